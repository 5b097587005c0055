import { NO_RULES } from '@green-apple/domain-catalog';
import {
  freshDatabase,
  seedTinyCatalogue,
  TINY_IDS,
  type FreshDatabase,
} from '@green-apple/testing';
import { openReader, type Reader } from '../readers/open-reader.ts';
import { CatalogSearch } from './catalog-search.ts';
import type { ScopedQuery } from './list-conditions-sql.ts';

const NOW = '2026-11-27T12:00:00.000Z';
const NOTHING_ELSE = { pinned: [], excluded: [], since: null };
const TITLES = ['Vitamin D3', 'Magnesium Glycinate', 'Ginger Tea'];

describe('a catalogue that is too large for the database to go through', () => {
  let database: FreshDatabase;
  let reader: Reader;

  beforeAll(async () => {
    database = await freshDatabase('ga_storefront');
    await seedTinyCatalogue(database);
    await database.query(
      `insert into catalog.product_translation (product_id, locale, texts, source) values ($1, 'de', $2, '{}')`,
      [TINY_IDS.products.magnesium, { title: 'Magnesiumbisglycinat' }],
    );
    reader = openReader([], database.writerUrl);
  });
  afterAll(async () => {
    await reader.close();
    await database.drop();
  });

  /** Where so many products of a list are looked at. */
  const list = (query: Partial<ScopedQuery>, most = 100, rules = NO_RULES) =>
    new CatalogSearch(reader, 'US', () => rules, { large: -1, most, suggested: most }).list(
      { limit: 24, ...query },
      NOW,
    );
  const titles = async (query: Partial<ScopedQuery>, most?: number) =>
    (await list(query, most)).items.map(({ title }) => title);

  it('is the same lists, as far as they are looked at', async () => {
    const whole = new CatalogSearch(reader);
    for (const query of [
      {},
      { sort: 'price-asc' },
      { sort: 'newest' },
      { sort: 'rating' },
      { sort: 'serving-price' },
      { category: 'minerals' },
      { goal: ['sleep'] },
      { maxPrice: 1_500 },
      { onSale: true },
      { inStock: true },
      { certificate: ['non-gmo'] },
      { certificate: ['organic', 'fair-trade'] },
      { scope: { rules: { certificates: ['non-gmo'] }, ...NOTHING_ELSE } },
      { scope: { rules: { goals: ['sleep', 'gut'], maxPrice: 2_000 }, ...NOTHING_ELSE } },
      { scope: { rules: { onSale: true, inStock: true }, ...NOTHING_ELSE } },
      { q: 'magnesium' },
      { q: 'MAG-60' },
      { q: 'magnesum' },
      { q: 'ginger unicorn' },
      { q: 'something for sleep' },
      { q: 'ginger', locale: 'de' },
      { q: 'Magnesiumbisglycinat', locale: 'de' },
      { q: 'MAG-60', locale: 'de' },
      { q: 'Ingwer unicorn', locale: 'de' },
    ] as const satisfies Partial<ScopedQuery>[]) {
      const wanted = await whole.list({ limit: 24, ...query }, NOW);
      const found = await list(query);
      expect(found.items).withContext(JSON.stringify(query)).toEqual(wanted.items);
      expect([found.total, found.relaxed]).toEqual([wanted.total, wanted.relaxed]);
    }
  });

  it('is the best known of a list, or the first in its order, where there are more', async () => {
    expect(await titles({})).toEqual(TITLES);
    expect(await titles({}, 2)).toEqual(TITLES.slice(0, 2));
    expect(await titles({ sort: 'newest' }, 1)).toEqual(['Ginger Tea']);
    const cut = await list({}, 2);
    expect([cut.total, cut.approximate, cut.nextCursor]).toEqual([2, true, null]);
    expect((await list({})).approximate).toBeUndefined();
  });

  it('tells that there may be more like what was typed wrong', async () => {
    expect((await list({ q: 'magnesum' })).approximate).toBeTrue();
    expect((await list({ q: 'quixotry' })).approximate).toBeUndefined();
  });

  it('goes on from page to page', async () => {
    const first = await list({ limit: 2 });
    const next = await list({ limit: 2, cursor: first.nextCursor ?? '' });
    expect([...first.items, ...next.items].map(({ title }) => title)).toEqual(TITLES);
  });

  it('counts no facets, and keeps what was chosen in sight', async () => {
    const { facets } = await list({ goal: ['sleep'] });
    const shown = facets.filter(({ values }) => values.length > 0);
    expect(shown.map(({ name, values }) => [name, values.map(({ value }) => value)])).toEqual([
      ['goal', ['sleep']],
    ]);
  });

  it('shows what employees pinned, however little it is known', async () => {
    const pinned = [TINY_IDS.products.gingerTea];
    const scope = { rules: {}, pinned, excluded: [], since: null };
    expect(await titles({ scope: { ...scope, rules: { minRating: 1 } } }, 1)).toEqual([
      'Ginger Tea',
      'Vitamin D3',
    ]);
  });

  it('takes words no wider where what was chosen excludes everything', async () => {
    const { items, relaxed } = await list({ q: 'magnesium', category: 'teas' });
    expect([items, relaxed]).toEqual([[], null]);
  });

  it('offers what is best known for what is being typed', async () => {
    const suggest = (most: number) =>
      new CatalogSearch(reader, 'US', () => NO_RULES, { large: -1, most, suggested: most });
    expect((await suggest(100).suggest('gin')).products.map(({ title }) => title)).toEqual([
      'Ginger Tea',
    ]);
    expect((await suggest(1).suggest('gin')).products).toEqual([]);
  });
});
