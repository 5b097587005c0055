import { writerSelect } from '@green-apple/persistence';
import type { Bench } from './bench.ts';
import { Wallet } from './buyer.ts';
import { readyBuyer, stripeOf } from './checkout.ts';
import { DatabaseMeter } from './database-meter.ts';
import { round } from './figures.ts';
import { HttpClient } from './load.ts';

const BUYERS = 200;
const UNITS = 50;

/** Leaves exactly `units` of one variant that can be shipped, all at one warehouse; returns its id. */
async function scarceVariant(meter: DatabaseMeter, units: number): Promise<string> {
  const [variant] = await writerSelect<{ id: string }>(
    meter.writer,
    `select variant.id from catalog.variant join catalog.product on product.id = variant.product_id
     where product.status = 'published' and variant.active order by variant.sku desc limit 1`,
  );
  if (variant === undefined) throw new Error('the catalogue is empty');
  await meter.writer.sequelize.query(
    `update inventory.stock_level as level
     set on_hand = level.reserved + case when level.location_id = (
       select id from inventory.location where ships order by position, id limit 1
     ) then $units::integer else 0 end
     where level.variant_id = $id`,
    { bind: { id: variant.id, units } },
  );
  return variant.id;
}

/** 200 buyers press the last button at once for 50 units: 50 orders, 150 clear refusals, nothing else. */
export const rush: Bench = async (stack) => {
  const api = stack.url('storefront-api');
  const meter = new DatabaseMeter(stack.env['DATABASE_WRITER_URL'] ?? '');
  const client = new HttpClient(BUYERS);
  try {
    const variant = await scarceVariant(meter, UNITS);
    const wallet = await Wallet.filled(stripeOf(stack), BUYERS);
    const ready = [];
    for (let turn = 0; turn < BUYERS; turn++)
      ready.push({
        ...(await readyBuyer(client, api, [variant])),
        card: await wallet.card(),
      });
    const start = performance.now();
    const outcomes = await Promise.all(
      ready.map(({ buyer, quote, card }) => buyer.place(quote, card)),
    );
    const seconds = (performance.now() - start) / 1000;
    const sold = outcomes.filter(({ ok }) => ok).length;
    const refused = outcomes.filter(
      (outcome) => !outcome.ok && outcome.problem.code === 'OUT_OF_STOCK',
    ).length;
    return {
      'rush.sold': sold,
      'rush.refused': refused,
      'rush.other': BUYERS - sold - refused,
      'rush.seconds': round(seconds),
    };
  } finally {
    client.close();
    await meter.close();
  }
};
