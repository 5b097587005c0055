-- What holds for a product that is not sent back like the others: whether at all, how long, and at whose cost.
alter table returns.product_rule
  alter column rule drop not null,
  -- Days after delivery; null for the usual ones.
  add column window_days smallint check (window_days between 1 and 365),
  -- Who pays the postage when nothing is wrong with it.
  add column label_by text not null default 'shop' check (label_by in ('shop', 'shopper')),
  add column version integer not null default 1,
  add column updated_by text,
  add column updated_at timestamptz not null default now(),
  add constraint product_rule_says_something check (
    rule is not null or window_days is not null or label_by = 'shopper');

-- Decided when it is asked for: whoever changes a rule changes no return that is under way.
alter table returns.request
  add column label_by text not null default 'shop' check (label_by in ('shop', 'shopper'));

-- Of what units cost, what was not given back with them. A sum that gives it back later counts it down.
alter table payment.refund_part
  add column withheld_goods_minor bigint not null default 0,
  add column withheld_tax_minor bigint not null default 0;

-- Units that were announced, were not in the parcel and brought nothing are the shopper's to send.
create or replace view returns.line_standing as
  select l.order_id, l.id as order_line_id, l.product_id, l.position, l.quantity, l.title, l.variant_title,
    l.total_minor + l.tax_minor as paid_minor,
    g.delivered, g.delivered_at, g.location_id,
    greatest(0, least(g.delivered,
      l.quantity + greatest(0, g.delivered - l.quantity) - coalesce(f.refunded, 0))) as may_return,
    coalesce(t.taken, 0) as taken, r.rule, r.window_days, coalesce(r.label_by, 'shop') as label_by
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
    select cast(sum(x.quantity - coalesce(least(x.missing, x.quantity - x.accepted), 0)) as integer) as taken
    from returns.line x join returns.request q on q.id = x.return_id
    where x.order_line_id = l.id and q.state not in ('refused', 'cancelled', 'expired')) t on true
  left join returns.product_rule r on r.product_id = l.product_id;

update returns.claim c set taken = s.taken from returns.line_standing s
where s.order_line_id = c.order_line_id and s.taken <> c.taken;
