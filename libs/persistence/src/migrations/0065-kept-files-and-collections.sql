-- Files of jobs that have come to rest are kept until a day that their run names; then the job is closed ('going'),
-- its rows and files are removed, and what came of it stays.
alter table catalog.bulk_job
  add column kept_until timestamptz,
  add column keeping text not null default 'kept' check (keeping in ('kept', 'going', 'gone'));
update catalog.bulk_job set kept_until = now() + interval '30 days'
  where state in ('checked', 'done', 'cancelled', 'failed');
create index bulk_job_kept_until on catalog.bulk_job (kept_until) where keeping <> 'gone';

alter table catalog.collection
  -- What search engines are told in place of name and blurb; empty for those.
  add column seo_title text not null default '' check (length(seo_title) <= 120),
  add column seo_description text not null default '' check (length(seo_description) <= 320),
  add column noindex boolean not null default false,
  -- Shoppers could see it once, so links from anywhere may lead to it.
  add column seen boolean not null default false,
  -- Put away by employees: its addresses stay its own.
  add column archived_at timestamptz,
  add constraint collection_archived_is_off check (archived_at is null or not active);

create function catalog.is_open_to_shoppers(active boolean, shown_from timestamptz) returns boolean
language sql stable as $$ select active and coalesce(shown_from <= now(), true) $$;
update catalog.collection set seen = catalog.is_open_to_shoppers(active, shown_from);

create function catalog.note_collection_seen() returns trigger language plpgsql as $$
begin
  new.seen := catalog.is_open_to_shoppers(new.active, new.shown_from);
  if tg_op = 'UPDATE' then
    new.seen := new.seen or old.seen or catalog.is_open_to_shoppers(old.active, old.shown_from);
  end if;
  return new;
end $$;
create trigger collection_notes_seen before insert or update on catalog.collection
  for each row execute function catalog.note_collection_seen();

-- Addresses a collection had before, by the rules of those of products.
create table catalog.collection_slug_history (
  slug text primary key,
  collection_id uuid not null references catalog.collection (id) on delete cascade,
  left_at timestamptz not null default now()
);
create index collection_slug_history_collection on catalog.collection_slug_history (collection_id);

create function catalog.remember_collection_slug() returns trigger
language plpgsql security definer set search_path = pg_catalog, pg_temp as $$
begin
  delete from catalog.collection_slug_history where slug = new.slug and collection_id = new.id;
  if exists (select from catalog.collection_slug_history where slug = new.slug) then
    raise exception 'this address leads to another collection'
      using errcode = 'unique_violation', constraint = 'collection_slug_history_pkey';
  end if;
  if tg_op = 'UPDATE' and new.slug <> old.slug
    and (old.seen or catalog.is_open_to_shoppers(old.active, old.shown_from)) then
    insert into catalog.collection_slug_history (slug, collection_id) values (old.slug, new.id);
  end if;
  return null;
end $$;
create trigger collection_remembers_slug after insert or update of slug on catalog.collection
  for each row execute function catalog.remember_collection_slug();

grant select on catalog.collection_slug_history to ga_storefront, ga_admin, ga_worker, ga_indexer;
