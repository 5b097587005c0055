-- Texts of the catalogue in other languages than the one it is written in, by locale (BCP 47): one row for each thing
-- and language, fields by name. What is not there is shown as it was written. Whoever writes here raises the version
-- of the thing itself in the same transaction: its row is what caches, index and other editors look at.
create function catalog.is_locale(locale text) returns boolean language sql immutable as $$
  select locale ~ '^[a-z]{2,3}(-[A-Z][a-z]{3})?(-([A-Z]{2}|[0-9]{3}))?$'
$$;

-- How the database takes apart texts of a language.
create function catalog.words_of(locale text) returns regconfig language sql immutable as $$
  select case split_part(locale, '-', 1)
    when 'de' then 'pg_catalog.german'::regconfig
    when 'fr' then 'pg_catalog.french'::regconfig
    else 'pg_catalog.simple'::regconfig end
$$;

create table catalog.product_translation (
  product_id uuid not null references catalog.product (id) on delete cascade,
  locale text not null check (catalog.is_locale(locale)),
  texts jsonb not null check (jsonb_typeof(texts) = 'object' and texts <> '{}'),
  -- What each of them was translated from: a text that has been written anew since is out of date.
  source jsonb not null check (jsonb_typeof(source) = 'object'),
  updated_at timestamptz not null default now(),
  search_vector tsvector generated always as (
    setweight(to_tsvector(catalog.words_of(locale),
      coalesce(texts ->> 'title', '') || ' ' || coalesce(texts ->> 'subtitle', '')), 'A') ||
    setweight(to_tsvector(catalog.words_of(locale), coalesce(texts ->> 'summary', '')), 'C')
  ) stored,
  primary key (product_id, locale)
);
create index product_translation_search on catalog.product_translation using gin (search_vector);

create table catalog.brand_translation (
  brand_id uuid not null references catalog.brand (id) on delete cascade,
  locale text not null check (catalog.is_locale(locale)),
  texts jsonb not null check (jsonb_typeof(texts) = 'object' and texts <> '{}'),
  source jsonb not null check (jsonb_typeof(source) = 'object'),
  updated_at timestamptz not null default now(),
  primary key (brand_id, locale)
);

create table catalog.category_translation (
  category_id uuid not null references catalog.category (id) on delete cascade,
  locale text not null check (catalog.is_locale(locale)),
  texts jsonb not null check (jsonb_typeof(texts) = 'object' and texts <> '{}'),
  source jsonb not null check (jsonb_typeof(source) = 'object'),
  updated_at timestamptz not null default now(),
  primary key (category_id, locale)
);

create table catalog.collection_translation (
  collection_id uuid not null references catalog.collection (id) on delete cascade,
  locale text not null check (catalog.is_locale(locale)),
  texts jsonb not null check (jsonb_typeof(texts) = 'object' and texts <> '{}'),
  source jsonb not null check (jsonb_typeof(source) = 'object'),
  updated_at timestamptz not null default now(),
  primary key (collection_id, locale)
);

-- The label of a choice is the text `choice.<code>`.
create table catalog.attribute_translation (
  attribute_id uuid not null references catalog.attribute (id) on delete cascade,
  locale text not null check (catalog.is_locale(locale)),
  texts jsonb not null check (jsonb_typeof(texts) = 'object' and texts <> '{}'),
  source jsonb not null check (jsonb_typeof(source) = 'object'),
  updated_at timestamptz not null default now(),
  primary key (attribute_id, locale)
);

grant select on catalog.product_translation, catalog.brand_translation, catalog.category_translation,
  catalog.collection_translation, catalog.attribute_translation
  to ga_storefront, ga_admin, ga_worker, ga_indexer;
grant insert, update, delete on catalog.product_translation, catalog.brand_translation,
  catalog.category_translation, catalog.collection_translation, catalog.attribute_translation to ga_admin;
