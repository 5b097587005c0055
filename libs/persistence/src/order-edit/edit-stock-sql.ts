/** Units of lines that can still be let go: waiting ones first, then those in no parcel, then those in open ones. */
export const LOOSE_UNITS_SQL = `
  with mine as materialized (
    select r.id, r.order_line_id, r.variant_id, r.location_id, r.quantity - r.shipped as open
    from inventory.reservation r
    where r.order_id = cast($orderId as uuid) and r.state = 'allocated'
      and r.order_line_id = any(cast($lineIds as uuid[]))
    order by r.id for update of r),
  packed as (
    select p.reservation_id, sum(p.quantity) filter (where s.state in ('planned', 'picking')) as unpacked,
      sum(p.quantity) filter (where s.state not in ('planned', 'picking', 'cancelled')) as gone,
      (array_agg(s.id order by s.position) filter (where s.state in ('planned', 'picking')))[1] as shipment_id
    from fulfilment.shipment_part p join fulfilment.shipment s on s.id = p.shipment_id
    where s.order_id = cast($orderId as uuid) group by p.reservation_id)
  select m.id as "reservationId", m.order_line_id as "lineId", m.variant_id as "variantId",
    p.shipment_id as "shipmentId", coalesce(p.unpacked, 0)::int as "inParcel",
    (m.open - coalesce(p.unpacked, 0) - coalesce(p.gone, 0))::int as loose
  from mine m left join packed p on p.reservation_id = m.id
  order by m.order_line_id, p.shipment_id nulls first, m.id`;

export const WAITING_UNITS_SQL = `
  select id as "claimId", order_line_id as "lineId", variant_id as "variantId", quantity - filled as units
  from inventory.backorder_claim
  where order_id = cast($orderId as uuid) and state = 'waiting'
    and order_line_id = any(cast($lineIds as uuid[]))
  order by id for update`;

/** Lets parts of reservations go: levels, lots (latest to expire first), parcels and the ledger of movements. */
export const CUT_SQL = `
  with cut as (
    select * from jsonb_to_recordset(cast($cuts as jsonb))
      as cut(reservation_id uuid, shipment_id uuid, quantity integer, from_parcel integer)),
  bound as (
    select r.id, r.variant_id, r.location_id, r.quantity - r.shipped as open, c.quantity
    from inventory.reservation r join cut c on c.reservation_id = r.id),
  shortened as (
    update inventory.reservation r set updated_at = now(),
      quantity = case when r.quantity = c.quantity then r.quantity else r.quantity - c.quantity end,
      state = case when r.quantity = c.quantity then 'released'
        when r.quantity - c.quantity = r.shipped then 'sold' else r.state end
    from cut c where r.id = c.reservation_id),
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
  chosen as (
    select c.reservation_id, c.lot_id, c.quantity, c.quantity - c.shipped as open,
      sum(c.quantity - c.shipped) over (partition by c.reservation_id order by t.expires_on desc, t.id)
        - (c.quantity - c.shipped) as before,
      sum(c.quantity - c.shipped) over (partition by c.reservation_id) as chosen
    from inventory.reservation_lot c join bound b on b.id = c.reservation_id
    join inventory.lot t on t.id = c.lot_id),
  lot_cut as (
    select h.reservation_id, h.lot_id, h.quantity as had,
      cast(least(h.open, greatest(0, b.quantity - (b.open - h.chosen) - h.before)) as integer) as quantity
    from chosen h join bound b on b.id = h.reservation_id),
  dropped as (
    delete from inventory.reservation_lot c using lot_cut l
    where c.reservation_id = l.reservation_id and c.lot_id = l.lot_id and l.quantity = l.had),
  fewer as (
    update inventory.reservation_lot c set quantity = c.quantity - l.quantity from lot_cut l
    where c.reservation_id = l.reservation_id and c.lot_id = l.lot_id and l.quantity between 1 and l.had - 1),
  locked_lot as (
    select t.id, x.quantity from inventory.lot t
    join (select lot_id, cast(sum(quantity) as integer) as quantity from lot_cut where quantity > 0 group by lot_id) x
      on x.lot_id = t.id order by t.id for update of t),
  back_in_lot as (
    update inventory.lot t set reserved = t.reserved - l.quantity from locked_lot l where t.id = l.id),
  emptied as (
    delete from fulfilment.shipment_part p using cut c
    where p.shipment_id = c.shipment_id and p.reservation_id = c.reservation_id and p.quantity = c.from_parcel),
  lighter as (
    update fulfilment.shipment_part p set quantity = p.quantity - c.from_parcel from cut c
    where p.shipment_id = c.shipment_id and p.reservation_id = c.reservation_id
      and c.from_parcel > 0 and p.quantity > c.from_parcel)
  select distinct variant_id as "variantId" from bound`;

/** The same for units that are sold ahead. */
export const CUT_CLAIMS_SQL = `
  with cut as (
    select * from jsonb_to_recordset(cast($cuts as jsonb)) as cut(claim_id uuid, variant_id uuid, quantity integer)),
  locked as (
    select o.variant_id, cast(sum(c.quantity) as integer) as quantity
    from inventory.backorder o join cut c using (variant_id) group by o.variant_id),
  lowered as (
    update inventory.backorder o set taken = o.taken - l.quantity from locked l where o.variant_id = l.variant_id)
  update inventory.backorder_claim b set updated_at = now(),
    quantity = case when b.quantity = c.quantity then b.quantity else b.quantity - c.quantity end,
    state = case when b.quantity = c.quantity then 'released'
      when b.quantity - c.quantity = b.filled then 'filled' else b.state end
  from cut c where b.id = c.claim_id returning b.variant_id as "variantId"`;

/** New units go along in a parcel of their place that nobody packs yet. */
export const JOIN_PARCELS_SQL = `
  with loose as (
    select r.id, r.order_line_id, r.variant_id, r.location_id,
      r.quantity - r.shipped - coalesce((select sum(p.quantity) from fulfilment.shipment_part p
        join fulfilment.shipment s on s.id = p.shipment_id
        where p.reservation_id = r.id and s.state <> 'cancelled' and s.state in ('planned', 'picking', 'packed')), 0)
        as units
    from inventory.reservation r
    where r.order_id = cast($orderId as uuid) and r.state = 'allocated'),
  home as (
    select distinct on (l.id) s.id as shipment_id, l.id, l.order_line_id, l.variant_id, l.units
    from loose l join fulfilment.shipment s on s.order_id = cast($orderId as uuid) and s.state = 'planned'
      and (s.kind = 'pickup' or s.location_id = l.location_id)
    where l.units > 0 order by l.id, s.position)
  insert into fulfilment.shipment_part (shipment_id, reservation_id, order_line_id, variant_id, quantity)
  select shipment_id, id, order_line_id, variant_id, units from home
  on conflict (shipment_id, reservation_id)
    do update set quantity = shipment_part.quantity + excluded.quantity
  returning shipment_id`;
