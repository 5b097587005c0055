create schema fulfilment;
grant usage on schema fulfilment to ga_storefront, ga_admin, ga_jobs, ga_worker;

-- What leaves one place for one order: a parcel, or a bag at the counter. Moved by its own run only.
create table fulfilment.shipment (
  id uuid primary key,
  order_id uuid not null,
  location_id uuid not null,
  -- First, second, third of its order.
  position integer not null check (position > 0),
  kind text not null check (kind in ('parcel', 'pickup')),
  state text not null default 'planned',
  reason text,
  -- Its share of what the card pays; the shares of an order sum to it exactly.
  amount_minor bigint not null check (amount_minor >= 0),
  currency char(3) not null,
  carrier text,
  service text,
  -- The carrier's handles: noted before a label is bought, so that none is bought twice.
  carrier_ref text unique,
  tracker_ref text,
  tracking_code text,
  tracking_url text,
  label_url text,
  label_minor bigint check (label_minor >= 0),
  version integer not null default 1,
  created_at timestamptz not null default now(),
  updated_at timestamptz not null default now(),
  unique (order_id, position)
);
create index shipment_order on fulfilment.shipment (order_id);
create index shipment_tracker on fulfilment.shipment (tracker_ref);
create index shipment_open on fulfilment.shipment (state, created_at)
  where state in ('planned', 'picking', 'packed', 'ready_for_pickup');

-- Units in it: of a bundle each of its items is a part of its own. A reservation that grows when goods come in
-- sends the rest in another shipment.
create table fulfilment.shipment_part (
  shipment_id uuid not null references fulfilment.shipment (id),
  reservation_id uuid not null,
  order_line_id uuid not null,
  variant_id uuid not null,
  quantity integer not null check (quantity > 0),
  primary key (shipment_id, reservation_id)
);
create index shipment_part_reservation on fulfilment.shipment_part (reservation_id);

create table fulfilment.history (
  shipment_id uuid not null references fulfilment.shipment (id),
  seq integer not null,
  from_state text,
  to_state text not null,
  reason text,
  at timestamptz not null default now(),
  primary key (shipment_id, seq)
);

-- What people ask of a shipment's run: a row and a message, never a change of the shipment itself.
create table fulfilment.instruction (
  shipment_id uuid not null references fulfilment.shipment (id),
  seq integer not null,
  kind text not null check (kind in ('pack', 'ship', 'hand_over', 'pay_again', 'cancel')),
  given_by text not null,
  given_at timestamptz not null default now(),
  primary key (shipment_id, seq)
);

-- Carriers' events, remembered so that each counts once.
create table fulfilment.carrier_event (
  provider text not null,
  event_id text not null,
  received_at timestamptz not null default now(),
  primary key (provider, event_id)
);

grant select, insert, update on fulfilment.shipment to ga_worker;
grant select, insert on fulfilment.shipment_part, fulfilment.history, fulfilment.instruction to ga_worker;
grant select on all tables in schema fulfilment to ga_admin;
grant insert on fulfilment.instruction to ga_admin;
grant select on fulfilment.shipment, fulfilment.shipment_part to ga_storefront;
grant select, insert on fulfilment.carrier_event to ga_storefront;
