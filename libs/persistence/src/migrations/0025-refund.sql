-- Money that goes back. A refund gives back parts of what the receipt says was paid; its own run
-- `refund/<id>` decides which means of payment get it and moves it along.
create table payment.refund (
  id uuid primary key,
  order_id uuid not null,
  -- First, second, third of its order.
  position integer not null check (position > 0),
  state text not null check (state in ('awaiting_approval', 'approved', 'processing', 'settled', 'failed', 'refused')),
  reason text not null check (length(reason) between 1 and 80),
  note text check (length(note) <= 500),
  source_kind text not null check (source_kind in ('staff', 'return', 'edit', 'shipment', 'cancel')),
  source_id text,
  requested_by text not null,
  decided_by text,
  decided_at timestamptz,
  -- Why it was refused; a code.
  refusal text,
  amount_minor bigint not null check (amount_minor > 0),
  currency char(3) not null,
  -- The workflow that is told once the money has gone back, or will not.
  wakes text,
  -- When the figures of customers and products were corrected.
  counted_at timestamptz,
  version integer not null default 1,
  created_at timestamptz not null default now(),
  settled_at timestamptz,
  unique (order_id, position),
  -- Two people: nobody agrees to what they asked for themselves.
  constraint refund_decided_by_another check (decided_by is null or decided_by <> requested_by),
  check ((state = 'refused') = (refusal is not null)),
  check (state <> 'settled' or settled_at is not null)
);
create index refund_waiting on payment.refund (created_at) where state = 'awaiting_approval';

-- What it gives back of each line, and of delivery (`shipping`), as the receipt splits it.
create table payment.refund_part (
  refund_id uuid not null references payment.refund (id),
  line_id text not null,
  quantity integer not null check (quantity >= 0),
  goods_minor bigint not null check (goods_minor >= 0),
  tax_minor bigint not null check (tax_minor >= 0),
  primary key (refund_id, line_id)
);

-- Where it goes. `not-taken` is a share of a parcel that was not charged yet and now never will be.
create table payment.refund_tender (
  refund_id uuid not null references payment.refund (id),
  position smallint not null,
  kind text not null check (kind in ('not-taken', 'card', 'gift-card', 'store-credit')),
  -- The shipment, the payment, or the gift card or credit.
  target_id uuid not null,
  amount_minor bigint not null check (amount_minor > 0),
  state text not null default 'open' check (state in ('open', 'asked', 'pending', 'settled', 'failed')),
  -- Counts the times the provider was asked anew after it had refused for good.
  turn smallint not null default 1 check (turn > 0),
  refund_ref text,
  failure text,
  updated_at timestamptz not null default now(),
  primary key (refund_id, position)
);
create index refund_tender_target on payment.refund_tender (target_id);

-- What its refunds promise together; the last net under the arithmetic.
alter table ordering."order" add column refunded_minor bigint not null default 0
  constraint order_not_refunded_twice check (refunded_minor between 0 and total_minor);

-- What was taken off a shipment's share before it was charged: planning later shipments still counts it as given.
alter table fulfilment.shipment add column reduced_minor bigint not null default 0 check (reduced_minor >= 0);

grant select, insert, update on payment.refund, payment.refund_tender to ga_worker;
grant select, insert on payment.refund_part to ga_worker;
grant select, insert, update (state, decided_by, decided_at, refusal, version) on payment.refund to ga_admin;
grant select, insert on payment.refund_part to ga_admin;
grant select, update (state, turn, failure, updated_at) on payment.refund_tender to ga_admin;
grant update (refunded_minor) on ordering."order" to ga_admin;
grant select on payment.refund, payment.refund_part, payment.refund_tender to ga_storefront;
grant select (id, order_id, position, state, settled_at) on payment.refund to ga_jobs;
