import { touchedProductsSql } from './stock-sql.ts';

const BOUND_OF_ORDER = (states: string): string => `
    select id, variant_id, location_id, quantity - shipped as quantity, shipped, shipped as kept
    from inventory.reservation
    where order_id = cast($orderId as uuid) and state in (${states})
    order by id for update`;

/** What a reservation holds beyond the shipment, e.g. units that came in later, stays as it is. */
const BOUND_OF_SHIPMENT = `
    select r.id, r.variant_id, r.location_id, least(r.quantity - r.shipped, p.quantity) as quantity, r.shipped,
      r.quantity - least(r.quantity - r.shipped, p.quantity) as kept
    from inventory.reservation r join fulfilment.shipment_part p on p.reservation_id = r.id
    where p.shipment_id = cast($shipmentId as uuid) and r.state = 'allocated' and r.quantity > r.shipped
    order by r.id for update of r`;

/** What is let go: all that waits for its payment, all of an order, or what one shipment was to carry. */
export type ReleaseScope = 'held' | 'order' | 'shipment';

const BOUND: Readonly<Record<ReleaseScope, string>> = {
  held: BOUND_OF_ORDER(`'held'`),
  order: BOUND_OF_ORDER(`'held', 'allocated'`),
  shipment: BOUND_OF_SHIPMENT,
};

const CLAIM_STATES: Readonly<Record<ReleaseScope, string>> = {
  held: `'held'`,
  order: `'held', 'waiting'`,
  // Units that are still to come in are in no shipment.
  shipment: `'none'`,
};

/**
 * Lets go what is reserved and not shipped; what left in a parcel stays sold. Rows that another hand has let
 * go already are not there any more once they are locked, so a second call does nothing. Levels and lots are
 * locked in the order in which orders take them, so that two of them never wait for each other. A reservation
 * of which a part stays gets its lots chosen anew when that part is picked.
 */
export const releaseSql = (scope: ReleaseScope): string => `
  with bound as materialized (${BOUND[scope]}),
  released as (
    update inventory.reservation r set expires_at = null, updated_at = now(),
      state = case when b.kept = 0 then 'released' when b.kept = b.shipped then 'sold' else r.state end,
      quantity = case when b.kept > 0 then b.kept else r.quantity end
    from bound b where r.id = b.id),
  freed as (
    select variant_id, location_id, cast(sum(quantity) as integer) as quantity
    from bound group by variant_id, location_id),
  locked as (
    select s.variant_id, s.location_id, f.quantity
    from inventory.stock_level s join freed f using (variant_id, location_id)
    order by s.variant_id, s.location_id for update of s),
  lowered as (
    update inventory.stock_level s set reserved = s.reserved - l.quantity
    from locked l where s.variant_id = l.variant_id and s.location_id = l.location_id),
  moved as (
    insert into inventory.movement (variant_id, location_id, kind, quantity, order_id)
    select variant_id, location_id, 'release', quantity, cast($orderId as uuid) from freed),
  open_choice as (
    select c.reservation_id, c.lot_id, c.quantity - c.shipped as quantity, c.shipped
    from inventory.reservation_lot c join bound b on b.id = c.reservation_id),
  dropped as (
    delete from inventory.reservation_lot c using open_choice o
    where c.reservation_id = o.reservation_id and c.lot_id = o.lot_id and o.shipped = 0),
  shortened as (
    update inventory.reservation_lot c set quantity = c.shipped from open_choice o
    where c.reservation_id = o.reservation_id and c.lot_id = o.lot_id and o.shipped > 0),
  locked_lot as (
    select t.id, o.quantity from inventory.lot t
    join (select lot_id, cast(sum(quantity) as integer) as quantity from open_choice group by lot_id) o
      on o.lot_id = t.id
    order by t.id for update of t),
  back_in_lot as (
    update inventory.lot t set reserved = t.reserved - l.quantity from locked_lot l where t.id = l.id),
  open_claim as materialized (
    select id, variant_id, quantity - filled as quantity from inventory.backorder_claim
    where order_id = cast($orderId as uuid) and state in (${CLAIM_STATES[scope]})
    order by id for update),
  dropped_claim as (
    update inventory.backorder_claim c set state = 'released', expires_at = null, updated_at = now()
    from open_claim o where c.id = o.id),
  uncounted as (
    update inventory.backorder b set taken = b.taken - o.quantity
    from (select variant_id, cast(sum(quantity) as integer) as quantity from open_claim group by variant_id) o
    where b.variant_id = o.variant_id)
  ${touchedProductsSql('(select variant_id from bound union select variant_id from open_claim)')}`;
