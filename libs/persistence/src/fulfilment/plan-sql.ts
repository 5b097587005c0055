import { MADE_GOOD_FOR_RUNS } from './made-good-sql.ts';

/** Whoever plans waits here; a statement of its own, so that the next one sees what the one before wrote. */
export const LOCK_ORDER_SQL = `
  select id from ordering."order" where id = cast($orderId as uuid) for update`;

/** What an order has to send and what is in its shipments already; what went back to the shelf is in none. */
export const TO_PLAN_SQL = `
  with sent as (
    select p.reservation_id, sum(p.quantity) as units
    from fulfilment.shipment s join fulfilment.shipment_part p on p.shipment_id = s.id
    where s.order_id = cast($orderId as uuid) and s.state not in ('cancelled', 'not_collected')
    group by p.reservation_id)
  select o.currency, o.delivery ->> 'kind' as "deliveryKind",
    (select w.id from inventory.location w where w.code = o.delivery ->> 'locationCode') as "counterId",
    case when exists (select from payment.payment p where p.order_id = o.id
      and p.state in ('authorised', 'captured')) then coalesce(o.due_minor, o.total_minor) else 0 end as "paidMinor",
    (select coalesce(sum(s.amount_minor + s.reduced_minor), 0) from fulfilment.shipment s
      where s.order_id = o.id) as "givenMinor",
    (select count(*)::int from fulfilment.shipment s where s.order_id = o.id) as shipments,
    coalesce((select jsonb_agg(jsonb_build_object('lineId', l.id, 'minor', l.total_minor + l.tax_minor)
      order by l.position) from ordering.line l where l.order_id = o.id), '[]') as lines,
    coalesce((select jsonb_agg(jsonb_build_object('reservationId', r.id, 'lineId', r.order_line_id,
        'variantId', r.variant_id, 'locationId', r.location_id,
        'units', r.quantity - coalesce(x.units, 0)) order by w.position, w.code, r.id)
      from inventory.reservation r join inventory.location w on w.id = r.location_id
      left join sent x on x.reservation_id = r.id
      where r.order_id = o.id and r.state = 'allocated' and r.quantity > coalesce(x.units, 0)), '[]') as parts,
    coalesce((select jsonb_agg(jsonb_build_object('lineId', r.order_line_id, 'units', r.quantity))
      from (
        select w.order_line_id, w.quantity from inventory.reservation w where w.order_id = o.id and w.state = 'held'
        union all
        select c.order_line_id, c.quantity - c.filled from inventory.backorder_claim c
        where c.order_id = o.id and c.state = 'waiting') r), '[]') as waiting
  from ordering."order" o where o.id = cast($orderId as uuid) and o.confirmed_at is not null`;

export const INSERT_SHIPMENTS_SQL = `
  with planned as (
    select * from jsonb_to_recordset(cast($shipments as jsonb))
      as s(id uuid, "locationId" uuid, position integer, kind text, minor bigint, parts jsonb)),
  shipments as (
    insert into fulfilment.shipment (id, order_id, location_id, position, kind, amount_minor, currency)
    select id, cast($orderId as uuid), "locationId", position, kind, minor, $currency from planned),
  noted as (
    insert into fulfilment.history (shipment_id, seq, from_state, to_state)
    select id, 1, null, 'planned' from planned)
  insert into fulfilment.shipment_part (shipment_id, reservation_id, order_line_id, variant_id, quantity)
  select s.id, p."reservationId", p."lineId", p."variantId", p.units
  from planned s, jsonb_to_recordset(s.parts)
    as p("reservationId" uuid, "lineId" uuid, "variantId" uuid, units integer)
  returning shipment_id`;

export const SHIPMENTS_SQL = `
  select s.id as "shipmentId", s.position, w.code as "locationCode", s.state,
    ${MADE_GOOD_FOR_RUNS} as "madeGood",
    exists (select from fulfilment.arrival a
      where a.shipment_id = s.id and a.found is not null and a.booked_at is null) as "toShelve"
  from fulfilment.shipment s join inventory.location w on w.id = s.location_id
  where s.order_id = cast($orderId as uuid) order by s.position`;
