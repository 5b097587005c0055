import { US } from '@green-apple/domain-pricing';
import { writerSelect } from '@green-apple/persistence';
import type { Bench } from './bench.ts';
import { Wallet } from './buyer.ts';
import { readyBuyer, stripeOf } from './checkout.ts';
import { DatabaseMeter } from './database-meter.ts';
import { round } from './figures.ts';
import { HttpClient } from './load.ts';

const BUYERS = 200;
const UNITS = 50;

interface Shelf {
  readonly variantId: string;
  readonly locationId: string;
}

/** Leaves exactly `units` of one variant that can be shipped, all at one warehouse of the shop; returns its id. */
async function scarceVariant(meter: DatabaseMeter, units: number): Promise<string> {
  const [shelf] = await writerSelect<Shelf>(
    meter.writer,
    `select level.variant_id as "variantId", level.location_id as "locationId"
     from inventory.stock_level level
     join inventory.location on location.id = level.location_id
     join catalog.variant on variant.id = level.variant_id
     join catalog.product on product.id = variant.product_id
     join pricing.price on price.variant_id = variant.id and price.market = location.market
     where location.ships and location.market = $market and variant.active
       and product.status = 'published'
       and not exists (select from inventory.sale_limit where product_id = product.id)
     order by variant.sku desc, location.position limit 1`,
    { market: US.code },
  );
  if (shelf === undefined) throw new Error('nothing can be shipped');
  await meter.writer.sequelize.query(
    `update inventory.stock_level
     set on_hand = reserved + case when location_id = $locationId then $units::integer else 0 end
     where variant_id = $variantId`,
    { bind: { ...shelf, units } },
  );
  return shelf.variantId;
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
