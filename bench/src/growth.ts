import type { Bench } from './bench.ts';
import { Wallet } from './buyer.ts';
import {
  pick,
  plentiful,
  quiet,
  readyBuyer,
  servingParts,
  stripeOf,
  withJobsResting,
} from './checkout.ts';
import { DatabaseMeter } from './database-meter.ts';
import { percentile, round, type Figures } from './figures.ts';
import { MadeUpPast } from './grow-orders.ts';
import { closedLoop, HttpClient } from './load.ts';
import { cpuBetween, cpuByPart, total } from './processes.ts';
import type { RunningStack } from './running-stack.ts';

const FEW = 1_000;
const MANY = 100_000;
const BUYERS = 8;
const SECONDS = 8;
const WARM_SECONDS = 2;
const ALONE_ORDERS = 60;
const CARDS = 1_500;

interface Cost {
  readonly placeMs: number;
  readonly placeCpuMs: number;
  readonly checkoutMs: number;
  readonly checkoutCpuMs: number;
}

/** What the last click and a whole checkout cost with a short past and with a long one. */
export const growth: Bench = async (stack) => {
  const url = stack.env['DATABASE_WRITER_URL'] ?? '';
  const meter = new DatabaseMeter(url);
  const past = new MadeUpPast(url);
  try {
    const wallet = await Wallet.filled(stripeOf(stack), CARDS);
    const variants = await plentiful(meter, 40);
    return await meter.withDurableWrites(async () => {
      const after = async (orders: number): Promise<Cost> => {
        await past.growTo(orders);
        await costs(stack, meter, wallet, variants, WARM_SECONDS);
        return costs(stack, meter, wallet, variants);
      };
      const few = await after(FEW);
      const many = await after(MANY);
      return { ...named(few, '1k'), ...named(many, '100k'), ...ratios(few, many) };
    });
  } finally {
    await past.forget();
    await past.close();
    await meter.close();
  }
};

/** The jobs process rests meanwhile: what is measured is what the shopper waits for. */
async function costs(
  stack: RunningStack,
  meter: DatabaseMeter,
  wallet: Wallet,
  variants: readonly string[],
  seconds = SECONDS,
): Promise<Cost> {
  const cost = await withJobsResting(stack, async () => ({
    ...(await wholeCheckouts(stack, wallet, variants, seconds)),
    ...(await lastClicks(stack, wallet, variants)),
  }));
  await quiet(meter);
  return cost;
}

async function wholeCheckouts(
  stack: RunningStack,
  wallet: Wallet,
  variants: readonly string[],
  seconds: number,
): Promise<Pick<Cost, 'checkoutMs' | 'checkoutCpuMs'>> {
  const client = new HttpClient(BUYERS);
  const before = cpuByPart(servingParts(stack));
  const load = await closedLoop(BUYERS, seconds, async (turn) => {
    const ready = await readyBuyer(client, stack.url('storefront-api'), pick(variants, turn));
    const outcome = await ready.buyer.place(ready.quote, await wallet.card());
    if (!outcome.ok) throw new Error(`refused: ${outcome.problem.code}`);
  });
  const spent = cpuBetween(before, cpuByPart(servingParts(stack)));
  client.close();
  return { checkoutMs: load.p50, checkoutCpuMs: total(spent) / load.done };
}

async function lastClicks(
  stack: RunningStack,
  wallet: Wallet,
  variants: readonly string[],
): Promise<Pick<Cost, 'placeMs' | 'placeCpuMs'>> {
  const client = new HttpClient(1);
  const ready = [];
  for (let turn = 0; turn < ALONE_ORDERS; turn++)
    ready.push({
      ...(await readyBuyer(client, stack.url('storefront-api'), pick(variants, turn))),
      card: await wallet.card(),
    });
  const samples: number[] = [];
  const before = cpuByPart(servingParts(stack));
  for (const { buyer, quote, card } of ready) {
    const start = performance.now();
    const outcome = await buyer.place(quote, card);
    samples.push(performance.now() - start);
    if (!outcome.ok) throw new Error(`refused: ${outcome.problem.code}`);
  }
  const spent = cpuBetween(before, cpuByPart(servingParts(stack)));
  client.close();
  return { placeMs: percentile(samples, 0.5), placeCpuMs: total(spent) / ALONE_ORDERS };
}

const named = (cost: Cost, size: string): Figures => ({
  [`growth.place_${size}_ms`]: round(cost.placeMs),
  [`growth.place_${size}_cpu_ms`]: round(cost.placeCpuMs),
  [`growth.checkout_${size}_ms`]: round(cost.checkoutMs),
  [`growth.checkout_${size}_cpu_ms`]: round(cost.checkoutCpuMs),
});

/** By CPU: it repeats where time does not. */
const ratios = (few: Cost, many: Cost): Figures => ({
  'growth.place_ratio': round(many.placeCpuMs / few.placeCpuMs),
  'growth.checkout_ratio': round(many.checkoutCpuMs / few.checkoutCpuMs),
  'growth.place_time_ratio': round(many.placeMs / few.placeMs),
  'growth.checkout_time_ratio': round(many.checkoutMs / few.checkoutMs),
});
