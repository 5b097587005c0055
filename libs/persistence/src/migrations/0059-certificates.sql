-- Files that prove something: kept once by what is in them, in the object store under `object_key`.
create table catalog.document (
  id uuid primary key,
  sha256 text not null unique check (sha256 ~ '^[0-9a-f]{64}$'),
  object_key text not null,
  file_name text not null check (length(file_name) between 1 and 200),
  media_type text not null check (media_type in ('application/pdf', 'image/png', 'image/jpeg', 'image/webp')),
  bytes integer not null check (bytes between 1 and 10485760),
  uploaded_by text not null,
  uploaded_by_name text not null,
  uploaded_at timestamptz not null default now()
);

-- A certificate of a product, or of all products of a brand. It shows from `valid_from` until before `valid_to`.
create table catalog.certificate (
  id uuid primary key,
  product_id uuid references catalog.product (id),
  brand_id uuid references catalog.brand (id),
  kind text not null check (kind ~ '^[a-z][a-z0-9-]{1,39}$'),
  issuer text not null check (length(issuer) between 1 and 120),
  number text not null check (length(number) between 1 and 80),
  document_id uuid not null references catalog.document (id),
  valid_from timestamptz not null,
  valid_to timestamptz not null,
  added_by text not null,
  added_by_name text not null,
  added_at timestamptz not null default now(),
  ended_by_name text,
  ended_at timestamptz,
  version integer not null default 1,
  check (num_nonnulls(product_id, brand_id) = 1),
  check (valid_to > valid_from),
  check ((ended_at is null) = (ended_by_name is null))
);
create index certificate_of_product on catalog.certificate (product_id) where product_id is not null;
create index certificate_of_brand on catalog.certificate (brand_id) where brand_id is not null;
-- The same certificate is on record once; renewed, it often keeps its number.
create unique index certificate_once
  on catalog.certificate (coalesce(product_id, brand_id), kind, number, valid_from)
  where ended_at is null;
-- What the clock of the index looks for every second, and employees weeks ahead.
create index certificate_begins on catalog.certificate (valid_from) where ended_at is null;
create index certificate_ends on catalog.certificate (valid_to) where ended_at is null;

-- What shows of a product: what a record proves now, and words that were never put on record. Once there is a
-- record of a kind, the records alone decide.
create view catalog.shown_certificate as
  select p.id as product_id, c.kind
  from catalog.product p join catalog.certificate c on c.product_id = p.id
  where c.ended_at is null and c.valid_from <= now() and c.valid_to > now()
  union
  select p.id, c.kind
  from catalog.product p join catalog.certificate c on c.brand_id = p.brand_id
  where c.ended_at is null and c.valid_from <= now() and c.valid_to > now()
  union
  select p.id, said.kind
  from catalog.product p cross join unnest(p.certificates) as said (kind)
  where not exists (select from catalog.certificate c where c.product_id = p.id and c.kind = said.kind)
    and not exists (select from catalog.certificate c where c.brand_id = p.brand_id and c.kind = said.kind);

grant select on catalog.document, catalog.certificate, catalog.shown_certificate
  to ga_storefront, ga_admin, ga_worker, ga_indexer;
grant insert on catalog.document, catalog.certificate to ga_admin;
grant update (document_id, ended_by_name, ended_at, version) on catalog.certificate to ga_admin;
