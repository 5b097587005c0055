import { writerSelect } from '@green-apple/persistence';
import type { Bench } from './bench.ts';
import { Buyer, Wallet } from './buyer.ts';
import { DatabaseMeter } from './database-meter.ts';
import { percentile, printShares, round } from './figures.ts';
import { closedLoop, HttpClient } from './load.ts';
import { cpuBetween, cpuByPart, total } from './processes.ts';
import type { RunningStack } from './running-stack.ts';

const BUYERS = 8;
const SECONDS = 10;
const ALONE_ORDERS = 60;
/** More than eight buyers use up in the time given. */
const CARDS = 1_500;

/** What the shopper waits for: the API and its database; the rest of the house works behind it. */
export const servingParts = (stack: RunningStack) =>
  stack.parts.filter(({ name }) => name === 'storefront-api' || name.startsWith('postgres'));

/** Variants with plenty of stock, so that a bench of checkouts does not become one of refusals. */
export async function plentiful(meter: DatabaseMeter, count: number): Promise<string[]> {
  const rows = await writerSelect<{ id: string }>(
    meter.writer,
    `select variant.id from catalog.variant join catalog.product on product.id = variant.product_id
     where product.status = 'published' and variant.active order by variant.sku limit $count`,
    { count },
  );
  const ids = rows.map(({ id }) => id);
  await meter.writer.sequelize.query(
    `update inventory.stock_level set on_hand = greatest(on_hand, reserved + 100000)
     from inventory.location
     where location.id = stock_level.location_id and location.ships and variant_id = any($ids)`,
    { bind: { ids } },
  );
  return ids;
}

/** A shopper with two lines and a quote, ready for the last click. */
export async function readyBuyer(client: HttpClient, api: string, variants: readonly string[]) {
  const buyer = new Buyer(client, api);
  for (const variantId of variants) await buyer.add({ variantId, quantity: 1 });
  return { buyer, quote: await buyer.quote() };
}

/** Two neighbours on the shelf, another pair at each turn. */
export const pick = (all: readonly string[], turn: number): string[] => [
  all[turn % all.length] ?? '',
  all[(turn + 1) % all.length] ?? '',
];

/** Whole checkouts by eight buyers, then the last click alone with statements and log syncs per order. */
export const checkout: Bench = async (stack) => {
  const api = stack.url('storefront-api');
  const meter = new DatabaseMeter(stack.env['DATABASE_WRITER_URL'] ?? '');
  const client = new HttpClient(BUYERS);
  const wallet = await Wallet.filled(stripeOf(stack), CARDS);
  const variants = await plentiful(meter, 40);
  const wholeCheckout = async (turn: number): Promise<void> => {
    const { buyer, quote } = await readyBuyer(client, api, pick(variants, turn));
    const outcome = await buyer.place(quote, await wallet.card());
    if (!outcome.ok) throw new Error(`refused: ${outcome.problem.code}`);
  };
  try {
    return await meter.withDurableWrites(async () => {
      await closedLoop(BUYERS, 2, wholeCheckout);
      const before = cpuByPart(servingParts(stack));
      const load = await closedLoop(BUYERS, SECONDS, wholeCheckout);
      const spent = cpuBetween(before, cpuByPart(servingParts(stack)));
      process.stdout.write(`  checkout: ${printShares(spent, load.done)}\n`);
      return {
        'checkout.orders_per_s': round(load.done / load.seconds, 1),
        'checkout.p50_ms': round(load.p50),
        'checkout.cpu_ms': round(total(spent) / load.done),
        ...(await placeAlone(stack, meter, wallet, variants)),
      };
    });
  } finally {
    client.close();
    await meter.close();
  }
};

/** The last click alone: the jobs process rests, so that no run of an order just placed works beside it. */
async function placeAlone(
  stack: RunningStack,
  meter: DatabaseMeter,
  wallet: Wallet,
  variants: readonly string[],
) {
  const api = stack.url('storefront-api');
  const client = new HttpClient(1);
  const ready: (Awaited<ReturnType<typeof readyBuyer>> & { card: string })[] = [];
  for (let turn = 0; turn < ALONE_ORDERS; turn++)
    ready.push({
      ...(await readyBuyer(client, api, pick(variants, turn))),
      card: await wallet.card(),
    });
  await quiet(meter);
  const samples: number[] = [];
  const taken = await withJobsResting(stack, async () => {
    const counted = await meter.read('ga_storefront');
    const before = cpuByPart(servingParts(stack));
    for (const { buyer, quote, card } of ready) {
      const start = performance.now();
      const outcome = await buyer.place(quote, card);
      samples.push(performance.now() - start);
      if (!outcome.ok) throw new Error(`refused: ${outcome.problem.code}`);
    }
    const spent = cpuBetween(before, cpuByPart(servingParts(stack)));
    return { spent, counted, after: await meter.read('ga_storefront') };
  });
  client.close();
  const perOrder = (from: number | null, to: number | null): number | null =>
    from === null || to === null ? null : round((to - from) / ALONE_ORDERS, 1);
  const { counted, after } = taken;
  return {
    'place.one_p50_ms': round(percentile(samples, 0.5)),
    'place.p95_ms': round(percentile(samples, 0.95)),
    'place.cpu_ms': round(total(taken.spent) / ALONE_ORDERS),
    'place.statements': perOrder(counted.statements, after.statements),
    'place.wal_syncs': perOrder(counted.walSyncs, after.walSyncs),
  };
}

/** Holds the relay and the dispatcher still while `work` goes on; what was placed meanwhile waits for them. */
export async function withJobsResting<Result>(
  stack: RunningStack,
  work: () => Promise<Result>,
): Promise<Result> {
  const jobs = stack.pid('jobs');
  process.kill(jobs, 'SIGSTOP');
  try {
    return await work();
  } finally {
    process.kill(jobs, 'SIGCONT');
  }
}

/** Waits until no order is on its way, so that background work does not count as the shopper's. */
export async function quiet(meter: DatabaseMeter): Promise<void> {
  for (let turn = 0; turn < 3_000; turn++) {
    const [row] = await writerSelect<{ open: string }>(
      meter.writer,
      `select count(*) as open from ordering."order" where state = 'placed'`,
    );
    if (Number(row?.open ?? 0) === 0) return;
    await new Promise((resolve) => setTimeout(resolve, 200));
  }
  throw new Error('orders are still on their way after ten minutes');
}

export const stripeOf = (stack: RunningStack) => ({
  stripeApiUrl: stack.env['STRIPE_API_URL'] ?? '',
  publishableKey: stack.env['STRIPE_PUBLISHABLE_KEY'] ?? '',
});
