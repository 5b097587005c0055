import { goodUntilSql } from './stock-sql.ts';

/**
 * A statement of its own: who waited for the lock sees in the next one which lots the other has chosen. Read in
 * the same statement they would be those of before.
 */
export const LOCK_PARTS_SQL = `
  select r.id from inventory.reservation r
  where r.order_id = cast($orderId as uuid) and r.state = 'allocated'
    and (cast($locationId as uuid) is null or r.location_id = cast($locationId as uuid))
  order by r.id for update`;

/**
 * Units of an order that are still to leave, by place, with the lots they come from; the reservations are
 * locked. Lots nearest to their date stand first.
 */
export const OPEN_PARTS_SQL = `
  with open as materialized (
    select r.id, r.order_line_id, r.variant_id, r.location_id, r.quantity - r.shipped as quantity
    from inventory.reservation r
    where r.order_id = cast($orderId as uuid) and r.state = 'allocated'
      and (cast($locationId as uuid) is null or r.location_id = cast($locationId as uuid))
    order by r.id for update of r)
  select o.id as "reservationId", o.order_line_id as "orderLineId", o.variant_id as "variantId",
    o.location_id as "locationId", w.code as "locationCode", o.quantity, to_json(${goodUntilSql('v')}) #>> '{}' as "until",
    coalesce((select jsonb_agg(jsonb_build_object('lotId', t.id, 'code', t.code, 'expiresOn', t.expires_on,
        'quantity', c.quantity - c.shipped) order by t.expires_on, t.code)
      from inventory.reservation_lot c join inventory.lot t on t.id = c.lot_id
      where c.reservation_id = o.id and c.quantity > c.shipped), '[]') as lots,
    cast((select s.on_hand from inventory.stock_level s
      where s.variant_id = o.variant_id and s.location_id = o.location_id) - coalesce((
      select sum(t.quantity) from inventory.lot t
      where t.variant_id = o.variant_id and t.location_id = o.location_id), 0) as integer) as untracked
  from open o join inventory.location w on w.id = o.location_id join catalog.variant v on v.id = o.variant_id
  order by w.position, w.code, o.order_line_id, o.variant_id`;

/** Units that are sold and not there yet. */
export const WAITING_SQL = `
  select order_line_id as "orderLineId", variant_id as "variantId", quantity - filled as quantity,
    to_json(expected_on) #>> '{}' as "expectedOn"
  from inventory.backorder_claim
  where order_id = cast($orderId as uuid) and state = 'waiting' order by order_line_id, variant_id`;

/** Lots of these variants and places that are not spoken for, locked in a fixed order. */
export const FREE_LOTS_SQL = `
  select t.id as "lotId", t.code, to_json(t.expires_on) #>> '{}' as "expiresOn", t.quantity - t.reserved as free,
    t.variant_id as "variantId", t.location_id as "locationId"
  from inventory.lot t
  where t.variant_id = any(cast($variantIds as uuid[])) and t.location_id = any(cast($locationIds as uuid[]))
    and t.expires_on > current_date
  order by t.id for update`;

/** Chooses lots for units that have none: what the allocation left open. */
export const CHOOSE_SQL = `
  with choice as (
    select * from jsonb_to_recordset(cast($choices as jsonb))
      as choice("reservationId" uuid, "lotId" uuid, quantity integer)),
  noted as (
    insert into inventory.reservation_lot (reservation_id, lot_id, quantity)
    select "reservationId", "lotId", quantity from choice
    on conflict (reservation_id, lot_id) do update set quantity = reservation_lot.quantity + excluded.quantity)
  update inventory.lot t set reserved = t.reserved + c.quantity
  from (select "lotId", cast(sum(quantity) as integer) as quantity from choice group by "lotId") c
  where t.id = c."lotId" returning t.id`;

/** Reserved becomes sold: levels and lots go down, reservations and their lots are marked, movements noted. */
export const SHIP_SQL = `
  with part as (
    select * from jsonb_to_recordset(cast($parts as jsonb))
      as part("reservationId" uuid, "variantId" uuid, "locationId" uuid, "lotId" uuid, quantity integer)),
  gone as (
    select "variantId" as variant_id, "locationId" as location_id, cast(sum(quantity) as integer) as quantity
    from part group by 1, 2),
  locked as (
    select s.variant_id, s.location_id, g.quantity from inventory.stock_level s
    join gone g using (variant_id, location_id)
    order by s.variant_id, s.location_id for update of s),
  lowered as (
    update inventory.stock_level s set on_hand = s.on_hand - l.quantity, reserved = s.reserved - l.quantity
    from locked l where s.variant_id = l.variant_id and s.location_id = l.location_id),
  from_lot as (
    update inventory.lot t set quantity = t.quantity - p.quantity, reserved = t.reserved - p.quantity
    from (select "lotId", cast(sum(quantity) as integer) as quantity from part where "lotId" is not null group by 1) p
    where t.id = p."lotId"),
  choice as (
    update inventory.reservation_lot c set shipped = c.shipped + p.quantity from part p
    where c.reservation_id = p."reservationId" and c.lot_id = p."lotId"),
  marked as (
    update inventory.reservation r set shipped = r.shipped + p.quantity, updated_at = now(),
      state = case when r.shipped + p.quantity = r.quantity then 'sold' else r.state end
    from (select "reservationId", cast(sum(quantity) as integer) as quantity from part group by 1) p
    where r.id = p."reservationId")
  insert into inventory.movement (variant_id, location_id, kind, quantity, order_id, lot_id)
  select "variantId", "locationId", 'sale', sum(quantity), cast($orderId as uuid), "lotId"
  from part group by 1, 2, 6 returning id`;

/** Units that come in, come back, or turn out to be more or fewer than the book says. */
export const BOOK_SQL = `
  with entry as (
    select * from jsonb_to_recordset(cast($entries as jsonb)) as entry("variantId" uuid, "locationId" uuid,
      quantity integer, "orderId" uuid, "lotId" uuid, "lotCode" text, "expiresOn" date, "testedOn" date)),
  change as (
    select "variantId" as variant_id, "locationId" as location_id, cast(sum(quantity) as integer) as quantity
    from entry group by 1, 2),
  locked as (
    select s.variant_id, s.location_id, c.quantity from inventory.stock_level s
    join change c using (variant_id, location_id)
    order by s.variant_id, s.location_id for update of s),
  changed as (
    update inventory.stock_level s set on_hand = s.on_hand + l.quantity
    from locked l where s.variant_id = l.variant_id and s.location_id = l.location_id),
  known_lot as (
    update inventory.lot t set quantity = t.quantity + e.quantity
    from (select "lotId", cast(sum(quantity) as integer) as quantity from entry where "lotId" is not null group by 1) e
    where t.id = e."lotId"),
  new_lot as (
    insert into inventory.lot as t (id, variant_id, location_id, code, quantity, expires_on, tested_on)
    select gen_random_uuid(), "variantId", "locationId", "lotCode", sum(quantity), max("expiresOn"), max("testedOn")
    from entry where "lotCode" is not null group by 2, 3, 4 order by 2, 3, 4
    on conflict (variant_id, location_id, code) do update set quantity = t.quantity + excluded.quantity
    returning id, variant_id, location_id, code)
  insert into inventory.movement (variant_id, location_id, kind, quantity, order_id, lot_id)
  select e."variantId", e."locationId", $kind, e.quantity, e."orderId", coalesce(e."lotId", t.id)
  from entry e left join new_lot t
    on t.variant_id = e."variantId" and t.location_id = e."locationId" and t.code = e."lotCode"
  where e.quantity <> 0 returning id`;

export const OPEN_LEVELS_SQL = `
  insert into inventory.stock_level (variant_id, location_id, on_hand)
  select distinct "variantId", "locationId", 0 from jsonb_to_recordset(cast($entries as jsonb))
    as entry("variantId" uuid, "locationId" uuid)
  order by 1, 2 on conflict do nothing returning variant_id`;
