-- Addresses a product had before. They lead to the product, so to wherever it is now: there is no chain to follow
-- and no loop to fall into.
create table catalog.slug_history (
  slug text primary key,
  product_id uuid not null references catalog.product (id),
  left_at timestamptz not null default now()
);
create index slug_history_product on catalog.slug_history (product_id);

create function catalog.remember_slug() returns trigger
language plpgsql security definer set search_path = pg_catalog, pg_temp as $$
begin
  -- A product that goes back to an address of its own takes it out of the history; somebody else's stays theirs.
  delete from catalog.slug_history where slug = new.slug and product_id = new.id;
  if exists (select from catalog.slug_history where slug = new.slug) then
    raise exception 'this address leads to another product'
      using errcode = 'unique_violation', constraint = 'slug_history_pkey';
  end if;
  if tg_op = 'UPDATE' and new.slug <> old.slug then
    -- What nobody has ever seen leads nowhere.
    if old.published_at <= now() then
      insert into catalog.slug_history (slug, product_id) values (old.slug, new.id);
    end if;
  end if;
  return null;
end $$;
create trigger product_remembers_slug after insert or update of slug on catalog.product
  for each row execute function catalog.remember_slug();

alter table catalog.product
  -- From this moment on it is out of the shop.
  add column published_until timestamptz,
  -- What search engines are told in place of title and summary; empty for those.
  add column seo_title text not null default '' check (length(seo_title) <= 120),
  add column seo_description text not null default '' check (length(seo_description) <= 320),
  -- Path of the page that search engines shall list in place of this one.
  add column seo_canonical text check (seo_canonical ~ '^/[a-z0-9/-]*$'),
  add column noindex boolean not null default false,
  add constraint product_published_in_order check (published_until > published_at);

-- The indexer looks for what came and went by the clock alone.
create index product_leaves on catalog.product (published_until) where published_until is not null;

grant select on catalog.slug_history to ga_storefront, ga_admin, ga_worker, ga_indexer;
