-- Lists that employees put together: by rules, with single products added or left out. Who belongs to one is asked
-- whenever it is shown, so that a price, a sale or the clock that changes moves products in and out by itself.
create table catalog.collection (
  id uuid primary key,
  slug text not null unique check (slug ~ '^[a-z0-9]+(-[a-z0-9]+)*$'),
  name text not null check (length(name) between 1 and 80),
  blurb text not null default '' check (length(blurb) <= 400),
  rules jsonb not null default '{}' check (jsonb_typeof(rules) = 'object'),
  -- First in the collection, in this order, whatever the rules say; and never in it.
  pinned uuid[] not null default '{}' check (cardinality(pinned) <= 20),
  excluded uuid[] not null default '{}' check (cardinality(excluded) <= 200),
  sort text not null default 'relevance'
    check (sort in ('relevance', 'price-asc', 'price-desc', 'serving-price', 'rating', 'newest')),
  active boolean not null default false,
  shown_from timestamptz,
  shown_until timestamptz,
  position integer not null default 0,
  version integer not null default 1,
  check (shown_from < shown_until),
  check (not pinned && excluded)
);

create trigger collection_drops_caches after insert or update or delete on catalog.collection
  for each statement execute function catalog.notify_lists();

grant select on catalog.collection to ga_storefront, ga_admin, ga_worker, ga_indexer;
grant insert, update, delete on catalog.collection to ga_admin;
