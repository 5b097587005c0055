-- Somebody wants an order cancelled: a row and a message. The order's own run judges it by where payment and
-- parcels stand, and answers.
create table ordering.cancel_request (
  id uuid primary key,
  order_id uuid not null references ordering."order" (id),
  reason text not null check (reason in ('shopper_request', 'staff_request')),
  state text not null default 'open' check (state in ('open', 'done', 'refused')),
  refusal text,
  requested_at timestamptz not null default now(),
  answered_at timestamptz,
  check ((state = 'open') = (answered_at is null)),
  check ((state = 'refused') = (refusal is not null))
);
create unique index cancel_request_open on ordering.cancel_request (order_id) where state = 'open';
create index cancel_request_order on ordering.cancel_request (order_id, requested_at desc);

grant select, insert on ordering.cancel_request to ga_storefront, ga_admin;
grant select, update on ordering.cancel_request to ga_worker;
-- What is cancelled after it was counted is not counted.
grant delete on reporting.stats_applied to ga_worker;
