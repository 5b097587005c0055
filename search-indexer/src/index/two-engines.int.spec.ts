import type { ProductList } from '@green-apple/contracts-http';
import type { CollectionScope, MerchandisingRule } from '@green-apple/domain-catalog';
import { EnginePair, MARKETS, PAGE, type Engines } from '../testing/engine-pair.ts';
import { choosing, countsOf, type Asked } from '../testing/facet-questions.ts';

/*
 * The search engine and the database answer lists by one contract. Both are asked the same over the catalogue of the
 * shop.
 */
describe('the search engine and the database that stands by for it', () => {
  let pair: EnginePair;
  let some: readonly string[];

  beforeAll(async () => {
    pair = await EnginePair.open();
    const { items } = await pair.of('US').engine.list({ limit: 8, sort: 'newest' }, pair.now);
    some = items.map(({ id }) => id);
  }, 300_000);
  afterAll(() => pair.close());

  const both = async ({ engine, database }: Engines, asked: Asked) => {
    const query = { limit: PAGE, ...asked };
    return {
      search: await engine.list(query, pair.now),
      postgres: await database.list(query, pair.now),
    };
  };

  /** The same products in the same order with the same cards, and the same counts beside them. */
  const expectTheSame = async (asked: Asked, of: Engines): Promise<ProductList> => {
    const { search, postgres } = await both(of, asked);
    const context = JSON.stringify(asked);
    expect([search.source, postgres.source]).toEqual(['search', 'postgres']);
    expect(postgres.items.map(({ title }) => title))
      .withContext(context)
      .toEqual(search.items.map(({ title }) => title));
    expect(postgres.items).withContext(context).toEqual(search.items);
    expect(postgres.total).withContext(context).toBe(search.total);
    expect(countsOf(postgres)).withContext(context).toEqual(countsOf(search));
    expect(postgres.nextCursor === null)
      .withContext(context)
      .toBe(search.nextCursor === null);
    expect(postgres.relaxed === null)
      .withContext(context)
      .toBe(search.relaxed === null);
    return search;
  };

  for (const market of MARKETS) {
    it(`hold the same for every value that can be chosen in ${market}`, async () => {
      const of = pair.of(market);
      const { facets } = await of.engine.list({ limit: 1 }, pair.now);
      expect(facets.length).toBeGreaterThan(9);
      for (const facet of facets)
        for (const { value } of facet.values)
          await expectTheSame({ ...choosing(facet, value), sort: 'price-asc' }, of);
    });

    for (const asked of [
      { inStock: true },
      { onSale: true },
      { inStock: true, onSale: true, sort: 'newest' },
      { goal: ['sleep', 'energy'], form: ['capsule', 'powder'] },
      { diet: ['vegan', 'gluten-free'], without: ['soy', 'tree nuts'] },
      { certificate: ['organic'], minRating: 4.5 },
      { minPrice: 1000, maxPrice: 1999, sort: 'serving-price' },
      // Nothing is left, and what was chosen stays in sight.
      { goal: ['sleep'], form: ['bar'], maxPrice: 1 },
      { category: 'no-such-place' },
      { brand: ['no-such-brand'] },
      { store: 'NO-1' },
      { attr: ['no_such:thing'] },
      // Numbers are asked for by range alone.
      { attr: ['caffeine_mg:80'] },
      { attr: ['caffeine_mg:..50', 'caffeine_mg:50..'] },
    ] satisfies Asked[])
      it(`hold the same for ${JSON.stringify(asked)} in ${market}`, async () => {
        await expectTheSame(asked, pair.of(market));
      });
  }

  for (const q of [
    ...['without milk', 'without iron', 'no caffeine', 'something without soy or stevia', 'vegan'],
    // Words of the panel's making, not of what is in it.
    ...[
      'without name',
      'without unit',
      'without amount',
      'without mg',
      'without in',
      'without tea',
    ],
    // A letter, an article, and a name that is more than its words.
    ...['without a', 'no a', 'vegan without a', 'without a and d', 'without vitamin a'],
    ...['without vitamin b', 'no vit k', 'without a capsule', 'without the', 'without an'],
  ])
    it(`leave out the same for "${q}"`, async () => {
      await expectTheSame({ q, sort: 'price-asc' }, pair.of('US'));
    });

  it('take "without a" for vitamin A, and leave out nothing else', async () => {
    const of = pair.of('US');
    const inOrder = { sort: 'price-asc' } as const;
    const all = await expectTheSame(inOrder, of);
    const named = await expectTheSame({ q: 'without a', ...inOrder }, of);
    const whole = await expectTheSame({ q: 'without vitamin a', ...inOrder }, of);
    const [{ having } = { having: 0 }] = await pair.stage.database.query<{ having: number }>(
      `select count(*)::int as having from catalog.product p
       where p.status = 'published' and p.published_at <= now()
         and (p.title ~* '\\mvitamin a\\M' or p.facts::text ~* '"[^"]*\\mvitamin a\\M')`,
    );
    expect(having).toBeGreaterThan(0);
    expect([named.total, whole.total]).toEqual([all.total - having, all.total - having]);
  });

  it('find a code whole and whatever its letters, and none of what is not sold', async () => {
    const codes = await pair.stage.database.query<{ sku: string; barcode: string }>(
      `select v.sku, v.barcode from catalog.variant v join catalog.product p on p.id = v.product_id
       where v.active and p.status = 'published' order by v.sku limit 5`,
    );
    for (const { sku, barcode } of codes)
      for (const q of [sku, sku.toLowerCase(), barcode]) {
        const { items } = await expectTheSame({ q, sort: 'newest' }, pair.of('US'));
        expect(items.length).withContext(q).toBe(1);
      }
    const [gone] = await pair.stage.database.query<{ sku: string; owner: string }>(
      'select sku, product_id as owner from catalog.variant where not active',
    );
    if (!gone) throw new Error('every size is sold');
    const { search, postgres } = await both(pair.of('US'), { q: gone.sku });
    for (const { items } of [search, postgres])
      expect(items.map(({ id }) => id)).not.toEqual([gone.owner]);
  });

  it('take no words apart when only what was chosen excludes everything', async () => {
    for (const chosen of [
      { goal: ['no-such-goal'] },
      { brand: ['no-such-brand'] },
      { store: 'NO-1' },
      { minRating: 5 },
      { attr: ['no_such:thing'] },
    ]) {
      const { search, postgres } = await both(pair.of('US'), { q: 'magnesium', ...chosen });
      expect([search.relaxed, postgres.relaxed])
        .withContext(JSON.stringify(chosen))
        .toEqual([null, null]);
      expect(postgres.total).withContext(JSON.stringify(chosen)).toBe(search.total);
    }
  });

  it('move what employees have moved', async () => {
    const rule = (
      action: MerchandisingRule['action'],
      productId: string | undefined,
      list: Partial<MerchandisingRule> = { category: 'supplements' },
    ): MerchandisingRule => ({
      query: null,
      category: null,
      action,
      productId: productId ?? '',
      from: null,
      until: null,
      ...list,
    });
    const { facets } = await pair.of('US').engine.list({ limit: 1 }, pair.now);
    const category = facets.find(({ name }) => name === 'category')?.values[0]?.value ?? '';
    const within = { category };
    const { items } = await pair.of('US').engine.list({ limit: 9, category }, pair.now);
    const ids = items.map(({ id }) => id);
    const merchandising = [
      rule('pin', ids[7], within),
      rule('pin', ids[3], within),
      rule('boost', ids[8], within),
      rule('bury', ids[0], within),
      rule('hide', ids[1], within),
      rule('pin', ids[5], { ...within, until: '2020-01-01T00:00:00.000Z' }),
    ];
    const of = pair.of('US', { merchandising });
    const list = await expectTheSame({ category }, of);
    expect(list.items.slice(0, 3).map(({ id }) => id)).toEqual(
      [ids[7], ids[3], ids[8]].map((id) => id ?? ''),
    );
    for (const asked of [{ category, sort: 'price-asc' as const }, {}])
      await expectTheSame(asked, of);
  });

  it('find by the synonyms of employees', async () => {
    const { search, postgres } = await both(pair.of('US', { synonyms: ['snoozer => melatonin'] }), {
      q: 'snoozer',
      sort: 'price-asc',
    });
    for (const { items, relaxed } of [search, postgres]) {
      expect(relaxed).toBeNull();
      expect(items.some(({ title }) => title.includes('Melatonin'))).toBeTrue();
    }
  });

  describe('in a collection', () => {
    const scope = (changes: Partial<CollectionScope>): CollectionScope => ({
      rules: {},
      pinned: [],
      excluded: [],
      since: null,
      ...changes,
    });
    const scopes: readonly [name: string, of: () => CollectionScope][] = [
      ['rules', () => scope({ rules: { goals: ['sleep', 'gut'], maxPrice: 2999 } })],
      [
        'requirements',
        () => scope({ rules: { diets: ['vegan'], without: ['soy'], inStock: true } }),
      ],
      ['reductions', () => scope({ rules: { onSale: true } })],
      ['ratings and forms', () => scope({ rules: { minRating: 4.5, forms: ['capsule'] } })],
      [
        'what is new',
        () => scope({ rules: { newWithinDays: 90 }, since: Date.now() - 90 * 86_400_000 }),
      ],
      ['nothing', () => scope({})],
      ['what is pinned', () => scope({ pinned: some.slice(0, 3) })],
      [
        'rules, less what is left out, after what is pinned',
        () =>
          scope({ rules: { diets: ['vegan'] }, pinned: some.slice(0, 3), excluded: some.slice(3) }),
      ],
    ];
    for (const [name, of] of scopes)
      for (const sort of ['relevance', 'price-desc'] as const)
        it(`hold the same by ${name}, by ${sort}`, async () => {
          await expectTheSame({ scope: of(), sort }, pair.of('US'));
        });
  });
});
