create schema promotion;
create schema inventory;

create table promotion.promotion (
  id uuid primary key,
  name text not null,
  kind text not null check (kind in ('automatic', 'coupon')),
  -- Upper case; what the shopper types is folded before it is looked up.
  code text unique check (code = upper(code)),
  conditions jsonb not null default '[]',
  action jsonb not null,
  priority integer not null default 100,
  stackable boolean not null default false,
  active boolean not null default true,
  starts_at timestamptz,
  ends_at timestamptz,
  usage_limit integer check (usage_limit > 0),
  per_customer_limit integer check (per_customer_limit > 0),
  used_count integer not null default 0,
  version integer not null default 1,
  check ((kind = 'coupon') = (code is not null)),
  constraint promotion_within_limit check (used_count >= 0 and (usage_limit is null or used_count <= usage_limit))
);

create table promotion.redemption (
  promotion_id uuid not null references promotion.promotion (id),
  order_id uuid not null,
  customer_key bytea not null,
  redeemed_at timestamptz not null default now(),
  primary key (promotion_id, order_id)
);
create index redemption_customer on promotion.redemption (promotion_id, customer_key);

create table inventory.location (
  id uuid primary key,
  code text not null unique,
  name text not null,
  kind text not null check (kind in ('store', 'warehouse')),
  address jsonb not null,
  ships boolean not null,
  position integer not null default 0
);

create table inventory.stock_level (
  variant_id uuid not null,
  location_id uuid not null references inventory.location (id),
  on_hand integer not null check (on_hand >= 0),
  reserved integer not null default 0 check (reserved >= 0),
  primary key (variant_id, location_id),
  constraint stock_not_oversold check (on_hand - reserved >= 0)
);

create table inventory.lot (
  id uuid primary key,
  variant_id uuid not null,
  location_id uuid not null references inventory.location (id),
  code text not null,
  quantity integer not null check (quantity >= 0),
  expires_on date not null,
  tested_on date,
  unique (variant_id, location_id, code)
);
create index lot_expiry on inventory.lot (variant_id, location_id, expires_on);

create table inventory.reservation (
  id uuid primary key,
  order_id uuid not null,
  order_line_id uuid not null,
  variant_id uuid not null,
  location_id uuid not null references inventory.location (id),
  quantity integer not null check (quantity > 0),
  state text not null check (state in ('held', 'allocated', 'released')),
  expires_at timestamptz,
  updated_at timestamptz not null default now(),
  unique (order_line_id, location_id)
);
create index reservation_order on inventory.reservation (order_id);
create index reservation_expiry on inventory.reservation (expires_at) where state = 'held';

create table inventory.movement (
  id bigint generated always as identity primary key,
  variant_id uuid not null,
  location_id uuid not null,
  kind text not null check (kind in ('receipt', 'hold', 'release', 'allocation', 'sale', 'adjustment')),
  quantity integer not null,
  order_id uuid,
  at timestamptz not null default now()
);
create index movement_variant on inventory.movement (variant_id, location_id);
