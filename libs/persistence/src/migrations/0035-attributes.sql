-- What can be said of products beyond the fixed columns, as employees define it.
create table catalog.attribute (
  id uuid primary key,
  -- Stands in stored values and addresses, and never changes.
  code text not null unique check (code ~ '^[a-z][a-z0-9_]{1,39}$'),
  name text not null check (length(name) between 1 and 60),
  kind text not null check (kind in ('text', 'number', 'boolean', 'choice')),
  scope text not null check (scope in ('product', 'variant')),
  multiple boolean not null default false,
  filterable boolean not null default false,
  -- Of numbers: what they count, and where the ranges of their filter begin.
  unit text check (length(unit) between 1 and 20),
  steps jsonb not null default '[]' check (jsonb_typeof(steps) = 'array'),
  choices jsonb not null default '[]' check (jsonb_typeof(choices) = 'array'),
  position integer not null default 0,
  version integer not null default 1,
  check (kind = 'number' or (unit is null and steps = '[]')),
  check ((kind = 'choice') = (choices <> '[]')),
  check (kind <> 'text' or not filterable),
  check (kind <> 'boolean' or not multiple)
);

-- Values by code, always lists: {"origin": ["pe"], "caffeine_mg": [40]}. They are read with their row.
alter table catalog.product add column attributes jsonb not null default '{}';
alter table catalog.variant add column attributes jsonb not null default '{}';

-- Whoever changes a definition holds this lock alone, whoever writes values holds it with others: no value is
-- written by a definition that is being taken away.
create function catalog.lock_attributes(alone boolean) returns void language sql as $$
  select case when alone then pg_advisory_xact_lock(hashtext('catalog.attribute'))
    else pg_advisory_xact_lock_shared(hashtext('catalog.attribute')) end;
$$;

create function catalog.attributes_fit() returns trigger
language plpgsql security definer set search_path = pg_catalog, pg_temp as $$
declare
  wrong text;
begin
  perform catalog.lock_attributes(false);
  select e.key into wrong
  from jsonb_each(new.attributes) e
  left join catalog.attribute a on a.code = e.key and a.scope = tg_argv[0]
  where case
    when a.code is null or jsonb_typeof(e.value) <> 'array' then true
    when jsonb_array_length(e.value) = 0 or (not a.multiple and jsonb_array_length(e.value) > 1) then true
    else exists (select from jsonb_array_elements(e.value) as item (value) where not case a.kind
      when 'choice' then exists (select from jsonb_array_elements(a.choices) as choice (value)
        where choice.value -> 'code' = item.value)
      when 'text' then jsonb_typeof(item.value) = 'string'
      else jsonb_typeof(item.value) = a.kind end)
  end limit 1;
  if wrong is not null then
    raise exception 'attribute % does not take this value', wrong
      using errcode = 'check_violation', constraint = 'attributes_fit';
  end if;
  return new;
end $$;
create trigger product_attributes_fit before insert or update of attributes on catalog.product
  for each row when (new.attributes <> '{}') execute function catalog.attributes_fit('product');
create trigger variant_attributes_fit before insert or update of attributes on catalog.variant
  for each row when (new.attributes <> '{}') execute function catalog.attributes_fit('variant');

-- Which products an attribute is about, when it is renamed or shall go.
create index product_attributes on catalog.product using gin (attributes);
create index variant_attributes on catalog.variant using gin (attributes);

create trigger attribute_drops_caches after insert or update or delete on catalog.attribute
  for each statement execute function catalog.notify_lists();

grant select on catalog.attribute to ga_storefront, ga_admin, ga_worker, ga_indexer;
grant insert, update, delete on catalog.attribute to ga_admin;
