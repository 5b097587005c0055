import {
  allocateForCollection,
  allocateForDelivery,
  partsByLine,
  type Allocation,
  type BackorderPart,
  type Demand,
  type Part,
} from '@green-apple/domain-inventory';
import { writerSelect, type Writer } from '../pools.ts';
import { ALLOCATE_SQL, holdSql } from '../stock/hold-sql.ts';
import { releaseSql } from '../stock/release-sql.ts';
import { StockRepository, toClaimRow, toPartRow } from '../stock/stock.repository.ts';
import type { Transaction } from '../transaction.ts';

const HOLD_AGAIN_SQL = holdSql({ ahead: true, again: true });
const RELEASE_SQL = releaseSql('order');
const RELEASE_HELD_SQL = releaseSql('held');

/** What was let go of an order, with where it is to go: enough to look for it once more. */
const LOST_SQL = `
  with lost as (
    select order_line_id, variant_id, quantity from inventory.reservation
    where order_id = cast($orderId as uuid) and state = 'released'
    union all
    select order_line_id, variant_id, quantity from inventory.backorder_claim
    where order_id = cast($orderId as uuid) and state = 'released')
  select o.shipping_address ->> 'region' as region,
    (select jsonb_agg(jsonb_build_object('orderLineId', l.order_line_id, 'variantId', l.variant_id,
      'quantity', l.quantity)) from (
        select order_line_id, variant_id, sum(quantity) as quantity from lost
        group by order_line_id, variant_id) l) as lines,
    case when o.delivery ->> 'locationCode' is not null then array(
      select o.delivery ->> 'locationCode'
      union all select place.code from inventory.location store
        join inventory.store_supply supply on supply.store_id = store.id
        join inventory.location place on place.id = supply.location_id
        where store.code = o.delivery ->> 'locationCode') end as supply,
    to_json(current_date) #>> '{}' as today
  from ordering."order" o where o.id = cast($orderId as uuid)`;

interface LostStock {
  readonly region: string;
  readonly lines: ReadonlyArray<Demand & { readonly orderLineId: string }>;
  /** Places that supply the store it is collected from; null for a delivery. */
  readonly supply: readonly string[] | null;
  readonly today: string;
}

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

/**
 * What was held for the order is now the order's, lots chosen. A hold that ran out is looked for once more,
 * wherever there is stock; false when that is gone too, and the caller has to roll back.
 */
export async function allocateStock(
  writer: Writer,
  orderId: string,
  transaction: Transaction,
): Promise<boolean> {
  if ((await allocateHeld(writer, orderId, transaction)) === 0) return true;
  if (!(await holdAgain(writer, orderId, transaction))) return false;
  await allocateHeld(writer, orderId, transaction);
  return true;
}

/** Allocates what is held; returns how many parts of the order had been let go. */
async function allocateHeld(
  writer: Writer,
  orderId: string,
  transaction: Transaction,
): Promise<number> {
  const [row] = await writerSelect<{ taken: number; held: number; lost: number }>(
    writer,
    ALLOCATE_SQL,
    { orderId },
    transaction,
  );
  if (row === undefined) return 0;
  // The sweep was faster by a hair: its deed shows in the next statement only.
  return row.taken < row.held ? allocateHeld(writer, orderId, transaction) : row.lost;
}

async function holdAgain(
  writer: Writer,
  orderId: string,
  transaction: Transaction,
): Promise<boolean> {
  const [lost] = await writerSelect<LostStock>(writer, LOST_SQL, { orderId }, transaction);
  if (lost === undefined) return false;
  const allocation = await allocateAgain(writer, { ...lost, orderId }, transaction);
  if (!allocation.ok) return false;
  const short = await writerSelect(
    writer,
    HOLD_AGAIN_SQL,
    {
      orderId,
      parts: JSON.stringify(deal(lost.lines, allocation.parts).map(toPartRow)),
      ahead: JSON.stringify(deal(lost.lines, allocation.backorders).map(toClaimRow)),
      expiresAt: null,
    },
    transaction,
  );
  return short.length === 0;
}

async function allocateAgain(
  writer: Writer,
  { region, lines, supply, today, orderId }: LostStock & { readonly orderId: string },
  transaction: Transaction,
): Promise<Allocation> {
  const { places, backorders } = await new StockRepository(writer).free(
    lines.map(({ variantId }) => variantId),
    { orderId },
    transaction,
  );
  return supply === null
    ? allocateForDelivery(lines, places, region, { backorders, today })
    : allocateForCollection(lines, places, supply);
}

const deal = <Given extends Part | BackorderPart>(
  lines: LostStock['lines'],
  parts: readonly Given[],
): (Given & { readonly orderLineId: string })[] =>
  partsByLine(
    lines.map(({ orderLineId, variantId, quantity }) => ({
      lineId: orderLineId,
      quantity,
      components: [{ variantId, quantity: 1 }],
    })),
    parts,
  ).map((part) => ({ ...part, orderLineId: part.lineId }));

/** Lets go what the order has and did not ship; returns the products of which there is more again. */
export async function releaseStock(
  writer: Writer,
  orderId: string,
  transaction: Transaction,
): Promise<string[]> {
  return release(RELEASE_SQL, writer, orderId, transaction);
}

/** The same for what is still waiting for its payment only. */
export async function releaseHeldStock(
  writer: Writer,
  orderId: string,
  transaction: Transaction,
): Promise<string[]> {
  return release(RELEASE_HELD_SQL, writer, orderId, transaction);
}

async function release(
  sql: string,
  writer: Writer,
  orderId: string,
  transaction: Transaction,
): Promise<string[]> {
  const rows = await writerSelect<{ productId: string }>(writer, sql, { orderId }, transaction);
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
