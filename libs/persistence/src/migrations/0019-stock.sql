-- A bundle has no stock of its own: it is sold from the stock of what is in it.
create table inventory.bundle_component (
  bundle_variant_id uuid not null,
  component_variant_id uuid not null,
  quantity integer not null check (quantity > 0),
  primary key (bundle_variant_id, component_variant_id)
);
create index bundle_component_part on inventory.bundle_component (component_variant_id);

create function inventory.refuse_nested_bundle() returns trigger language plpgsql as $$
begin
  if exists (select from inventory.bundle_component b
      where b.bundle_variant_id = new.component_variant_id or b.component_variant_id = new.bundle_variant_id)
    or new.bundle_variant_id = new.component_variant_id then
    raise exception 'a bundle holds single items, never another bundle'
      using errcode = 'check_violation', constraint = 'bundle_of_single_items';
  end if;
  return new;
end $$;
create trigger bundle_of_single_items before insert or update on inventory.bundle_component
  for each row execute function inventory.refuse_nested_bundle();

-- What may be sold of a product, to whom and to where; a product without a row has no such limits.
create table inventory.sale_limit (
  product_id uuid primary key,
  max_per_order integer check (max_per_order between 1 and 99),
  minimum_age integer check (minimum_age between 1 and 99),
  not_to text[] not null default '{}'
);

-- Units that may be sold before they are there, counted where two orders cannot count past each other.
create table inventory.backorder (
  variant_id uuid primary key,
  kind text not null check (kind in ('backorder', 'preorder')),
  unit_limit integer not null check (unit_limit >= 0),
  taken integer not null default 0,
  expected_on date not null,
  constraint backorder_within_limit check (taken >= 0 and taken <= unit_limit)
);

create table inventory.backorder_claim (
  id uuid primary key,
  order_id uuid not null,
  order_line_id uuid not null,
  variant_id uuid not null,
  quantity integer not null check (quantity > 0),
  filled integer not null default 0,
  state text not null check (state in ('held', 'waiting', 'filled', 'released')),
  -- The day the shopper was told.
  expected_on date not null,
  expires_at timestamptz,
  created_at timestamptz not null default now(),
  updated_at timestamptz not null default now(),
  unique (order_line_id, variant_id),
  constraint backorder_claim_filled check (filled between 0 and quantity and (state <> 'filled' or filled = quantity))
);
create index backorder_claim_order on inventory.backorder_claim (order_id);
create index backorder_claim_queue on inventory.backorder_claim (variant_id, created_at, id) where state = 'waiting';
create index backorder_claim_expiry on inventory.backorder_claim (expires_at) where state = 'held';

-- A store is where shoppers collect. Its own shelf always supplies it; other places may, some days later.
create table inventory.store_supply (
  store_id uuid not null references inventory.location (id),
  location_id uuid not null references inventory.location (id),
  days integer not null check (days > 0),
  primary key (store_id, location_id),
  check (store_id <> location_id)
);

-- One line may need several items from one place; a line is shipped in parts.
alter table inventory.reservation drop constraint reservation_order_line_id_location_id_key;
alter table inventory.reservation add constraint reservation_once unique (order_line_id, variant_id, location_id);
alter table inventory.reservation add column shipped integer not null default 0;
alter table inventory.reservation drop constraint reservation_state_check;
alter table inventory.reservation add constraint reservation_state_check
  check (state in ('held', 'allocated', 'released', 'sold'));
alter table inventory.reservation add constraint reservation_shipped
  check (shipped between 0 and quantity and (state <> 'sold' or shipped = quantity) and (state <> 'released' or shipped = 0));

alter table inventory.lot add column reserved integer not null default 0;
alter table inventory.lot add constraint lot_not_oversold check (reserved >= 0 and quantity - reserved >= 0);

-- Which lots an order's units come from; kept after the parcel has left, for recalls.
create table inventory.reservation_lot (
  reservation_id uuid not null references inventory.reservation (id),
  lot_id uuid not null references inventory.lot (id),
  quantity integer not null check (quantity > 0),
  shipped integer not null default 0,
  primary key (reservation_id, lot_id),
  constraint reservation_lot_shipped check (shipped between 0 and quantity)
);
create index reservation_lot_lot on inventory.reservation_lot (lot_id);

-- A deed that may be asked for twice (a parcel, a delivery of goods, a return) is done once.
create table inventory.operation (
  key text primary key,
  kind text not null,
  result jsonb,
  at timestamptz not null default now()
);

alter table inventory.movement add column lot_id uuid;
alter table inventory.movement drop constraint movement_kind_check;
alter table inventory.movement add constraint movement_kind_check
  check (kind in ('receipt', 'hold', 'release', 'allocation', 'sale', 'adjustment', 'restock'));

-- The age a shopper said to be of, where the bag asked for one.
alter table ordering."order" add column confirmed_age integer check (confirmed_age between 1 and 99);

-- Levels from before the ledger was complete get their opening movements.
create view inventory.ledger as
  select variant_id, location_id,
    sum(case when kind in ('receipt', 'restock', 'adjustment') then quantity
      when kind = 'sale' then -quantity else 0 end) as on_hand,
    sum(case when kind = 'hold' then quantity when kind in ('release', 'sale') then -quantity else 0 end) as reserved
  from inventory.movement group by variant_id, location_id;

insert into inventory.movement (variant_id, location_id, kind, quantity)
select s.variant_id, s.location_id, change.kind, change.quantity
from inventory.stock_level s
left join inventory.ledger l using (variant_id, location_id)
cross join lateral (values
  ('adjustment', s.on_hand - coalesce(l.on_hand, 0)),
  ('hold', greatest(0, s.reserved - coalesce(l.reserved, 0))),
  ('release', greatest(0, coalesce(l.reserved, 0) - s.reserved))) as change (kind, quantity)
where change.quantity <> 0;

-- However a level comes into being, its ledger begins with it.
create function inventory.open_ledger() returns trigger language plpgsql as $$
begin
  insert into inventory.movement (variant_id, location_id, kind, quantity)
  select variant_id, location_id, 'receipt', on_hand from opened where on_hand > 0
  union all
  select variant_id, location_id, 'hold', reserved from opened where reserved > 0;
  return null;
end $$;
create trigger level_opens_ledger after insert on inventory.stock_level
  referencing new table as opened for each statement execute function inventory.open_ledger();

-- What must never be: each row names a promise that does not hold. Empty when all is well.
create view inventory.stock_fault as
  with bound as (
    select variant_id, location_id, sum(quantity - shipped) as reserved
    from inventory.reservation where state in ('held', 'allocated') group by variant_id, location_id),
  chosen as (
    select c.lot_id, sum(c.quantity - c.shipped) as reserved
    from inventory.reservation_lot c join inventory.reservation r on r.id = c.reservation_id
    where r.state = 'allocated' group by c.lot_id),
  claimed as (
    select variant_id, sum(quantity - filled) as taken
    from inventory.backorder_claim where state in ('held', 'waiting') group by variant_id)
  select 'movements do not sum to on hand' as fault, s.variant_id, s.location_id,
    cast(coalesce(l.on_hand, 0) as integer) as expected, s.on_hand as found
  from inventory.stock_level s left join inventory.ledger l using (variant_id, location_id)
  where s.on_hand <> coalesce(l.on_hand, 0)
  union all
  select 'movements do not sum to reserved', s.variant_id, s.location_id,
    cast(coalesce(l.reserved, 0) as integer), s.reserved
  from inventory.stock_level s left join inventory.ledger l using (variant_id, location_id)
  where s.reserved <> coalesce(l.reserved, 0)
  union all
  select 'holds and allocations do not sum to reserved', s.variant_id, s.location_id,
    cast(coalesce(b.reserved, 0) as integer), s.reserved
  from inventory.stock_level s left join bound b using (variant_id, location_id)
  where s.reserved <> coalesce(b.reserved, 0)
  union all
  select 'reserved where there is no level', b.variant_id, b.location_id, 0, cast(b.reserved as integer)
  from bound b left join inventory.stock_level s using (variant_id, location_id)
  where s.variant_id is null and b.reserved <> 0
  union all
  select 'chosen units do not sum to the lot', t.variant_id, t.location_id,
    cast(coalesce(c.reserved, 0) as integer), t.reserved
  from inventory.lot t left join chosen c on c.lot_id = t.id
  where t.reserved <> coalesce(c.reserved, 0)
  union all
  select 'claims do not sum to the backorder', o.variant_id, null, cast(coalesce(c.taken, 0) as integer), o.taken
  from inventory.backorder o left join claimed c using (variant_id)
  where o.taken <> coalesce(c.taken, 0);

grant select on inventory.bundle_component, inventory.sale_limit, inventory.backorder, inventory.store_supply
  to ga_storefront, ga_admin, ga_worker, ga_indexer, ga_jobs;
grant update (taken) on inventory.backorder to ga_storefront, ga_worker, ga_jobs;
grant select, insert on inventory.backorder_claim to ga_storefront;
-- Holding again what was let go belongs to the order's run, not to the shop; the shop only ever inserts.
grant select, insert, update on inventory.backorder_claim, inventory.operation to ga_worker;
grant select, insert, update, delete on inventory.reservation_lot to ga_worker;
grant insert, update on inventory.stock_level, inventory.lot to ga_worker;
grant select, insert, update, delete on inventory.bundle_component, inventory.sale_limit, inventory.backorder,
  inventory.store_supply to ga_admin;
grant insert, update on inventory.lot, inventory.stock_level to ga_admin;
grant select, insert, update on inventory.operation to ga_admin;
-- Goods that come in go to the orders that wait for them.
grant insert, update on inventory.reservation to ga_admin;
grant update on inventory.backorder_claim to ga_admin;
grant select, insert, update on inventory.reservation_lot to ga_admin;
grant select on inventory.backorder_claim, inventory.reservation_lot, inventory.ledger, inventory.stock_fault
  to ga_admin, ga_worker, ga_jobs;

-- Jobs: lets go of holds whose order's run is gone.
grant select on inventory.reservation, inventory.stock_level, inventory.lot, inventory.movement, catalog.variant to ga_jobs;
grant update on inventory.reservation, inventory.backorder_claim to ga_jobs;
grant update (reserved) on inventory.stock_level, inventory.lot to ga_jobs;
grant update, delete on inventory.reservation_lot to ga_jobs;
grant insert on inventory.movement, platform.outbox to ga_jobs;
grant select (order_id, state, updated_at) on payment.payment to ga_jobs;
grant usage on all sequences in schema inventory, platform to ga_jobs;
