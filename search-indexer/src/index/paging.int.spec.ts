import { randomUUID } from 'node:crypto';
import { SORTS, type ProductList } from '@green-apple/contracts-http';
import { ElasticsearchProductSearch, ProductIndex, openSearchClient } from '@green-apple/search';
import { aVariant, aVariantPrice, testStack } from '@green-apple/testing';
import { toSearchDocument } from '../project/to-search-document.ts';
import { aProjection } from '../testing/a-projection.ts';

const NOW = '2026-11-22T12:00:00.000Z';
const PAGE = 7;

const product = (at: number, title = `${['Calm', 'Morning', 'Night'][at % 3]} Tea ${at}`) =>
  aProjection({
    id: randomUUID(),
    slug: `tea-${at}`,
    title,
    summary: at % 4 === 0 ? 'A tea, and a tea, and tea.' : 'Leaves.',
    ratingAverage: 3 + (at % 9) / 5,
    ratingCount: at % 5,
    publishedAt: new Date(Date.parse(NOW) - (at % 6) * 86_400_000).toISOString(),
    variants: [
      {
        ...aVariant({ id: randomUUID(), sku: `TEA-${at}`, barcode: `085000000${at}` }),
        price: aVariantPrice({ listMinor: 500 + (at % 8) * 100 }),
        available: 5,
      },
    ],
  });

describe('a list that somebody pages through while products come, go and change', () => {
  const client = openSearchClient({ url: testStack().needed('SEARCH_URL') });
  let index: ProductIndex;
  let serving: string;

  beforeEach(async () => {
    index = new ProductIndex(client, `suite-${randomUUID().slice(0, 8)}`);
    serving = await index.startBuild('spec', new Date());
  });
  afterEach(async () => {
    for (const one of await index.all()) await index.drop(one.index);
  });
  afterAll(() => client.close());

  const write = (product: ReturnType<typeof aProjection>, version: number) =>
    index.write([serving], [{ id: product.id, version, document: toSearchDocument(product, NOW) }]);

  for (const sort of SORTS)
    // As typed, put right, and as far as there is something.
    for (const q of [undefined, 'calm tea', 'clam tea', 'calm tea unicorn'])
      it(`shows each of the others once, in its order: ${q ?? 'everything'} by ${sort}`, async () => {
        const stays = Array.from({ length: 40 }, (_, at) => product(at));
        for (const one of stays) await write(one, 1);
        await index.settle(serving);
        await index.finishBuild(serving);
        const search = new ElasticsearchProductSearch(client, index.names.alias);
        const text = q === undefined ? {} : { q };
        const { items } = await search.list({ sort, limit: 60, ...text }, NOW);
        const seen: string[] = [];
        let turn = 0;
        for (let cursor: string | null | undefined; cursor !== null;) {
          const query = { sort, limit: PAGE, ...text };
          const page: ProductList = await search.list(
            { ...query, ...(cursor === undefined ? {} : { cursor }) },
            NOW,
          );
          seen.push(...page.items.map(({ id }) => id));
          cursor = page.nextCursor;
          // Newcomers that match now and then, one of them changed at once: the shares of words shift each time.
          turn++;
          for (let more = 0; more < 5; more++) {
            const newcomer = product(100 + turn * 10 + more);
            await write(newcomer, 1);
            await write({ ...newcomer, summary: 'Calm, calm tea.' }, 2);
          }
          // What is found as it was typed from now on does not make another list of this one.
          if (turn === 1 && q !== undefined) await write(product(99, q), 1);
          await index.refresh(serving);
        }
        const mine = seen.filter((id) => stays.some((one) => one.id === id));
        expect(items.length).toBeGreaterThan(PAGE);
        expect(mine).toEqual(items.map(({ id }) => id));
      });
});
