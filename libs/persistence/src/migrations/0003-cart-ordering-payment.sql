create schema cart;
create schema ordering;
create schema payment;

create table cart.cart (
  id uuid primary key,
  -- SHA-256 of the opaque cookie; the cookie itself is never stored.
  token_hash bytea not null unique,
  state text not null default 'open' check (state in ('open', 'ordered')),
  coupon text,
  order_id uuid,
  version integer not null default 1,
  created_at timestamptz not null default now(),
  updated_at timestamptz not null default now()
);

create table cart.line (
  cart_id uuid not null references cart.cart (id) on delete cascade,
  variant_id uuid not null,
  quantity integer not null check (quantity between 1 and 99),
  added_at timestamptz not null default now(),
  primary key (cart_id, variant_id)
);

create table cart.quote (
  id uuid primary key,
  cart_id uuid not null references cart.cart (id) on delete cascade,
  cart_version integer not null,
  -- Hash of everything that was priced; a place-order that prices to another hash is a price change.
  hash text not null,
  email text not null,
  shipping_address jsonb not null,
  delivery jsonb not null,
  tax jsonb not null,
  receipt jsonb not null,
  expires_at timestamptz not null,
  created_at timestamptz not null default now()
);
create index quote_cart on cart.quote (cart_id);

create table ordering."order" (
  id uuid primary key,
  number text not null unique,
  cart_id uuid not null unique,
  quote_id uuid not null,
  -- SHA-256 of the shopper's session cookie and of the link token in their mail.
  session_hash bytea not null,
  access_hash bytea not null,
  state text not null,
  state_reason text,
  market text not null,
  region text not null,
  currency char(3) not null,
  email text not null,
  shipping_address jsonb not null,
  delivery jsonb not null,
  items_minor bigint not null check (items_minor >= 0),
  discount_minor bigint not null check (discount_minor >= 0),
  shipping_minor bigint not null check (shipping_minor >= 0),
  tax_minor bigint not null check (tax_minor >= 0),
  total_minor bigint not null check (total_minor >= 0),
  receipt jsonb not null,
  tax_calculation_ref text,
  tax_transaction_ref text,
  hold_expires_at timestamptz,
  version integer not null default 1,
  placed_at timestamptz not null default now(),
  confirmed_at timestamptz,
  updated_at timestamptz not null default now(),
  check (total_minor = items_minor - discount_minor + shipping_minor + tax_minor)
);
create index order_placed on ordering."order" (placed_at desc, id desc);
create index order_state on ordering."order" (state, placed_at desc);
create index order_session on ordering."order" (session_hash);

create table ordering.line (
  id uuid primary key,
  order_id uuid not null references ordering."order" (id),
  position integer not null,
  variant_id uuid not null,
  product_id uuid not null,
  sku text not null,
  title text not null,
  variant_title text not null,
  image jsonb,
  quantity integer not null check (quantity > 0),
  unit_minor bigint not null check (unit_minor >= 0),
  discount_minor bigint not null default 0,
  tax_minor bigint not null default 0,
  total_minor bigint not null,
  unique (order_id, position)
);
create index line_variant on ordering.line (variant_id);

create table ordering.history (
  order_id uuid not null references ordering."order" (id),
  seq integer not null,
  from_state text,
  to_state text not null,
  reason text,
  at timestamptz not null default now(),
  primary key (order_id, seq)
);

create table ordering.calculation (
  order_id uuid not null references ordering."order" (id),
  calculation_type text not null,
  result jsonb not null,
  calculated_at timestamptz not null default now(),
  primary key (order_id, calculation_type)
);

create table payment.payment (
  id uuid primary key,
  order_id uuid not null,
  attempt integer not null check (attempt > 0),
  provider text not null,
  -- The provider's handle of the card; the card itself never reaches us.
  payment_method_ref text not null,
  provider_ref text unique,
  state text not null check (state in ('requested', 'action_required', 'authorised', 'declined', 'voided', 'captured', 'failed')),
  decline_code text,
  amount_minor bigint not null check (amount_minor >= 0),
  currency char(3) not null,
  idempotency_key text not null unique,
  created_at timestamptz not null default now(),
  updated_at timestamptz not null default now(),
  unique (order_id, attempt)
);

create table payment.webhook_event (
  provider text not null,
  event_id text not null,
  received_at timestamptz not null default now(),
  primary key (provider, event_id)
);
