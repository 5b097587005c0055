create schema catalog;
create schema pricing;

create table catalog.brand (
  id uuid primary key,
  slug text not null unique,
  name text not null,
  story text not null default '',
  version integer not null default 1
);

create table catalog.category (
  id uuid primary key,
  slug text not null unique,
  name text not null,
  blurb text not null default '',
  parent_id uuid references catalog.category (id),
  position integer not null default 0,
  version integer not null default 1
);
create index category_parent on catalog.category (parent_id);

create table catalog.product (
  id uuid primary key,
  slug text not null unique,
  title text not null check (length(title) between 1 and 120),
  subtitle text not null default '',
  brand_id uuid not null references catalog.brand (id),
  category_id uuid not null references catalog.category (id),
  goal text not null,
  form text not null,
  status text not null check (status in ('draft', 'published', 'archived')),
  summary text not null,
  description jsonb not null default '[]',
  benefits jsonb not null default '[]',
  facts jsonb not null,
  allergens text[] not null default '{}',
  diets text[] not null default '{}',
  certificates text[] not null default '{}',
  directions text not null,
  warnings jsonb not null default '[]',
  claims jsonb not null default '[]',
  rating_average numeric(2, 1) not null default 0,
  rating_count integer not null default 0,
  packshot jsonb not null,
  images jsonb not null default '[]',
  published_at timestamptz,
  created_at timestamptz not null default now(),
  updated_at timestamptz not null default now(),
  version integer not null default 1,
  -- Brand and ingredient names, kept by the writing code, so that the fallback search finds them too.
  search_extra text not null default '',
  search_vector tsvector generated always as (
    setweight(to_tsvector('english', title || ' ' || subtitle), 'A') ||
    setweight(to_tsvector('english', search_extra), 'B') ||
    setweight(to_tsvector('english', summary), 'C')
  ) stored,
  check (status <> 'published' or published_at is not null)
);
create index product_category on catalog.product (category_id) where status = 'published';
create index product_brand on catalog.product (brand_id);
create index product_goal on catalog.product (goal) where status = 'published';
create index product_search on catalog.product using gin (search_vector);
create index product_title on catalog.product (title text_pattern_ops);
create index product_updated on catalog.product (updated_at desc, id);

create table catalog.variant (
  id uuid primary key,
  product_id uuid not null references catalog.product (id),
  sku text not null unique,
  barcode text not null unique,
  title text not null,
  count integer not null check (count > 0),
  unit text not null,
  flavour text,
  days_of_supply integer not null default 0 check (days_of_supply >= 0),
  weight_grams integer not null check (weight_grams > 0),
  tax_code text not null,
  position integer not null default 0,
  active boolean not null default true
);
create index variant_product on catalog.variant (product_id, position);

create table pricing.price (
  variant_id uuid not null,
  market text not null,
  currency char(3) not null,
  list_minor bigint not null check (list_minor >= 0),
  sale_minor bigint check (sale_minor >= 0),
  sale_starts_at timestamptz,
  sale_ends_at timestamptz,
  primary key (variant_id, market),
  check (sale_minor is null or sale_minor <= list_minor),
  check (sale_starts_at is null or sale_ends_at is null or sale_starts_at < sale_ends_at)
);
