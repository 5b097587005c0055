-- Several indexers work side by side in a region, and each reports for itself under a name of its own.
-- platform.search_index_report is written by releases before this one only.
create table platform.search_index_replica (
  region text not null,
  replica text not null,
  report jsonb not null,
  reported_at timestamptz not null default now(),
  primary key (region, replica)
);

grant select, insert, update, delete on platform.search_index_replica to ga_indexer;
grant select on platform.search_index_replica to ga_admin;
