-- What employees have said about search. A version is never changed: the newest holds, the others are history.
create table catalog.search_rules (
  version integer primary key check (version > 0),
  synonyms jsonb not null check (jsonb_typeof(synonyms) = 'array'),
  merchandising jsonb not null check (jsonb_typeof(merchandising) = 'array'),
  note text not null default '',
  published_by text not null,
  published_at timestamptz not null default now()
);
-- A first version, so that every later one is made on one that was seen.
insert into catalog.search_rules (version, synonyms, merchandising, note, published_by)
values (1, '[]', '[]', 'The beginning', 'Green Apple');

grant select on catalog.search_rules to ga_storefront, ga_admin, ga_worker, ga_indexer;
grant insert on catalog.search_rules to ga_admin;
revoke update, delete on catalog.search_rules from ga_admin;

-- Lists that were kept in memory are old now.
create trigger search_rules_drop_caches after insert on catalog.search_rules
  for each statement execute function catalog.notify_lists();
