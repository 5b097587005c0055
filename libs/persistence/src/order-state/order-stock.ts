import { writerSelect, type Writer } from '../pools.ts';
import type { Transaction } from '../transaction.ts';

const ALLOCATE_SQL = `
  with allocated as (
    update inventory.reservation set state = 'allocated', expires_at = null, updated_at = now()
    where order_id = cast($orderId as uuid) and state = 'held'
    returning variant_id, location_id, quantity)
  insert into inventory.movement (variant_id, location_id, kind, quantity, order_id)
  select variant_id, location_id, 'allocation', sum(quantity), cast($orderId as uuid)
  from allocated group by variant_id, location_id
  returning variant_id`;

/** Levels are locked in the order in which orders take them, so that two of them never wait for each other. */
const RELEASE_SQL = `
  with released as (
    update inventory.reservation set state = 'released', expires_at = null, updated_at = now()
    where order_id = cast($orderId as uuid) and state in ('held', 'allocated')
    returning variant_id, location_id, quantity),
  freed as (
    select variant_id, location_id, cast(sum(quantity) as integer) as quantity
    from released group by variant_id, location_id),
  locked as (
    select s.variant_id, s.location_id, f.quantity
    from inventory.stock_level s join freed f using (variant_id, location_id)
    order by s.variant_id, s.location_id for update of s),
  lowered as (
    update inventory.stock_level s set reserved = s.reserved - l.quantity
    from locked l where s.variant_id = l.variant_id and s.location_id = l.location_id),
  moved as (
    insert into inventory.movement (variant_id, location_id, kind, quantity, order_id)
    select variant_id, location_id, 'release', quantity, cast($orderId as uuid) from freed)
  select distinct line.product_id as "productId"
  from freed join ordering.line line
    on line.order_id = cast($orderId as uuid) and line.variant_id = freed.variant_id`;

/** Promotions and campaigns are locked in the order in which placing an order takes them. */
const RETURN_REDEMPTIONS_SQL = `
  with gone as (
    delete from promotion.redemption where order_id = cast($orderId as uuid)
    returning promotion_id, campaign_id, amount_minor),
  freed as (
    update promotion.code set order_id = null, redeemed_at = null
    where order_id = cast($orderId as uuid)),
  uncounted as (
    update promotion.promotion p set used_count = p.used_count - 1
    from gone where p.id = gone.promotion_id),
  paid as (
    select campaign_id, sum(amount_minor) as minor, count(*) as uses from gone
    where campaign_id is not null group by campaign_id)
  update promotion.campaign c
  set spent_minor = c.spent_minor - paid.minor, use_count = c.use_count - cast(paid.uses as integer)
  from paid where c.id = paid.campaign_id returning c.id`;

/** What was held for the order is now the order's. */
export async function allocateStock(
  writer: Writer,
  orderId: string,
  transaction: Transaction,
): Promise<void> {
  await writerSelect(writer, ALLOCATE_SQL, { orderId }, transaction);
}

/** Lets go what was held for the order, or allocated to it; returns the products of which there is more again. */
export async function releaseStock(
  writer: Writer,
  orderId: string,
  transaction: Transaction,
): Promise<string[]> {
  const rows = await writerSelect<{ productId: string }>(
    writer,
    RELEASE_SQL,
    { orderId },
    transaction,
  );
  return rows.map(({ productId }) => productId);
}

/** Gives codes and promotions back that the order had used. */
export async function returnRedemptions(
  writer: Writer,
  orderId: string,
  transaction: Transaction,
): Promise<void> {
  await writerSelect(writer, RETURN_REDEMPTIONS_SQL, { orderId }, transaction);
}
