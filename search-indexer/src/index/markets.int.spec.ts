import type { ListProductsQuery } from '@green-apple/contracts-http';
import { EU, marketOf, type MarketCode } from '@green-apple/domain-pricing';
import { CatalogSearch, openReader } from '@green-apple/persistence';
import { ElasticsearchProductSearch } from '@green-apple/search';
import { seedEuMarket, TINY_IDS } from '@green-apple/testing';
import { IndexStage } from '../testing/index-stage.ts';

describe('lists of two markets from one index', () => {
  let stage: IndexStage;
  let closeReader: () => Promise<void>;
  let shops: Record<
    'engine' | 'database',
    (market: MarketCode) => Pick<CatalogSearch, 'list' | 'suggest'>
  >;

  beforeAll(async () => {
    stage = await IndexStage.open();
    await seedEuMarket(stage.database);
    const name = await stage.index.startBuild('spec', new Date());
    await stage.updater.update(Object.values(TINY_IDS.products));
    await stage.index.settle(name);
    await stage.index.finishBuild(name);
    const reader = openReader([], stage.database.writerUrl);
    closeReader = () => reader.close();
    const { client, index } = stage;
    shops = {
      engine: (market) =>
        new ElasticsearchProductSearch(client, index.names.alias, { market: marketOf(market) }),
      database: (market) => new CatalogSearch(reader, market),
    };
  });
  afterAll(async () => {
    await closeReader();
    await stage.close();
  });

  for (const source of ['engine', 'database'] as const) {
    const list = (market: MarketCode, query: Partial<ListProductsQuery> = {}) =>
      shops[source](market).list({ limit: 24, ...query }, new Date().toISOString());
    const shown = async (market: MarketCode, query: Partial<ListProductsQuery> = {}) =>
      (await list(market, query)).items.map(
        ({ title, price }) => `${title} ${price.minor} ${price.currency}`,
      );

    it(`show each its own prices and assortment, from the ${source}`, async () => {
      expect(await shown('EU', { sort: 'price-asc' })).toEqual([
        'Ginger Tea 640 EUR',
        'Magnesium Glycinate 1790 EUR',
      ]);
      const home = await shown('US', { sort: 'price-asc' });
      expect(home.length).toBe(3);
      expect(home.every((text) => text.endsWith('USD'))).toBeTrue();
    });

    it(`filter and count by their own prices, from the ${source}`, async () => {
      expect(await shown('EU', { minPrice: 1000 })).toEqual(['Magnesium Glycinate 1790 EUR']);
      const { facets, total } = await list('EU');
      expect(total).toBe(2);
      const labels = facets.find(({ name }) => name === 'price')?.values.map(({ label }) => label);
      expect(labels).toEqual(['Under €10', '€10 to €20']);
    });

    it(`find nothing that is not sold there, from the ${source}`, async () => {
      expect(await shown('EU', { q: 'vitamin d3' })).toEqual([]);
      expect((await shown('US', { q: 'vitamin d3' })).length).toBe(1);
    });
  }

  for (const source of ['engine', 'database'] as const)
    it(`complete what is typed by what they sell, from the ${source}`, async () => {
      const offered = async (market: MarketCode, typed: string) => {
        const { products, categories, brands, queries } =
          await shops[source](market).suggest(typed);
        const named = [...categories, ...brands].map(({ name }) => name);
        return [...products.map(({ title }) => title), ...named, ...queries];
      };
      expect(await offered('EU', 'vitami')).toEqual([]);
      expect((await offered('US', 'vitami')).length).toBeGreaterThan(0);
      expect((await offered('EU', 'magn')).length).toBeGreaterThan(0);
    });

  it('answer of what can be bought by the shelves of the market', async () => {
    await stage.database.query(
      `update inventory.stock_level s set on_hand = 0 from inventory.location l
       where l.id = s.location_id and l.market = $1`,
      [EU.code],
    );
    await stage.updater.update(Object.values(TINY_IDS.products));
    for (const { index } of await stage.index.all()) await stage.index.refresh(index);
    const now = new Date().toISOString();
    const there = await shops.engine('EU').list({ limit: 24, inStock: true }, now);
    const home = await shops.engine('US').list({ limit: 24, inStock: true }, now);
    expect([there.total, home.total]).toEqual([0, 3]);
  });
});
