import { inTransaction, openWriter, type Transaction, type Writer } from '@green-apple/persistence';

/** Marks what was made here, so that it can be taken away again. */
const REGION = 'growth';
const TEN_MINUTES = 600_000;

/*
 * Two years of a growing shop: more orders lately than long ago, one to four lines each, few products that
 * sell well and a long tail, customers who come back. Ids carry their time, as the shop's own do.
 */
const ORDERS_SQL = `
  create temporary table growth_order on commit drop as
  select n, placed_at, customer, state,
    (lpad(to_hex(cast(extract(epoch from placed_at) * 1000 as bigint)), 12, '0') || '7' ||
      substr(md5('o' || n), 1, 3) || '8' || substr(md5('o' || n), 4, 15))::uuid as id,
    cast(md5('c' || n) as uuid) as cart_id, cast(md5('q' || n) as uuid) as quote_id
  from (
    select n, now() - make_interval(secs => 63072000 * power(random(), 1.6)) as placed_at,
      floor(30000 * power(random(), 2)) as customer,
      case when random() < 0.85 then 'delivered' when random() < 0.8 then 'cancelled' else 'returned' end as state
    from generate_series(cast($from as integer), cast($to as integer)) n) drawn`;

const LINES_SQL = `
  create temporary table growth_line on commit drop as
  with shelf as (
    select v.id, v.product_id, v.sku, v.title, p.list_minor,
      row_number() over (order by md5(v.sku)) - 1 as rank, count(*) over () as size
    from catalog.variant v join pricing.price p on p.variant_id = v.id),
  drawn as (
    select o.*, k as position, 1 + cast(floor(power(random(), 3) * 4) as integer) as quantity,
      floor(power(random(), 2.5) * (select size from shelf limit 1)) as rank
    from growth_order o, generate_series(1, 1 + cast(floor(random() * 4) as integer) + o.n * 0) k)
  select d.id as order_id, d.n, d.position, d.quantity, s.id as variant_id, s.product_id, s.sku, s.title,
    s.list_minor as unit_minor, d.placed_at, d.cart_id, cast(md5('l' || d.n || '.' || d.position) as uuid) as id,
    (select l.location_id from inventory.stock_level l where l.variant_id = s.id
      order by l.on_hand desc limit 1) as location_id
  from drawn d join shelf s using (rank)`;

const ADDRESS = `jsonb_build_object('name', 'Growth ' || o.n, 'line1', o.n || ' Orchard Road', 'line2', '',
  'city', 'Portland', 'region', 'OR', 'postalCode', '97205', 'country', 'US', 'phone', '')`;

/** Without triggers: nobody follows these orders, and no relay has to be woken for them. */
const QUIETLY = 'set local session_replication_role = replica';

const WRITES: readonly string[] = [
  `insert into cart.cart (id, token_hash, state, order_id, created_at, updated_at)
   select cart_id, sha256(cast(cart_id as text)::bytea), 'ordered', id, placed_at, placed_at from growth_order`,
  `insert into cart.line (cart_id, variant_id, quantity, added_at)
   select cart_id, variant_id, quantity, placed_at from growth_line on conflict do nothing`,
  `insert into cart.quote (id, cart_id, cart_version, hash, email, shipping_address, delivery, tax, receipt,
     expires_at, created_at)
   select quote_id, cart_id, 1, md5(cast(n as text)), 'growth-' || customer || '@example.com', ${ADDRESS},
     '{}', '{}', '[]', placed_at, placed_at from growth_order o`,
  `insert into ordering."order" (id, number, cart_id, quote_id, session_hash, access_hash, state, market,
     region, currency, email, shipping_address, delivery, items_minor, discount_minor, shipping_minor,
     tax_minor, total_minor, receipt, placed_at, confirmed_at, updated_at)
   select o.id, 'GA-' || upper(substr(md5('n' || o.n), 1, 5) || '-' || substr(md5('n' || o.n), 6, 8)),
     o.cart_id, o.quote_id, sha256(cast(o.customer as text)::bytea), sha256(cast(o.n as text)::bytea),
     o.state, 'US', '${REGION}', 'USD', 'growth-' || o.customer || '@example.com', ${ADDRESS},
     '{"id":"standard","label":"Standard delivery"}', s.items, 0, 495, 0, s.items + 495,
     jsonb_build_array(jsonb_build_object('kind', 'items', 'label', 'Items',
       'amount', jsonb_build_object('minor', s.items, 'currency', 'USD'), 'shares', jsonb_build_array())),
     o.placed_at, o.placed_at + interval '1 second', o.placed_at + interval '3 days'
   from growth_order o
   join (select order_id, sum(unit_minor * quantity) as items from growth_line group by order_id) s
     on s.order_id = o.id`,
  `insert into ordering.line (id, order_id, position, variant_id, product_id, sku, title, variant_title,
     quantity, unit_minor, total_minor)
   select id, order_id, position, variant_id, product_id, sku, title, title, quantity, unit_minor,
     unit_minor * quantity from growth_line`,
  `insert into ordering.history (order_id, seq, from_state, to_state, at)
   select o.id, step.seq, step.from_state, coalesce(step.to_state, o.state), o.placed_at
   from growth_order o, (values (1, null, 'placed'), (2, 'placed', 'confirmed'), (3, 'confirmed', null))
     as step(seq, from_state, to_state)`,
  `insert into payment.payment (id, order_id, attempt, provider, payment_method_ref, provider_ref, state,
     amount_minor, currency, idempotency_key, created_at, updated_at)
   select cast(md5('p' || o.n) as uuid), o.id, 1, 'stripe', 'pm_growth', 'pi_growth_' || o.n,
     case o.state when 'cancelled' then 'voided' else 'captured' end, t.total_minor, 'USD',
     'payment/' || o.id || '/1', o.placed_at, o.placed_at
   from growth_order o join ordering."order" t on t.id = o.id`,
  `insert into inventory.reservation (id, order_id, order_line_id, variant_id, location_id, quantity, state,
     updated_at)
   select cast(md5('r' || l.n || '.' || l.position) as uuid), l.order_id, l.id, l.variant_id, l.location_id,
     l.quantity, 'released', l.placed_at
   from growth_line l where l.location_id is not null`,
  `insert into inventory.movement (variant_id, location_id, kind, quantity, order_id, at)
   select l.variant_id, l.location_id, m.kind, l.quantity, l.order_id, l.placed_at
   from growth_line l, (values ('hold'), ('release')) as m(kind) where l.location_id is not null`,
  `insert into platform.outbox (id, topic, kind, aggregate_type, aggregate_id, aggregate_version, body,
     created_at, published_at)
   select gen_random_uuid(), 'events', kind, 'order', o.id, 1, jsonb_build_object('orderId', o.id),
     o.placed_at, o.placed_at
   from growth_order o, (values ('order.placed'), ('order.confirmed'), ('stock.changed')) as e(kind)
   where o.placed_at > now() - interval '7 days'`,
  `insert into platform.idempotency_key (scope, key, request_hash, status, response, created_at)
   select 'place-order/growth-' || customer, cast(id as text), md5(cast(n as text)), 201, '{}', placed_at
   from growth_order`,
  `insert into promotion.redemption (promotion_id, order_id, customer_key, redeemed_at)
   select p.id, o.id, sha256(cast(o.customer as text)::bytea), o.placed_at
   from growth_order o,
     (select id from promotion.promotion where usage_limit is null order by id limit 1) p
   where o.n % 7 = 0`,
  `insert into customer.notification (order_id, template, message_id, state, created_at, sent_at)
   select id, 'order-confirmed', '<growth.' || id || '>', 'sent', placed_at, placed_at from growth_order`,
  `insert into customer.customer_stats (customer_key, order_count, spent_minor, currency, first_order_at,
     last_order_at)
   select sha256(('growth' || customer)::bytea), count(*), 0, 'USD', min(placed_at), max(placed_at)
   from growth_order group by customer on conflict (customer_key) do nothing`,
  `insert into reporting.stats_applied (order_id, applied_at, customer_key)
   select id, placed_at, sha256(('growth' || customer)::bytea) from growth_order`,
];

const MINE = `select id from ordering."order" where region = '${REGION}'`;
const REMOVALS: readonly string[] = [
  `delete from customer.customer_stats where customer_key in (
     select sha256(('growth' || n)::bytea) from generate_series(0, 30000) n)`,
  ...[
    'customer.notification',
    'reporting.stats_applied',
    'promotion.redemption',
    'inventory.movement',
    'inventory.reservation',
    'payment.payment',
    'ordering.history',
    'ordering.line',
  ].map((table) => `delete from ${table} where order_id in (${MINE})`),
  `delete from platform.outbox where aggregate_id in (${MINE})`,
  `delete from platform.idempotency_key where scope like 'place-order/growth-%'`,
  // Its lines and its quote go with it.
  `delete from cart.cart where order_id in (${MINE})`,
  `delete from ordering."order" where region = '${REGION}'`,
];

/** A shop's past, made up and written straight into the database of a stack. */
export class MadeUpPast {
  private readonly writer: Writer;
  private made = 0;

  constructor(url: string) {
    this.writer = openWriter(url, {
      max: 1,
      applicationName: 'bench',
      statementTimeoutMs: TEN_MINUTES,
    });
  }

  /** Adds orders until there are `count` of them, and lets the planner know. */
  async growTo(count: number): Promise<void> {
    if (count > this.made)
      await this.atOnce([QUIETLY, ORDERS_SQL, LINES_SQL, ...WRITES], {
        from: this.made + 1,
        to: count,
      });
    this.made = Math.max(this.made, count);
    await this.writer.sequelize.query('vacuum analyze');
    // What was written here is on its way to the disk now, not while something is measured.
    await this.writer.sequelize.query('checkpoint');
  }

  /** Takes everything away again. */
  async forget(): Promise<void> {
    await this.atOnce(REMOVALS, {});
    await this.writer.sequelize.query('vacuum analyze');
  }

  private atOnce(statements: readonly string[], bind: Record<string, number>): Promise<void> {
    return inTransaction(this.writer, async (transaction) => {
      for (const sql of statements) await this.run(sql, bind, transaction);
    });
  }

  private run(sql: string, bind: Record<string, number>, transaction: Transaction) {
    return this.writer.sequelize.query(
      sql,
      sql.includes('$from') ? { bind, transaction } : { transaction },
    );
  }

  close(): Promise<void> {
    return this.writer.close();
  }
}
