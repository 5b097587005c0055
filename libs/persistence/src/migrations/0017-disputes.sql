-- Payments that cardholders told their banks to take back, as the provider last told us. The money is in the ledger.
create table payment.dispute (
  dispute_ref text primary key,
  order_id uuid not null,
  payment_id uuid not null references payment.payment (id),
  amount_minor bigint not null check (amount_minor > 0),
  currency char(3) not null,
  reason text not null,
  standing text not null check (standing in ('open', 'won', 'lost')),
  respond_by timestamptz,
  opened_at timestamptz not null default now(),
  updated_at timestamptz not null default now()
);
create index dispute_order on payment.dispute (order_id);

grant select, insert, update on payment.dispute to ga_worker;
grant select on payment.dispute to ga_admin;
