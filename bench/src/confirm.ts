import { writerSelect } from '@green-apple/persistence';
import type { Bench } from './bench.ts';
import { Wallet } from './buyer.ts';
import { plentiful, quiet, readyBuyer, stripeOf, withJobsResting } from './checkout.ts';
import { DatabaseMeter } from './database-meter.ts';
import { percentile, printShares, round } from './figures.ts';
import { HttpClient } from './load.ts';
import { cpuBetween, cpuByPart, total } from './processes.ts';
import { ourParts } from './running-stack.ts';

const ALONE_ORDERS = 15;
const BACKLOG = 500;
const BUYERS = 8;

/** From placed to confirmed, by the database's own clock. */
async function confirmationTimes(meter: DatabaseMeter, ids: readonly string[]): Promise<number[]> {
  const rows = await writerSelect<{ ms: string | null }>(
    meter.writer,
    `select extract(epoch from confirmed_at - placed_at) * 1000 as ms
     from ordering."order" where id = any($ids)`,
    { ids },
  );
  const times = rows.flatMap(({ ms }) => (ms === null ? [] : [Number(ms)]));
  if (times.length !== ids.length)
    throw new Error(`${ids.length - times.length} orders were not confirmed`);
  return times;
}

/** One order at a time, then a backlog of 500 that gathers while the jobs process is stopped. */
export const confirm: Bench = async (stack) => {
  const api = stack.url('storefront-api');
  const meter = new DatabaseMeter(stack.env['DATABASE_WRITER_URL'] ?? '');
  const client = new HttpClient(BUYERS);
  const wallet = await Wallet.filled(stripeOf(stack), ALONE_ORDERS + BACKLOG);
  const variants = await plentiful(meter, 2);
  const place = async (): Promise<string> => {
    const { buyer, quote } = await readyBuyer(client, api, variants);
    const outcome = await buyer.place(quote, await wallet.card());
    if (!outcome.ok) throw new Error(`refused: ${outcome.problem.code}`);
    return outcome.order.id;
  };
  try {
    await quiet(meter);
    const alone: string[] = [];
    for (let turn = 0; turn < ALONE_ORDERS; turn++) {
      alone.push(await place());
      await quiet(meter);
    }
    const times = await confirmationTimes(meter, alone);

    const backlog: string[] = [];
    await withJobsResting(stack, () =>
      Promise.all(
        Array.from({ length: BUYERS }, async (_, worker) => {
          for (let turn = worker; turn < BACKLOG; turn += BUYERS) backlog.push(await place());
        }),
      ),
    );
    const start = performance.now();
    const before = cpuByPart(ourParts(stack));
    await quiet(meter);
    const seconds = (performance.now() - start) / 1000;
    const spent = cpuBetween(before, cpuByPart(ourParts(stack)));
    await confirmationTimes(meter, backlog);
    process.stdout.write(`  confirm: ${printShares(spent, BACKLOG)}\n`);
    return {
      'confirm.one_p50_ms': round(percentile(times, 0.5)),
      'confirm.drain_per_s': round(BACKLOG / seconds, 1),
      'confirm.cpu_ms': round(total(spent) / BACKLOG),
    };
  } finally {
    client.close();
    await meter.close();
  }
};
