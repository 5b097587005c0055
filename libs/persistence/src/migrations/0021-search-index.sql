-- What the indexers of each region report of their index, and what employees ask of them.
create table platform.search_index_report (
  region text primary key,
  report jsonb not null,
  reported_at timestamptz not null default now()
);

create table platform.search_index_request (
  id uuid primary key,
  action text not null check (action in ('verify', 'rebuild')),
  requested_by text not null,
  requested_at timestamptz not null default now(),
  started_at timestamptz,
  finished_at timestamptz,
  outcome text,
  check (finished_at is null or started_at is not null)
);
-- Asking twice is asking once.
create unique index search_index_request_open on platform.search_index_request (action)
  where finished_at is null;
create index search_index_request_newest on platform.search_index_request (requested_at desc);

grant usage on schema platform to ga_indexer;
grant select, insert, update on platform.search_index_report to ga_indexer;
grant select, update on platform.search_index_request to ga_indexer;
grant select on platform.search_index_report to ga_admin;
grant select, insert on platform.search_index_request to ga_admin;
