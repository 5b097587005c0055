import { goodUntilSql, tooOldSql } from './stock-sql.ts';

export interface HoldStatement {
  /** Units that are sold before they are there. */
  readonly ahead: boolean;
  /** Holds again what had been let go: the row of before is taken up. Needs the rights of the order's run. */
  readonly again: boolean;
}

/** Counts what is sold ahead, with the row locked; the day has to lie ahead still. */
const AHEAD = `,
  claim as (
    select * from jsonb_to_recordset(cast($ahead as jsonb))
      as claim(id uuid, order_line_id uuid, variant_id uuid, quantity integer, expected_on date)),
  wish as (
    select variant_id, cast(sum(quantity) as integer) as quantity from claim group by variant_id),
  counted as (
    select o.variant_id, o.taken, case when o.expected_on > current_date then o.unit_limit - o.taken else 0 end as free
    from inventory.backorder o join wish using (variant_id)
    order by o.variant_id for update of o),
  late as (
    select w.variant_id from wish w left join counted c using (variant_id)
    where coalesce(c.free, 0) < w.quantity)`;

const CLAIM_AGAIN = `
    on conflict (order_line_id, variant_id) do update set state = 'held', quantity = excluded.quantity, filled = 0,
      expires_at = excluded.expires_at, updated_at = now()`;

const takeAhead = (again: boolean): string => `,
  ahead as (
    update inventory.backorder o set taken = c.taken + w.quantity
    from counted c join wish w using (variant_id)
    where o.variant_id = c.variant_id and not exists (select from short) and not exists (select from late)
    returning o.variant_id),
  claimed as (
    insert into inventory.backorder_claim
      (id, order_id, order_line_id, variant_id, quantity, state, expected_on, expires_at)
    select c.id, cast($orderId as uuid), c.order_line_id, c.variant_id, c.quantity, 'held', c.expected_on,
      cast($expiresAt as timestamptz)
    from claim c join ahead using (variant_id)${again ? CLAIM_AGAIN : ''})`;

const AGAIN = `
    on conflict (order_line_id, variant_id, location_id) do update set state = 'held',
      quantity = case when reservation.state = 'released' then excluded.quantity
        else reservation.quantity + excluded.quantity end,
      expires_at = excluded.expires_at, updated_at = now()`;

/**
 * All or nothing, in one statement: sums demand per variant and place, locks the levels in a fixed order,
 * looks at what is free once they are locked, and only then reserves, notes the reservations and the
 * movements. The rows of a shortage are what it returns. New figures are made
 * from what was read under the lock: Postgres holds the row an update first sees against its constraints, and
 * after a release in between those figures are of yesterday.
 */
export const holdSql = ({ ahead, again }: HoldStatement): string => `
  with part as (
    select * from jsonb_to_recordset(cast($parts as jsonb))
      as part(id uuid, order_line_id uuid, variant_id uuid, location_id uuid, quantity integer)),
  demand as (
    select variant_id, location_id, cast(sum(quantity) as integer) as quantity
    from part group by variant_id, location_id),
  locked as (
    select s.variant_id, s.location_id, s.reserved, s.on_hand - s.reserved as free
    from inventory.stock_level s join demand d using (variant_id, location_id)
    order by s.variant_id, s.location_id for update of s),
  short as (
    select d.variant_id from demand d left join locked l using (variant_id, location_id)
    left join catalog.variant v on v.id = l.variant_id
    where coalesce(l.free, 0) - ${tooOldSql('l', 'v')} < d.quantity)${ahead ? AHEAD : ''},
  taken as (
    update inventory.stock_level s set reserved = l.reserved + d.quantity
    from locked l join demand d using (variant_id, location_id)
    where s.variant_id = l.variant_id and s.location_id = l.location_id
      and not exists (select from short)${ahead ? ' and not exists (select from late)' : ''}
    returning s.variant_id, s.location_id, d.quantity),
  held as (
    insert into inventory.reservation
      (id, order_id, order_line_id, variant_id, location_id, quantity, state, expires_at)
    select p.id, cast($orderId as uuid), p.order_line_id, p.variant_id, p.location_id, p.quantity, 'held',
      cast($expiresAt as timestamptz)
    from part p join taken t using (variant_id, location_id)${again ? AGAIN : ''}),
  moved as (
    insert into inventory.movement (variant_id, location_id, kind, quantity, order_id)
    select variant_id, location_id, 'hold', quantity, cast($orderId as uuid) from taken)${ahead ? takeAhead(again) : ''}
  select variant_id as "variantId" from short${ahead ? ' union all select variant_id from late' : ''}`;

/**
 * What was held for an order is now the order's, and lots are chosen for it: the first to expire among those
 * that are good for long enough. Both sides are laid end to end, units of the order along units of the lots,
 * and where they overlap a lot serves a reservation. Units without a lot get theirs when they are picked.
 * `held` is what the statement saw when it began and `taken` what it got: fewer means that another hand let
 * some of it go meanwhile, which only a second look can see as `lost`.
 */
export const ALLOCATE_SQL = `
  with allocated as (
    update inventory.reservation set state = 'allocated', expires_at = null, updated_at = now()
    where order_id = cast($orderId as uuid) and state = 'held'
    returning id, variant_id, location_id, quantity - shipped as quantity),
  waiting as (
    update inventory.backorder_claim set state = 'waiting', expires_at = null, updated_at = now()
    where order_id = cast($orderId as uuid) and state = 'held'
    returning variant_id),
  moved as (
    insert into inventory.movement (variant_id, location_id, kind, quantity, order_id)
    select variant_id, location_id, 'allocation', sum(quantity), cast($orderId as uuid)
    from allocated group by variant_id, location_id),
  lot as materialized (
    select t.id, t.variant_id, t.location_id, t.expires_on, t.code, t.quantity, t.reserved,
      t.quantity - t.reserved as free
    from inventory.lot t join catalog.variant v on v.id = t.variant_id
    where (t.variant_id, t.location_id) in (select variant_id, location_id from allocated)
      and t.expires_on >= ${goodUntilSql('v')}
    order by t.id for update of t),
  open as (
    select a.id, a.variant_id, a.location_id, a.quantity - coalesce((
      select sum(c.quantity - c.shipped) from inventory.reservation_lot c where c.reservation_id = a.id), 0) as quantity
    from allocated a),
  wanted as (
    select o.*, sum(quantity) over (partition by variant_id, location_id order by id) - quantity as start
    from open o where quantity > 0),
  offered as (
    select l.*, sum(free) over (partition by variant_id, location_id order by expires_on, code, id) - free as start
    from lot l where free > 0),
  chosen as (
    select w.id as reservation_id, o.id as lot_id,
      cast(least(w.start + w.quantity, o.start + o.free) - greatest(w.start, o.start) as integer) as quantity
    from wanted w join offered o using (variant_id, location_id)
    where least(w.start + w.quantity, o.start + o.free) > greatest(w.start, o.start)),
  noted as (
    insert into inventory.reservation_lot (reservation_id, lot_id, quantity)
    select reservation_id, lot_id, quantity from chosen
    on conflict (reservation_id, lot_id) do update set quantity = reservation_lot.quantity + excluded.quantity),
  marked as (
    update inventory.lot t set quantity = l.quantity, reserved = l.reserved + c.quantity
    from lot l
    join (select lot_id, cast(sum(quantity) as integer) as quantity from chosen group by lot_id) c on c.lot_id = l.id
    where t.id = l.id)
  select (select count(*)::int from allocated) + (select count(*)::int from waiting) as taken,
    (select count(*)::int from inventory.reservation r
      where r.order_id = cast($orderId as uuid) and r.state = 'held')
    + (select count(*)::int from inventory.backorder_claim b
      where b.order_id = cast($orderId as uuid) and b.state = 'held') as held,
    (select count(*)::int from inventory.reservation r
      where r.order_id = cast($orderId as uuid) and r.state = 'released')
    + (select count(*)::int from inventory.backorder_claim b
      where b.order_id = cast($orderId as uuid) and b.state = 'released') as lost`;
