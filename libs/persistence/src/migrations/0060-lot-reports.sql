-- What a laboratory found of a lot. A lot may lie at several places; its report is one, by size and code.
create table catalog.lot_report (
  id uuid primary key,
  variant_id uuid not null references catalog.variant (id),
  lot_code text not null check (lot_code ~ '^[A-Z0-9][A-Z0-9./-]{1,39}$'),
  laboratory text not null check (length(laboratory) between 1 and 120),
  tested_on date not null,
  -- [{ name, unit, bound, claimed, measured }], at least one.
  measures jsonb not null check (jsonb_typeof(measures) = 'array' and jsonb_array_length(measures) between 1 and 40),
  document_id uuid not null references catalog.document (id),
  added_by text not null,
  added_by_name text not null,
  added_at timestamptz not null default now(),
  version integer not null default 1,
  unique (variant_id, lot_code)
);

grant select on catalog.lot_report to ga_storefront, ga_admin, ga_worker, ga_indexer;
grant insert on catalog.lot_report to ga_admin;
grant update (laboratory, tested_on, measures, document_id, added_by, added_by_name, added_at, version)
  on catalog.lot_report to ga_admin;
-- A shopper reads which lots their parcels were filled from.
grant select on inventory.reservation_lot to ga_storefront;
