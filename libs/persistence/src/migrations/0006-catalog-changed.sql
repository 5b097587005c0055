-- Shops keep hot reads in memory for seconds and drop them by this message: the id is all that travels,
-- and an empty one means "lists may have changed".
create function catalog.notify_product() returns trigger language plpgsql as $$
begin
  perform pg_notify('catalog_changed', new.id::text);
  return null;
end $$;
create trigger product_drops_caches after update on catalog.product
  for each row execute function catalog.notify_product();

create function catalog.notify_lists() returns trigger language plpgsql as $$
begin
  perform pg_notify('catalog_changed', '');
  return null;
end $$;
create trigger new_product_drops_caches after insert on catalog.product
  for each statement execute function catalog.notify_lists();
create trigger category_drops_caches after insert or update or delete on catalog.category
  for each statement execute function catalog.notify_lists();
create trigger brand_drops_caches after insert or update or delete on catalog.brand
  for each statement execute function catalog.notify_lists();

-- The home page's shelves and "goes well with" read a few rows off one end of these.
create index product_best on catalog.product (rating_average desc, rating_count desc, id)
  where status = 'published';
create index product_best_in_category on catalog.product (category_id, rating_average desc, rating_count desc, id)
  where status = 'published';
create index product_best_for_goal on catalog.product (goal, rating_average desc, rating_count desc, id)
  where status = 'published';
create index product_fresh on catalog.product (published_at desc, id) where status = 'published';
create index price_on_sale on pricing.price (market, variant_id) where sale_minor is not null;

-- The indexer looks for prices and pages that changed by the clock alone.
create index price_sale_starts on pricing.price (sale_starts_at) where sale_starts_at is not null;
create index price_sale_ends on pricing.price (sale_ends_at) where sale_ends_at is not null;

-- Search without the search engine forgives typing where the server has trigrams, and goes without elsewhere.
do $$
begin
  if exists (select from pg_available_extensions where name = 'pg_trgm') then
    create extension if not exists pg_trgm with schema public;
    create index product_similar on catalog.product
      using gin ((title || ' ' || search_extra) public.gin_trgm_ops);
  end if;
end $$;
