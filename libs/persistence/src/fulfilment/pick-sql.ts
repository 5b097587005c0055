/** A shipment that is being packed, its order locked before it: whoever plans or cancels waits. */
export const PICKED_SHIPMENT_SQL = `
  select s.id, s.order_id as "orderId", s.location_id as "locationId", s.position, s.kind, s.state,
    s.amount_minor as "amountMinor", s.currency, s.version, o.state = 'cancelled' as gone,
    o.shipping_address ->> 'region' as region, to_json(current_date) #>> '{}' as today,
    coalesce((select jsonb_agg(place.code order by place.days, place.code) from (
      select w.code, 0 as days union all
      select x.code, v.days from inventory.store_supply v join inventory.location x on x.id = v.location_id
      where v.store_id = w.id) place), '[]') as supply
  from fulfilment.shipment s join ordering."order" o on o.id = s.order_id
  join inventory.location w on w.id = s.location_id
  where s.id = cast($shipmentId as uuid) for update of s`;

export const PICKS_SQL = `
  select seq, detail from fulfilment.instruction
  where shipment_id = cast($shipmentId as uuid) and kind = 'picked' and detail is not null order by seq`;

/** What is in a shipment, with the reservations behind it locked. */
export const PICKED_PARTS_SQL = `
  select p.reservation_id as "partId", p.order_line_id as "lineId", p.variant_id as "variantId",
    r.location_id as "locationId", p.quantity, r.quantity - r.shipped as open,
    coalesce((select b.quantity from inventory.bundle_component b
      where b.bundle_variant_id = l.variant_id and b.component_variant_id = p.variant_id), 1) as "perLineUnit",
    cast(l.total_minor + l.tax_minor as double precision) as "lineMinor",
    exists (select from inventory.backorder_claim c where c.order_line_id = p.order_line_id
      and c.variant_id = p.variant_id and c.state <> 'released') as waits
  from fulfilment.shipment_part p join inventory.reservation r on r.id = p.reservation_id
  join ordering.line l on l.id = p.order_line_id
  where p.shipment_id = cast($shipmentId as uuid) and r.state = 'allocated'
  order by p.reservation_id for update of r`;

/** Everybody who takes or gives back these items waits, wherever they lie. */
export const LOCK_LEVELS_SQL = `
  select variant_id from inventory.stock_level where variant_id = any(cast($variantIds as uuid[]))
  order by variant_id, location_id for update`;

/** Lots chosen for these reservations. */
export const CHOSEN_LOTS_SQL = `
  select c.reservation_id as "partId", c.lot_id as "lotId", c.quantity - c.shipped as quantity
  from inventory.reservation_lot c join inventory.lot t on t.id = c.lot_id
  where c.reservation_id = any(cast($partIds as uuid[])) and c.quantity > c.shipped
  order by t.expires_on, t.code, t.id`;

/** Lots, locked in a fixed order, with what no order has chosen. */
export const LOCK_LOTS_SQL = `
  select id as "lotId", variant_id as "variantId", location_id as "locationId", quantity - reserved as free
  from inventory.lot where id = any(cast($lotIds as uuid[])) order by id for update`;

/** Changes which lots reservations take their units from; lots and choices in one statement. */
export const CHANGE_LOTS_SQL = `
  with change as (
    select * from jsonb_to_recordset(cast($changes as jsonb))
      as change("partId" uuid, "lotId" uuid, quantity integer)),
  dropped as (
    delete from inventory.reservation_lot c using change x
    where c.reservation_id = x."partId" and c.lot_id = x."lotId" and c.quantity + x.quantity = 0),
  fewer as (
    update inventory.reservation_lot c set quantity = c.quantity + x.quantity from change x
    where c.reservation_id = x."partId" and c.lot_id = x."lotId" and x.quantity < 0 and c.quantity + x.quantity > 0),
  more as (
    insert into inventory.reservation_lot as c (reservation_id, lot_id, quantity)
    select "partId", "lotId", quantity from change where quantity > 0
    on conflict (reservation_id, lot_id) do update set quantity = c.quantity + excluded.quantity)
  update inventory.lot t set reserved = t.reserved + x.quantity
  from (select "lotId", cast(sum(quantity) as integer) as quantity from change group by "lotId") x
  where t.id = x."lotId" returning t.id`;

/** Units leave a shipment for the one that tells what became of them. */
export const MOVE_PARTS_SQL = `
  with gone as (
    select * from jsonb_to_recordset(cast($parts as jsonb)) as gone("partId" uuid, quantity integer)),
  emptied as (
    delete from fulfilment.shipment_part p using gone g
    where p.shipment_id = cast($shipmentId as uuid) and p.reservation_id = g."partId" and p.quantity = g.quantity)
  update fulfilment.shipment_part p set quantity = p.quantity - g.quantity from gone g
  where p.shipment_id = cast($shipmentId as uuid) and p.reservation_id = g."partId" and p.quantity > g.quantity
  returning p.reservation_id`;

export const LIGHTER_SQL = `
  update fulfilment.shipment set amount_minor = amount_minor - cast($minor as bigint), version = version + 1,
    updated_at = now()
  where id = cast($shipmentId as uuid) returning version`;

export const NEXT_POSITION_SQL = `
  select max(position) + 1 as position from fulfilment.shipment where order_id = cast($orderId as uuid)`;
