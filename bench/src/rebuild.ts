import { spawn } from 'node:child_process';
import { createInterface } from 'node:readline';
import type { ProductList } from '@green-apple/contracts-http';
import type { Bench } from './bench.ts';
import { percentile, round } from './figures.ts';
import { HttpClient } from './load.ts';
import { memoryByPart } from './processes.ts';
import type { RunningStack } from './running-stack.ts';

const QUERIES = ['', 'q=magnesium', 'q=vitamin+d3', 'sort=price-asc', 'goal=sleep', 'q=tea'];
/** In cents. */
const ABOVE_ALL = 1_000_000;
const SHOPPERS = 4;
const LOOK_MS = 200;

interface Progress {
  readonly at: number;
  readonly written: number;
}

interface Run {
  readonly seconds: number;
  readonly progress: readonly Progress[];
  /** MiB, looked at five times a second. */
  readonly memory: readonly number[];
}

/** `npm run search -- rebuild`, with its memory and how far it was when. */
async function runRebuild(stack: RunningStack): Promise<Run> {
  const begun = performance.now();
  const child = spawn(process.execPath, ['search-indexer/dist/cli.js', 'rebuild'], {
    env: { ...process.env, ...stack.env },
    stdio: ['ignore', 'pipe', 'inherit'],
  });
  const progress: Progress[] = [];
  const memory: number[] = [];
  createInterface({ input: child.stdout }).on('line', (line) => {
    const written = /^\s*(\d+) of \d+/.exec(line)?.[1];
    if (written !== undefined) progress.push({ at: performance.now(), written: Number(written) });
  });
  const timer = setInterval(() => {
    const part = [{ name: 'rebuild', pid: child.pid ?? null }];
    const mib = memoryByPart(part).get('rebuild') ?? 0;
    if (mib > 0) memory.push(mib);
  }, LOOK_MS);
  const code = await new Promise<number | null>((resolve, reject) => {
    child.once('error', reject);
    child.once('close', resolve);
  });
  clearInterval(timer);
  if (code !== 0) throw new Error(`the rebuild ended with ${code}`);
  return { seconds: (performance.now() - begun) / 1_000, progress, memory };
}

/** Shoppers who go on searching: an answer that fails, is another engine's or has lost products counts. */
async function shoppers(stack: RunningStack, over: () => boolean) {
  const client = new HttpClient(SHOPPERS);
  let asked = 0;
  const ask = async (query: string): Promise<ProductList | null> => {
    // A price that all are under, another one each time: no answer is one that a cache has kept.
    const maxPrice = ABOVE_ALL + ++asked;
    const url = `${stack.url('storefront-api')}/api/products?maxPrice=${maxPrice}&${query}`;
    const answer = await client.send({ url });
    return answer.status === 200 ? (JSON.parse(answer.body) as ProductList) : null;
  };
  const before = new Map<string, number>();
  for (const query of QUERIES) before.set(query, (await ask(query))?.total ?? 0);
  const times: number[] = [];
  let failed = 0;
  await Promise.all(
    Array.from({ length: SHOPPERS }, async (_, shopper) => {
      for (let turn = shopper; !over(); turn++) {
        const query = QUERIES[turn % QUERIES.length] ?? '';
        const start = performance.now();
        const list = await ask(query);
        times.push(performance.now() - start);
        const enough = (before.get(query) ?? 0) * 0.98;
        if (list?.source !== 'search' || list.total < enough) failed += 1;
      }
    }),
  );
  client.close();
  return { failed, times };
}

/** A rebuild of the index while shoppers search. */
export const rebuild: Bench = async (stack) => {
  let done = false;
  const rebuilding = runRebuild(stack).finally(() => (done = true));
  const [{ seconds, progress, memory }, { failed, times }] = await Promise.all([
    rebuilding,
    shoppers(stack, () => done),
  ]);
  const [first, last] = [progress[0], progress.at(-1)];
  const filling = first && last ? (last.at - first.at) / 1_000 : 0;
  const half = Math.ceil(memory.length / 2);
  const growth = Math.max(...memory.slice(half)) - Math.max(...memory.slice(0, half));
  return {
    'rebuild.seconds': round(seconds, 1),
    'rebuild.docs_per_s':
      filling > 0 ? round(((last?.written ?? 0) - (first?.written ?? 0)) / filling, 0) : null,
    'rebuild.rss_mib': round(Math.max(...memory), 0),
    // Near nothing: a catalogue of any size is rebuilt in the same memory.
    'rebuild.rss_growth_mib': round(growth, 0),
    'rebuild.queries': times.length,
    'rebuild.failed_queries': failed,
    'rebuild.query_p95_ms': round(percentile(times, 0.95)),
  };
};
