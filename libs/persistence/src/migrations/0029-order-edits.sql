-- Somebody wants an order to be another: what they want, what it would cost, and what became of it. The order's
-- own run applies it. Holds an address where one is changed: personal data, like the order itself.
create table ordering.order_edit (
  id uuid primary key,
  order_id uuid not null references ordering."order" (id),
  actor text not null check (actor in ('shopper', 'staff')),
  -- The employee; null for the shopper.
  requested_by text,
  note text check (length(note) <= 500),
  state text not null default 'previewed'
    check (state in ('previewed', 'applying', 'awaiting_payment', 'applied', 'abandoned', 'failed')),
  -- What is wanted, and the whole order as it would be then: what was seen is what is applied.
  changes jsonb not null,
  quote jsonb not null,
  -- The version of the receipt that it starts from.
  base_version integer not null check (base_version > 0),
  difference_minor bigint not null,
  currency char(3) not null,
  -- Why it failed or was abandoned.
  reason text,
  -- Until when the difference can be paid.
  pay_by timestamptz,
  -- The tax transaction of before, to be taken out of the authorities' books.
  former_tax_ref text,
  version integer not null default 1,
  created_at timestamptz not null default now(),
  updated_at timestamptz not null default now(),
  applied_at timestamptz,
  check ((state = 'applied') = (applied_at is not null)),
  check (state <> 'awaiting_payment' or pay_by is not null),
  check (state <> 'failed' or reason is not null)
);
create index order_edit_order on ordering.order_edit (order_id, created_at desc);
-- One at a time: two that are applied at once would each start from a receipt that the other replaces.
create unique index order_edit_open on ordering.order_edit (order_id) where state in ('applying', 'awaiting_payment');

-- Receipts that an edit replaced, with the lines of then. The newest stands with the order itself.
create table ordering.receipt_version (
  order_id uuid not null references ordering."order" (id),
  version integer not null check (version > 0),
  total_minor bigint not null,
  document jsonb not null,
  edit_id uuid not null unique references ordering.order_edit (id),
  replaced_at timestamptz not null default now(),
  primary key (order_id, version)
);

-- A bank's yes to a dearer order, asked for before the order is changed: it becomes the order's payment in the
-- transaction that changes it, and is let go when nothing comes of it.
create table payment.edit_charge (
  edit_id uuid not null references ordering.order_edit (id),
  try integer not null check (try > 0),
  order_id uuid not null,
  -- Null: the card that the provider keeps for the order.
  method_ref text,
  provider_ref text unique,
  amount_minor bigint not null check (amount_minor > 0),
  currency char(3) not null,
  state text not null check (state in ('requested', 'authorised', 'declined', 'used', 'voided')),
  decline_code text,
  idempotency_key text not null unique,
  created_at timestamptz not null default now(),
  primary key (edit_id, try)
);

grant select, insert on ordering.order_edit to ga_storefront, ga_admin;
grant update (state, reason, version, updated_at) on ordering.order_edit to ga_storefront, ga_admin;
grant select, update on ordering.order_edit to ga_worker;
grant select on ordering.receipt_version to ga_storefront, ga_admin;
grant select, insert on ordering.receipt_version to ga_worker;
grant delete on ordering.line to ga_worker;
grant select, insert, update on payment.edit_charge to ga_worker;
grant select, insert on payment.edit_charge to ga_storefront;
grant select (edit_id, try, order_id, amount_minor, currency, state, created_at) on payment.edit_charge to ga_admin;
grant update, delete on fulfilment.shipment_part to ga_worker;
grant update (amount_minor) on promotion.redemption to ga_worker;
-- The back office prices an edit as the shop does.
grant select on promotion.redemption, customer.segment_member, customer.customer_stats to ga_admin;
