import { customerKey } from '../order/order-secrets.ts';
import { writerSelect, type Writer } from '../pools.ts';
import type { Transaction } from '../transaction.ts';

const CUSTOMER_SQL = `
  insert into customer.customer_stats as stats
    (customer_key, order_count, spent_minor, currency, first_order_at, last_order_at)
  select cast($customer as bytea), 1, o.total_minor, o.currency, o.placed_at, o.placed_at
  from ordering."order" o where o.id = cast($orderId as uuid)
  on conflict (customer_key) do update set
    order_count = stats.order_count + 1,
    spent_minor = stats.spent_minor + excluded.spent_minor,
    first_order_at = least(stats.first_order_at, excluded.first_order_at),
    last_order_at = greatest(stats.last_order_at, excluded.last_order_at)`;

// Ordered by variant, so that two orders with the same products never wait for each other in a circle.
const PRODUCTS_SQL = `
  insert into reporting.product_stats as stats
    (product_id, variant_id, order_count, units, revenue_minor)
  select l.product_id, l.variant_id, 1, sum(l.quantity), sum(l.total_minor)
  from ordering.line l where l.order_id = cast($orderId as uuid)
  group by l.product_id, l.variant_id order by l.variant_id
  on conflict (variant_id) do update set
    order_count = stats.order_count + 1,
    units = stats.units + excluded.units,
    revenue_minor = stats.revenue_minor + excluded.revenue_minor`;

/** Figures per customer and per product, grown by each confirmed order exactly once. */
export class StatsRepository {
  readonly #writer: Writer;
  readonly #secret: string;

  /** `secret` makes the key under which a customer is counted: statistics hold no address. */
  constructor(writer: Writer, secret: string) {
    this.#writer = writer;
    this.#secret = secret;
  }

  /** Counts a confirmed order. False, and nothing changes, when it was counted before or is not confirmed. */
  async record(orderId: string, transaction: Transaction): Promise<boolean> {
    const [order] = await writerSelect<{ email: string }>(
      this.#writer,
      `with applied as (
         insert into reporting.stats_applied (order_id)
         select id from ordering."order" where id = cast($orderId as uuid) and confirmed_at is not null
         on conflict do nothing returning order_id)
       select email from ordering."order" o join applied a on a.order_id = o.id`,
      { orderId },
      transaction,
    );
    if (order === undefined) return false;
    const customer = customerKey(order.email, this.#secret);
    const bind = { orderId, customer };
    await this.#writer.sequelize.query(CUSTOMER_SQL, { bind, transaction });
    await this.#writer.sequelize.query(PRODUCTS_SQL, { bind: { orderId }, transaction });
    return true;
  }
}
