import { customerKey } from '../order/order-secrets.ts';
import { writerSelect, type Writer } from '../pools.ts';
import type { Transaction } from '../transaction.ts';

const CUSTOMER_SQL = `
  with named as (
    update reporting.stats_applied set customer_key = cast($customer as bytea)
    where order_id = cast($orderId as uuid))
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

const CUSTOMER_BACK_SQL = `
  update customer.customer_stats stats set
    order_count = stats.order_count - 1,
    spent_minor = stats.spent_minor - o.total_minor + (select coalesce(sum(r.amount_minor), 0)
      from payment.refund r where r.order_id = o.id and r.counted_at is not null)
  from ordering."order" o
  where o.id = cast($orderId as uuid) and stats.customer_key = cast($customer as bytea)`;

const PRODUCTS_BACK_SQL = `
  with back as (
    select p.line_id, sum(p.quantity) as units, sum(p.goods_minor) as minor
    from payment.refund r join payment.refund_part p on p.refund_id = r.id
    where r.order_id = cast($orderId as uuid) and r.counted_at is not null group by p.line_id),
  gone as (
    select l.variant_id, sum(l.quantity - coalesce(b.units, 0)) as units,
      sum(l.total_minor - coalesce(b.minor, 0)) as minor
    from ordering.line l left join back b on b.line_id = cast(l.id as text)
    where l.order_id = cast($orderId as uuid) group by l.variant_id),
  locked as (
    select s.variant_id from reporting.product_stats s join gone g using (variant_id)
    order by s.variant_id for update of s)
  update reporting.product_stats stats set
    order_count = stats.order_count - 1,
    units = stats.units - g.units,
    revenue_minor = stats.revenue_minor - g.minor
  from gone g join locked using (variant_id) where stats.variant_id = g.variant_id`;

const CUSTOMER_REFUND_SQL = `
  update customer.customer_stats stats set spent_minor = stats.spent_minor - r.amount_minor
  from payment.refund r
  where r.id = cast($refundId as uuid) and stats.customer_key = cast($customer as bytea)`;

const PRODUCTS_REFUND_SQL = `
  with back as (
    select l.variant_id, sum(p.quantity) as units, sum(p.goods_minor) as minor
    from payment.refund_part p join ordering.line l on cast(l.id as text) = p.line_id
    where p.refund_id = cast($refundId as uuid) group by l.variant_id),
  locked as (
    select s.variant_id from reporting.product_stats s join back b using (variant_id)
    order by s.variant_id for update of s)
  update reporting.product_stats stats set units = stats.units - b.units,
    revenue_minor = stats.revenue_minor - b.minor
  from back b join locked using (variant_id) where stats.variant_id = b.variant_id`;

/** Figures per customer and per product, grown by each confirmed order exactly once. */
export class StatsRepository {
  readonly #writer: Writer;
  readonly #secret: string;

  /** `secret` makes the key under which a customer is counted: statistics hold no address. */
  constructor(writer: Writer, secret: string) {
    this.#writer = writer;
    this.#secret = secret;
  }

  /** Takes a cancelled order out of the figures. False, and nothing changes, when it is not among them. */
  async takeBack(orderId: string, transaction: Transaction): Promise<boolean> {
    const [order] = await writerSelect<{ email: string }>(
      this.#writer,
      `with gone as (
         delete from reporting.stats_applied a using ordering."order" o
         where a.order_id = cast($orderId as uuid) and o.id = a.order_id and o.state = 'cancelled'
         returning a.order_id)
       select email from ordering."order" o join gone g on g.order_id = o.id`,
      { orderId },
      transaction,
    );
    if (order === undefined) return false;
    const customer = customerKey(order.email, this.#secret);
    await this.#writer.sequelize.query(CUSTOMER_BACK_SQL, {
      bind: { orderId, customer },
      transaction,
    });
    await this.#writer.sequelize.query(PRODUCTS_BACK_SQL, { bind: { orderId }, transaction });
    return true;
  }

  /** Takes a refund out of the figures of an order that is among them; once, however often it is asked for. */
  async countRefund(refundId: string, transaction: Transaction): Promise<boolean> {
    const [order] = await writerSelect<{ email: string }>(
      this.#writer,
      `with counted as (
         update payment.refund r set counted_at = now()
         where r.id = cast($refundId as uuid) and r.counted_at is null and exists (
           select from reporting.stats_applied a where a.order_id = r.order_id)
         returning r.order_id)
       select email from ordering."order" o join counted c on c.order_id = o.id`,
      { refundId },
      transaction,
    );
    if (order === undefined) return false;
    const bind = { refundId, customer: customerKey(order.email, this.#secret) };
    await this.#writer.sequelize.query(CUSTOMER_REFUND_SQL, { bind, transaction });
    await this.#writer.sequelize.query(PRODUCTS_REFUND_SQL, { bind: { refundId }, transaction });
    return true;
  }

  /** Counts a confirmed order. False, and nothing changes, when it was counted before or is not confirmed. */
  async record(orderId: string, transaction: Transaction): Promise<boolean> {
    const [order] = await writerSelect<{ email: string }>(
      this.#writer,
      `with applied as (
         insert into reporting.stats_applied (order_id)
         select id from ordering."order" where id = cast($orderId as uuid) and confirmed_at is not null and state <> 'cancelled'
         for share
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
