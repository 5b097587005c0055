import { randomUUID } from 'node:crypto';
import { openWriter, writerSelect, type Writer } from '@green-apple/persistence';
import { DatabaseMeter } from './database-meter.ts';
import { percentile, round, type Figures } from './figures.ts';
import { cpuBetween, cpuByPart, total } from './processes.ts';
import type { RunningStack } from './running-stack.ts';

const ORDERS = 300;
const WARM = 50;
/** Marks what was made here, so that it can be taken away again. */
const REGION = 'floor';

/** One order with a line, its payment, its stock and its message, in one statement: less cannot be written. */
const PLACE_SQL = `
  with placed as (
    insert into ordering."order" (id, number, cart_id, quote_id, session_hash, access_hash, state, market,
      region, currency, email, shipping_address, delivery, items_minor, discount_minor, shipping_minor,
      tax_minor, total_minor, receipt)
    values (cast($id as uuid), $id, cast($id as uuid), cast($id as uuid), 'x', 'x', 'placed', 'US',
      '${REGION}', 'USD', 'floor@example.com', '{}', '{}', 100, 0, 0, 0, 100, '[]')
    returning id),
  line as (
    insert into ordering.line (id, order_id, position, variant_id, product_id, sku, title, variant_title,
      quantity, unit_minor, total_minor)
    select id, id, 1, cast($variantId as uuid), id, 'floor', 'floor', 'floor', 1, 100, 100 from placed),
  step as (
    insert into ordering.history (order_id, seq, to_state) select id, 1, 'placed' from placed),
  paid as (
    insert into payment.payment (id, order_id, attempt, provider, payment_method_ref, state, amount_minor,
      currency, idempotency_key)
    select id, id, 1, 'stripe', 'pm_floor', 'requested', 100, 'USD', $id from placed),
  taken as (
    update inventory.stock_level set reserved = reserved + 1
    where variant_id = cast($variantId as uuid) and location_id = cast($locationId as uuid)
      and on_hand - reserved >= 1),
  held as (
    insert into inventory.reservation (id, order_id, order_line_id, variant_id, location_id, quantity, state)
    select id, id, id, cast($variantId as uuid), cast($locationId as uuid), 1, 'held' from placed),
  moved as (
    insert into inventory.movement (variant_id, location_id, kind, quantity, order_id)
    select cast($variantId as uuid), cast($locationId as uuid), 'hold', 1, id from placed)
  insert into platform.outbox (id, topic, kind, aggregate_type, aggregate_id, aggregate_version, body,
    published_at)
  select id, 'events', 'order.placed', 'order', id, 1, '{}', now() from placed returning id`;

const CLEAN_UP: readonly string[] = [
  `update inventory.stock_level l set reserved = l.reserved - r.units
   from (select variant_id, location_id, sum(quantity) as units from inventory.reservation
     where order_id in (select id from ordering."order" where region = '${REGION}')
     group by variant_id, location_id) r
   where l.variant_id = r.variant_id and l.location_id = r.location_id`,
  ...[
    ['platform.outbox', 'aggregate_id'],
    ['inventory.movement', 'order_id'],
    ['inventory.reservation', 'order_id'],
    ['payment.payment', 'order_id'],
    ['ordering.history', 'order_id'],
    ['ordering.line', 'order_id'],
    ['ordering."order"', 'id'],
  ].map(
    ([table, column]) =>
      `delete from ${table} where ${column} in (select id from ordering."order" where region = '${REGION}')`,
  ),
];

/**
 * The floor under every checkout: the same rows by one statement per order, nobody else at work. CPU counts
 * Postgres and the client.
 */
export async function floor(stack: RunningStack): Promise<Figures> {
  const meter = new DatabaseMeter(stack.env['DATABASE_WRITER_URL'] ?? '');
  try {
    return await meter.withDurableWrites(() => bareOrders(stack));
  } finally {
    await meter.close();
  }
}

async function bareOrders(stack: RunningStack): Promise<Figures> {
  const writer = openWriter(stack.env['DATABASE_WRITER_URL'] ?? '', {
    max: 1,
    applicationName: 'bench',
    prepared: true,
  });
  try {
    const shelf = await fullestShelf(writer);
    const place = (): Promise<unknown> =>
      writerSelect(writer, PLACE_SQL, { id: randomUUID(), ...shelf });
    for (let turn = 0; turn < WARM; turn++) await place();
    const databases = stack.parts.filter(({ name }) => name.startsWith('postgres'));
    const [before, own] = [cpuByPart(databases), process.cpuUsage()];
    const samples: number[] = [];
    for (let turn = 0; turn < ORDERS; turn++) {
      const start = performance.now();
      await place();
      samples.push(performance.now() - start);
    }
    const used = process.cpuUsage(own);
    const spent = total(cpuBetween(before, cpuByPart(databases)));
    return {
      'checkout.floor_ms': round(percentile(samples, 0.5)),
      'checkout.floor_cpu_ms': round((spent + (used.user + used.system) / 1000) / ORDERS),
    };
  } finally {
    for (const sql of CLEAN_UP) await writer.sequelize.query(sql);
    await writer.close();
  }
}

async function fullestShelf(writer: Writer): Promise<{ variantId: string; locationId: string }> {
  const [shelf] = await writerSelect<{ variantId: string; locationId: string }>(
    writer,
    `select variant_id as "variantId", location_id as "locationId" from inventory.stock_level
     order by on_hand - reserved desc limit 1`,
  );
  if (shelf === undefined) throw new Error('the shelves are empty');
  return shelf;
}
