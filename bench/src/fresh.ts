import type { ProductList } from '@green-apple/contracts-http';
import {
  ProductRepository,
  inTransaction,
  openWriter,
  writerSelect,
  type Writer,
} from '@green-apple/persistence';
import type { Bench } from './bench.ts';
import { percentile, round } from './figures.ts';
import { HttpClient } from './load.ts';
import type { RunningStack } from './running-stack.ts';

const EDITS_PER_SECOND = 50;
const SECONDS = 12;
const EDITS = EDITS_PER_SECOND * SECONDS;
/** Every so many edits are also looked for through the shop, as a shopper would. */
const SHOP_EVERY = 20;
const LOOK_MS = 20;
/** A search for what is not there yet is the dearest one: shoppers who look all the time would be the load themselves. */
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
      query: { bool: { filter: [{ terms: { id: pending } }, { match: { subtitle: word } }] } },
    },
  });
  if (answer.status !== 200) throw new Error(`the search engine answered ${answer.status}`);
  const { hits } = JSON.parse(answer.body) as { hits: { hits: { fields: { id: [string] } }[] } };
  return hits.hits.map(({ fields }) => fields.id[0]);
}

/** Milliseconds until a search of the shop finds `word`. */
async function untilShopFinds(client: HttpClient, api: string, word: string): Promise<number> {
  const saved = performance.now();
  while (performance.now() - saved < PATIENCE_MS) {
    const answer = await client.send({ url: `${api}/api/products?limit=1&q=${word}` });
    const { items } = JSON.parse(answer.body) as ProductList;
    if (items[0]?.subtitle.includes(word)) return performance.now() - saved;
    await pause(SHOP_LOOK_MS);
  }
  throw new Error(`${word} was not found in ${PATIENCE_MS} ms`);
}

/** Fifty edits a second; how long until each can be found, from the moment it was saved. */
export const fresh: Bench = async (stack) => {
  const writer = openWriter(stack.env['DATABASE_WRITER_URL'] ?? '', { max: 8 });
  const products = new ProductRepository(writer);
  const [client, shopper] = [new HttpClient(1), new HttpClient(SECONDS * 4)];
  const word = `qz${Date.now().toString(36)}`;
  const edited = await writerSelect<Edited>(
    writer,
    `select id, version, subtitle from catalog.product
     where status = 'published' and published_at <= now() order by md5(id::text) limit $count`,
    { count: EDITS },
  );
  const pending = new Map<string, number>();
  const times: number[] = [];
  const shopTimes: Promise<number>[] = [];
  const saving: Promise<void>[] = [];
  const edit = async (product: Edited, index: number): Promise<void> => {
    await save(writer, products, product, `${word} ${word}n${index}`);
    pending.set(product.id, performance.now());
    if (index % SHOP_EVERY === 0)
      shopTimes.push(untilShopFinds(shopper, stack.url('storefront-api'), `${word}n${index}`));
  };
  const begun = performance.now();
  let all = false;
  const looking = (async () => {
    while (!all || pending.size > 0) {
      const oldest = Math.min(...pending.values());
      if (performance.now() - oldest > PATIENCE_MS) throw new Error('edits are lost');
      if (pending.size > 0)
        for (const id of await visible(client, stack, [...pending.keys()], word)) {
          times.push(performance.now() - (pending.get(id) ?? 0));
          pending.delete(id);
        }
      await pause(LOOK_MS);
    }
  })();
  try {
    for (const [index, product] of edited.entries()) {
      await pause(begun + (index * 1_000) / EDITS_PER_SECOND - performance.now());
      saving.push(edit(product, index));
    }
    await Promise.all(saving);
    const seconds = (performance.now() - begun) / 1_000;
    all = true;
    await looking;
    const found = await Promise.all(shopTimes);
    return {
      'fresh.edits_per_s': round(edited.length / seconds, 1),
      'fresh.p50_ms': round(percentile(times, 0.5), 0),
      'fresh.p99_ms': round(percentile(times, 0.99), 0),
      'fresh.shop_p50_ms': round(percentile(found, 0.5), 0),
      'fresh.shop_p99_ms': round(percentile(found, 0.99), 0),
    };
  } finally {
    await restore(writer, products, edited);
    client.close();
    shopper.close();
    await writer.close();
  }
};

/** The shop looks as before. */
async function restore(
  writer: Writer,
  products: ProductRepository,
  edited: readonly Edited[],
): Promise<void> {
  for (const product of edited) {
    const now = await products.byId(product.id);
    if (now && now.version > product.version)
      await save(writer, products, { ...product, version: now.version }, product.subtitle);
  }
}
