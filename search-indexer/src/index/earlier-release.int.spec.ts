import { randomBytes } from 'node:crypto';
import type { ProductList } from '@green-apple/contracts-http';
import { ElasticsearchProductSearch } from '@green-apple/search';
import { marketOf } from '@green-apple/domain-pricing';
import { createLogger } from '@green-apple/observability';
import { toSearchDocument } from '../project/to-search-document.ts';
import { IndexStage } from '../testing/index-stage.ts';
import { DriftWatch } from './drift-watch.ts';
import { rebuild } from './rebuild.ts';

type Columns = Readonly<Record<string, { readonly properties?: Columns }>>;

/** The columns that earlier releases did not have. */
const NEW: readonly string[] = ['hint', 'facets', 'tie'];

/** Without them. */
const ofBefore = (columns: Columns): object =>
  Object.fromEntries(
    Object.entries(columns)
      .filter(([name]) => !NEW.includes(name))
      .map(([name, { properties, ...column }]) => [
        name,
        { ...column, ...(properties ? { properties: ofBefore(properties) } : {}) },
      ]),
  );

/** Products that are equal in the order of a list stand by their ids there. */
const equalsAside = ({ items, nextCursor, ...list }: ProductList) => ({
  ...list,
  items: items.toSorted((a, b) => a.id.localeCompare(b.id)),
  goesOn: nextCursor !== null,
});

describe('an index that another release made, until the one of this release is built', () => {
  let stage: IndexStage;
  const before = `suite-${randomBytes(5).toString('hex')}`;
  const now = new Date().toISOString();

  beforeAll(async () => {
    stage = await IndexStage.open('whole');
    await rebuild(stage);
    const serving = (await stage.index.serving())?.index ?? '';
    const { [serving]: made } = await stage.client.indices.get({ index: serving });
    const { analysis } = (made?.settings?.index ?? {}) as { analysis: object };
    const sort = { field: ['standing', 'id'], order: ['desc', 'asc'] };
    await stage.client.indices.create({
      index: before,
      settings: { number_of_shards: 1, analysis, sort } as object,
      mappings: {
        ...made?.mappings,
        _meta: { definition: 'of-before' },
        properties: ofBefore(made?.mappings?.properties as Columns),
      } as object,
    });
    const ids = (await stage.database.query<{ id: string }>('select id from catalog.product')).map(
      ({ id }) => id,
    );
    const { readPoint, products } = await stage.writer.byIds(ids);
    const { refused } = await stage.index.write(
      [before],
      products.map((product) => ({
        id: product.id,
        version: readPoint,
        document: toSearchDocument(product, now),
      })),
    );
    expect(refused).toEqual([]);
    await stage.index.refresh(before);
  }, 120_000);
  afterAll(async () => {
    await stage.client.indices.delete({ index: before });
    await stage.close();
  });

  for (const code of ['US', 'EU'] as const) {
    const searches = () => {
      const market = marketOf(code);
      return {
        old: new ElasticsearchProductSearch(stage.client, before, { market }),
        present: new ElasticsearchProductSearch(stage.client, stage.index.names.alias, { market }),
      };
    };
    for (const asked of [
      {},
      { goal: ['sleep'] },
      { q: 'magnesium', form: ['capsule'], maxPrice: 3_000 },
      { q: 'magnesium unicorn' },
      { minRating: 4, diet: ['vegan'], sort: 'price-asc' as const },
    ])
      it(`answers ${JSON.stringify(asked)} in ${code} with the same list and counts`, async () => {
        const { old, present } = searches();
        const list = await present.list({ limit: 500, ...asked }, now);
        const earlier = await old.list({ limit: 500, ...asked }, now);
        expect(list.items.length).toBeGreaterThan(0);
        expect(list.facets.flatMap(({ values }) => values).length).toBeGreaterThan(10);
        expect(equalsAside(earlier)).toEqual(equalsAside(list));
        if ('sort' in asked) {
          const prices = ({ items }: ProductList) => items.map(({ price }) => price.minor);
          expect(prices(earlier)).toEqual(prices(list));
        }
      });

    for (const asked of [{}, { goal: ['sleep'] }, { sort: 'rating' as const }, { q: 'magnesium' }])
      it(`goes on with ${JSON.stringify(asked)} in ${code} where a page of it ended`, async () => {
        const { old } = searches();
        const query = { limit: 4, ...asked };
        const first = await old.list(query, now);
        const second = await old.list({ ...query, cursor: first.nextCursor ?? '' }, now);
        const both = await old.list({ ...query, limit: 8 }, now);
        expect([...first.items, ...second.items]).toEqual(both.items);
      });

    for (const locale of [undefined, 'de'] as const)
      it(`suggests the same in ${code}, in ${locale ?? 'the words of the catalogue'}`, async () => {
        const { old, present } = searches();
        const suggested = await present.suggest('ma', locale);
        expect(suggested.products.length).toBe(6);
        expect(await old.suggest('ma', locale)).toEqual(suggested);
      });
  }

  it('is not held to how this release says its products', async () => {
    const drift = new DriftWatch({
      ...stage,
      reader: stage.writer,
      logger: createLogger({ service: 'spec', level: 'silent' }),
    });
    const serving = await stage.index.serving();
    if (!serving) throw new Error('nothing serves');
    const told = spyOn(stage.index, 'serving');
    told.and.resolveTo({ ...serving, definition: 'of-before' });
    await drift.look();
    expect(drift.report().checked).toBe(0);
    told.and.resolveTo(serving);
    await drift.look();
    expect(drift.report().checked).toBeGreaterThan(0);
  });
});
