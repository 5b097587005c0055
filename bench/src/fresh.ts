import type { ProductList } from '@green-apple/contracts-http';
import {
  ProductRepository,
  inTransaction,
  openWriter,
  writerSelect,
  type Writer,
} from '@green-apple/persistence';
import type { Bench } from './bench.ts';
import { percentile, printShares, round } from './figures.ts';
import { HttpClient } from './load.ts';
import { CALM_COMPILERS, compilerCpu, cpuBetween, cpuByPart, total } from './processes.ts';
import { ourParts, type RunningStack } from './running-stack.ts';

const EDITS_PER_SECOND = 50;
const SECONDS = 12;
const EDITS = EDITS_PER_SECOND * SECONDS;
const MOST_WARM_ROUNDS = 15;
const LOOK_MS = 100;
/**
 * A search for what is not there yet is the dearest one: shoppers who look all the time would be the load themselves,
 * and the more the later edits are.
 */
const SHOP_LOOK_MS = 200;
const PATIENCE_MS = 30_000;

interface Edited {
  readonly id: string;
  readonly version: number;
  readonly subtitle: string;
}

const pause = (ms: number): Promise<void> =>
  new Promise((resolve) => setTimeout(resolve, Math.max(0, ms)));

/** Saves a subtitle as the back office does: row, version and event in one transaction. */
async function save(
  writer: Writer,
  products: ProductRepository,
  product: Edited,
  subtitle: string,
): Promise<void> {
  const result = await inTransaction(writer, (transaction) =>
    products.update(
      { id: product.id, expectedVersion: product.version, change: { subtitle } },
      transaction,
    ),
  );
  if (result.code !== 'UPDATED') throw new Error(`not edited: ${result.code}`);
}

/** Ids among `pending` whose document holds `word` now, asked of the search engine itself. */
async function visible(
  client: HttpClient,
  stack: RunningStack,
  pending: readonly string[],
  word: string,
): Promise<string[]> {
  const answer = await client.send({
    method: 'POST',
    url: `${stack.env['SEARCH_URL'] ?? ''}/${stack.env['SEARCH_INDEX_PREFIX'] ?? ''}-products/_search`,
    body: {
      size: pending.length,
      track_total_hits: false,
      _source: false,
      docvalue_fields: ['id'],
      query: { bool: { filter: [{ terms: { id: pending } }, { match: { text: word } }] } },
    },
  });
  if (answer.status !== 200) throw new Error(`the search engine answered ${answer.status}`);
  const { hits } = JSON.parse(answer.body) as { hits: { hits: { fields: { id: [string] } }[] } };
  return hits.hits.map(({ fields }) => fields.id[0]);
}

/** An edit that was saved. */
interface Saved {
  /** What only this one says. */
  readonly word: string;
  /** Monotonic milliseconds. */
  readonly at: number;
}

/** Milliseconds from an edit until a search of the shop finds it. */
async function untilShopFinds(
  client: HttpClient,
  api: string,
  { word, at }: Saved,
): Promise<number> {
  while (performance.now() - at < PATIENCE_MS) {
    const answer = await client.send({ url: `${api}/api/products?limit=1&q=${word}` });
    const { items } = JSON.parse(answer.body) as ProductList;
    if (items[0]?.subtitle.includes(word)) return performance.now() - at;
    await pause(SHOP_LOOK_MS);
  }
  throw new Error(`${word} was not found in ${PATIENCE_MS} ms`);
}

interface Round {
  readonly seconds: number;
  /** Milliseconds from saved to found, in the engine. */
  readonly times: readonly number[];
  /** The same through the shop, of some edits. */
  readonly shopTimes: readonly number[];
  /** Of all our processes, per edit. */
  readonly cpuMs: number;
  /** The same of each. */
  readonly shares: string;
  /** Of `cpuMs`, what the compilers of our Java machines took. */
  readonly compilersMs: number;
}

/** Fifty edits a second, one of each product. */
class Editors {
  readonly #stack: RunningStack;
  readonly #writer: Writer;
  readonly #products: ProductRepository;
  readonly #edited: readonly Edited[];
  readonly #client = new HttpClient(1);
  readonly #shopper = new HttpClient(1);
  #rounds = 0;

  constructor(stack: RunningStack, writer: Writer, edited: readonly Edited[]) {
    this.#stack = stack;
    this.#writer = writer;
    this.#products = new ProductRepository(writer);
    this.#edited = edited;
  }

  async round(): Promise<Round> {
    const parts = ourParts(this.#stack);
    const [before, compiled] = [cpuByPart(parts), compilerCpu(parts)];
    const word = `qz${Date.now().toString(36)}`;
    const earlier = this.#rounds++;
    const pending = new Map<string, Saved>();
    const all: Saved[] = [];
    const edit = async (product: Edited, index: number): Promise<void> => {
      const own = `${word}n${index}`;
      const current = { ...product, version: product.version + earlier };
      await save(this.#writer, this.#products, current, `${word} ${own}`);
      const saved = { word: own, at: performance.now() };
      all.push(saved);
      pending.set(product.id, saved);
    };
    const begun = performance.now();
    let isOver = false;
    const looking = this.#look(word, pending, () => isOver);
    const shopping = this.#shop(all, () => isOver);
    const saving: Promise<void>[] = [];
    for (const [index, product] of this.#edited.entries()) {
      await pause(begun + (index * 1_000) / EDITS_PER_SECOND - performance.now());
      saving.push(edit(product, index));
    }
    await Promise.all(saving);
    const seconds = (performance.now() - begun) / 1_000;
    isOver = true;
    const [times, shopTimes] = await Promise.all([looking, shopping]);
    const spent = cpuBetween(before, cpuByPart(parts));
    return {
      ...{ seconds, times, shopTimes },
      cpuMs: total(spent) / all.length,
      shares: printShares(spent, all.length),
      compilersMs: (compilerCpu(parts) - compiled) / all.length,
    };
  }

  /** The shop looks as before. */
  async restore(): Promise<void> {
    for (const product of this.#edited) {
      const now = await this.#products.byId(product.id);
      if (now && now.version > product.version)
        await save(
          this.#writer,
          this.#products,
          { ...product, version: now.version },
          product.subtitle,
        );
    }
  }

  close(): void {
    this.#client.close();
    this.#shopper.close();
  }

  /** How long each edit took, asked of the search engine itself. */
  async #look(word: string, pending: Map<string, Saved>, isOver: () => boolean): Promise<number[]> {
    const times: number[] = [];
    while (!isOver() || pending.size > 0) {
      const oldest = Math.min(...[...pending.values()].map(({ at }) => at));
      if (performance.now() - oldest > PATIENCE_MS) throw new Error('edits are lost');
      if (pending.size > 0)
        for (const id of await visible(this.#client, this.#stack, [...pending.keys()], word)) {
          times.push(performance.now() - (pending.get(id)?.at ?? 0));
          pending.delete(id);
        }
      await pause(LOOK_MS);
    }
    return times;
  }

  /** One shopper, who looks for what was saved last until it is there, and then for the next. */
  async #shop(all: readonly Saved[], isOver: () => boolean): Promise<number[]> {
    const times: number[] = [];
    for (let last: Saved | undefined; !isOver(); await pause(LOOK_MS)) {
      const newest = all.at(-1);
      if (newest === undefined || newest === last) continue;
      last = newest;
      times.push(await untilShopFinds(this.#shopper, this.#stack.url('storefront-api'), newest));
    }
    return times;
  }
}

/** Aborted when somebody ends the bench: the first time it ends after its round, for it has texts to put back. */
function askedToEnd(): AbortSignal {
  const end = new AbortController();
  const ending = (): void => {
    process.stdout.write('  ends after this round, and puts back what it edited\n');
    end.abort(new Error('ended before it was measured'));
  };
  for (const signal of ['SIGINT', 'SIGTERM'] as const) process.once(signal, ending);
  return end.signal;
}

/** How long it takes until edits can be found, from the moment they were saved. */
export const fresh: Bench = async (stack) => {
  const writer = openWriter(stack.env['DATABASE_WRITER_URL'] ?? '', { max: 8, prepared: true });
  const edited = await writerSelect<Edited>(
    writer,
    `select id, version, subtitle from catalog.product
     where status = 'published' and published_at <= now() order by md5(id::text) limit $count`,
    { count: EDITS },
  );
  const editors = new Editors(stack, writer, edited);
  const end = askedToEnd();
  const measure = async (): Promise<Round> => {
    const measured = await editors.round();
    end.throwIfAborted();
    return measured;
  };
  try {
    let measured = await measure();
    for (let warm = 1; warm <= MOST_WARM_ROUNDS; warm++) {
      const isWarm = measured.compilersMs <= measured.cpuMs * CALM_COMPILERS;
      measured = await measure();
      if (isWarm) break;
    }
    const { seconds, times, shopTimes, cpuMs, shares, compilersMs } = measured;
    process.stdout.write(`  an edit: ${shares}\n`);
    return {
      'fresh.edits_per_s': round(edited.length / seconds, 1),
      'fresh.p50_ms': round(percentile(times, 0.5), 0),
      'fresh.p99_ms': round(percentile(times, 0.99), 0),
      'fresh.shop_p50_ms': round(percentile(shopTimes, 0.5), 0),
      'fresh.shop_p99_ms': round(percentile(shopTimes, 0.99), 0),
      'fresh.cpu_ms': round(cpuMs, 1),
      'fresh.compilers_cpu_ms': round(compilersMs, 2),
    };
  } finally {
    await editors.restore();
    editors.close();
    await writer.close();
  }
};
