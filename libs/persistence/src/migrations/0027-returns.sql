create schema returns;
grant usage on schema returns to ga_storefront, ga_admin, ga_jobs, ga_worker;

-- How often something of an order was asked to come back. Its row is what those who ask at once wait for.
create table returns.book (
  order_id uuid primary key,
  returns integer not null check (returns > 0)
);

-- Products that are not simply taken back; one without a row is.
create table returns.product_rule (
  product_id uuid primary key,
  rule text not null check (rule in ('final_sale', 'hygiene'))
);

-- Things that come back from a shopper. Moved by its own run `return/<id>` only.
create table returns.request (
  id uuid primary key,
  order_id uuid not null,
  -- First, second, third of its order, and what people call it.
  position integer not null check (position > 0),
  number text not null unique,
  state text not null default 'requested',
  -- Why a person has to look first; without one it is approved by rule.
  review text,
  -- A code.
  reason text,
  resolution text not null check (resolution in ('refund', 'exchange')),
  -- Where it comes back to.
  location_id uuid not null,
  requested_by text not null,
  request_key text not null,
  request_hash text not null,
  decided_by text,
  decided_at timestamptz,
  -- Not on its way by then, it is closed.
  send_by timestamptz,
  -- Percent of the money that is given back.
  share_percent smallint not null default 100 check (share_percent between 1 and 100),
  -- The one refund it may lead to.
  refund_id uuid not null unique,
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
  unique (order_id, position),
  unique (order_id, request_key)
);
create index request_tracker on returns.request (tracker_ref);
create index request_listed on returns.request (created_at desc, id desc);
create index request_state on returns.request (state, created_at desc);

create table returns.line (
  return_id uuid not null references returns.request (id),
  order_line_id uuid not null,
  position integer not null,
  quantity integer not null check (quantity > 0),
  reason text not null,
  opened boolean not null,
  -- What was found; null before somebody has looked.
  good integer,
  damaged integer,
  not_as_described integer,
  missing integer,
  accepted integer,
  primary key (return_id, order_line_id),
  constraint return_line_inspected check (
    (good is null and damaged is null and not_as_described is null and missing is null and accepted is null)
    or (good >= 0 and damaged >= 0 and not_as_described >= 0 and missing >= 0
      and good + damaged + not_as_described + missing = quantity and accepted between 0 and quantity))
);
create index return_line_order on returns.line (order_line_id);

-- Units of an order's line that are in returns; the last net under the arithmetic.
create table returns.claim (
  order_line_id uuid primary key,
  delivered integer not null,
  taken integer not null,
  constraint returned_within_delivered check (taken between 0 and delivered)
);

create table returns.history (
  return_id uuid not null references returns.request (id),
  seq integer not null,
  from_state text,
  to_state text not null,
  reason text,
  at timestamptz not null default now(),
  primary key (return_id, seq)
);

-- What people ask of a return's run: a row and a message, never a change of the return itself.
create table returns.instruction (
  return_id uuid not null references returns.request (id),
  seq integer not null,
  kind text not null check (kind in ('approve', 'refuse', 'cancel', 'receive', 'inspect')),
  -- A reason's code, or what was found.
  body jsonb not null default '{}',
  given_by text not null,
  given_at timestamptz not null default now(),
  primary key (return_id, seq)
);

-- How much of each line has reached the shopper and is still theirs to send back. Of a bundle as many as there
-- are whole ones; units whose money went back without a return stay with the shopper.
create view returns.line_standing as
  select l.order_id, l.id as order_line_id, l.product_id, l.position, l.quantity, l.title, l.variant_title,
    l.total_minor + l.tax_minor as paid_minor,
    g.delivered, g.delivered_at, g.location_id,
    greatest(0, least(g.delivered,
      l.quantity + greatest(0, g.delivered - l.quantity) - coalesce(f.refunded, 0))) as may_return,
    coalesce(t.taken, 0) as taken, r.rule
  from ordering.line l
  cross join lateral (
    select coalesce(min(units), 0) as delivered, max(at) as delivered_at,
      (array_agg(location_id order by at desc))[1] as location_id
    from (
      select coalesce(sum(p.quantity), 0)::int / i.per_unit as units, max(h.at) as at,
        (array_agg(s.location_id order by h.at desc))[1] as location_id
      from (
        select c.component_variant_id as variant_id, c.quantity as per_unit
        from inventory.bundle_component c where c.bundle_variant_id = l.variant_id
        union all
        select l.variant_id, 1 where not exists (
          select from inventory.bundle_component c where c.bundle_variant_id = l.variant_id)) i
      left join fulfilment.shipment_part p on p.order_line_id = l.id and p.variant_id = i.variant_id
        and exists (select from fulfilment.shipment d
          where d.id = p.shipment_id and d.state in ('delivered', 'collected'))
      left join fulfilment.shipment s on s.id = p.shipment_id
      left join fulfilment.history h on h.shipment_id = s.id and h.to_state = s.state
      group by i.variant_id, i.per_unit) each_item) g
  left join lateral (
    select cast(sum(p.quantity) as integer) as refunded
    from payment.refund f join payment.refund_part p on p.refund_id = f.id
    where f.order_id = l.order_id and f.state <> 'refused' and f.source_kind <> 'return'
      and p.line_id = cast(l.id as text)) f on true
  left join lateral (
    select cast(sum(x.quantity) as integer) as taken
    from returns.line x join returns.request q on q.id = x.return_id
    where x.order_line_id = l.id and q.state not in ('refused', 'cancelled', 'expired')) t on true
  left join returns.product_rule r on r.product_id = l.product_id;

grant select on all tables in schema returns to ga_storefront, ga_admin, ga_worker;
grant select (id, order_id, state, refund_id) on returns.request to ga_jobs;
grant insert on returns.request, returns.line, returns.history, returns.instruction, returns.book, returns.claim
  to ga_storefront;
grant update (returns) on returns.book to ga_storefront;
grant update (delivered, taken) on returns.claim to ga_storefront;
grant insert on returns.instruction to ga_admin;
grant insert, update, delete on returns.product_rule to ga_admin;
grant update on returns.request, returns.line, returns.claim to ga_worker;
grant insert on returns.history to ga_worker;
