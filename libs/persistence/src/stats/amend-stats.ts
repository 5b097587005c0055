import { writerSelect, type Writer } from '../pools.ts';
import type { Transaction } from '../transaction.ts';

export interface AmendedOrder {
  readonly orderId: string;
  /** New total minus the old one. */
  readonly differenceMinor: number;
  /** The lines as they will be; the order still holds those of before. */
  readonly lines: ReadonlyArray<{
    readonly productId: string;
    readonly variantId: string;
    readonly quantity: number;
    readonly totalMinor: number;
  }>;
}

const CUSTOMER_SQL = `
  update customer.customer_stats stats set spent_minor = stats.spent_minor + cast($differenceMinor as bigint)
  from reporting.stats_applied a
  where a.order_id = cast($orderId as uuid) and stats.customer_key = a.customer_key returning stats.order_count`;

// Ordered by variant, so that two orders with the same products never wait for each other in a circle.
const PRODUCTS_SQL = `
  with before as (
    select l.product_id, l.variant_id, sum(l.quantity) as units, sum(l.total_minor) as minor
    from ordering.line l where l.order_id = cast($orderId as uuid) group by l.product_id, l.variant_id),
  after as (
    select l."productId" as product_id, l."variantId" as variant_id, sum(l.quantity) as units,
      sum(l."totalMinor") as minor
    from jsonb_to_recordset(cast($lines as jsonb))
      as l("productId" uuid, "variantId" uuid, quantity integer, "totalMinor" bigint)
    group by l."productId", l."variantId"),
  moved as (
    select product_id, variant_id, coalesce(a.units, 0) - coalesce(b.units, 0) as units,
      coalesce(a.minor, 0) - coalesce(b.minor, 0) as minor,
      (a.units is not null)::int - (b.units is not null)::int as orders
    from before b full join after a using (product_id, variant_id))
  insert into reporting.product_stats as stats (product_id, variant_id, order_count, units, revenue_minor)
  select m.product_id, m.variant_id, m.orders, m.units, m.minor from moved m
  where exists (select from reporting.stats_applied a where a.order_id = cast($orderId as uuid))
    and (m.units <> 0 or m.minor <> 0 or m.orders <> 0)
  order by m.variant_id
  on conflict (variant_id) do update set
    order_count = stats.order_count + excluded.order_count,
    units = stats.units + excluded.units,
    revenue_minor = stats.revenue_minor + excluded.revenue_minor
  returning variant_id`;

/**
 * Moves the figures of an order that is among them along with a change of it. To be called with the order
 * locked, before its lines are rewritten; an order that is not counted yet is counted as it is then.
 */
export async function amendStats(
  writer: Writer,
  { orderId, differenceMinor, lines }: AmendedOrder,
  transaction: Transaction,
): Promise<void> {
  await writerSelect(writer, CUSTOMER_SQL, { orderId, differenceMinor }, transaction);
  await writerSelect(writer, PRODUCTS_SQL, { orderId, lines: JSON.stringify(lines) }, transaction);
}
