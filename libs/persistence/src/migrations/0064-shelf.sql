-- What employees name beside a product; pages show it before what is found by itself.
create table catalog.related_product (
  product_id uuid not null references catalog.product (id),
  related_id uuid not null references catalog.product (id),
  kind text not null check (kind in ('goes_with', 'instead_of')),
  -- The page of the other one names this one too.
  mutual boolean not null default false,
  position integer not null,
  primary key (product_id, related_id),
  constraint related_to_another check (product_id <> related_id)
);
create index related_product_back on catalog.related_product (related_id) where mutual;

-- What the page of a product names: its own list, then what names it both ways. Its own word goes first.
create view catalog.named_relation as
  select product_id, related_id, kind, false as back, position
  from catalog.related_product
  union all
  select r.related_id, r.product_id, r.kind, true, r.position
  from catalog.related_product r
  where r.mutual and not exists (select from catalog.related_product own
    where own.product_id = r.related_id and own.related_id = r.product_id);

-- A bundle of several units of one other size of the same product.
create view inventory.multipack as
  select b.bundle_variant_id as variant_id, b.component_variant_id, b.quantity as units
  from inventory.bundle_component b
  join catalog.variant pack on pack.id = b.bundle_variant_id
  join catalog.variant item on item.id = b.component_variant_id and item.product_id = pack.product_id
  where b.quantity > 1 and not exists (select from inventory.bundle_component other
    where other.bundle_variant_id = b.bundle_variant_id and other.component_variant_id <> b.component_variant_id);

-- However a size is changed, its packs hold so many of it as it is now.
create function catalog.multipacks_follow() returns trigger language plpgsql as $$
begin
  update catalog.variant pack set count = new.count * m.units, unit = new.unit, flavour = new.flavour,
    days_of_supply = new.days_of_supply * m.units, weight_grams = new.weight_grams * m.units, tax_code = new.tax_code
  from inventory.multipack m
  where m.component_variant_id = new.id and pack.id = m.variant_id;
  return null;
end $$;
create trigger multipacks_follow after update of count, unit, flavour, days_of_supply, weight_grams, tax_code
  on catalog.variant for each row
  when ((old.count, old.unit, old.flavour, old.days_of_supply, old.weight_grams, old.tax_code)
    is distinct from (new.count, new.unit, new.flavour, new.days_of_supply, new.weight_grams, new.tax_code))
  execute function catalog.multipacks_follow();

grant select on catalog.related_product, catalog.named_relation, inventory.multipack
  to ga_storefront, ga_admin, ga_worker, ga_indexer, ga_jobs;
grant insert, delete on catalog.related_product to ga_admin;
