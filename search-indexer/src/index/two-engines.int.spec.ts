import { SORTS, type ProductList } from '@green-apple/contracts-http';
import {
  NO_RULES,
  UnknownCursorError,
  type CollectionScope,
  type MerchandisingRule,
  type SearchRules,
} from '@green-apple/domain-catalog';
import { marketOf, type MarketCode } from '@green-apple/domain-pricing';
import { CatalogSearch, attributesNow, openReader, type Reader } from '@green-apple/persistence';
import { ElasticsearchProductSearch, type ProductSearch } from '@green-apple/search';
import { choosing, countsOf, type Asked } from '../testing/facet-questions.ts';
import { makeHardCases } from '../testing/hard-cases.ts';
import { IndexStage } from '../testing/index-stage.ts';
import { rebuild } from './rebuild.ts';

const MARKETS = ['US', 'EU'] as const satisfies readonly MarketCode[];
const PAGE = 60;

type Engines = Readonly<Record<'engine' | 'database', ProductSearch>>;

/*
 * The search engine and the database answer lists by one contract. Both are asked the same over the catalogue of the
 * shop, so that a shopper who is handed from one to the other in the middle of a list does not notice.
 */
describe('the search engine and the database that stands by for it', () => {
  let stage: IndexStage;
  let reader: Reader;
  let now: string;
  let engines: (market: MarketCode, rules?: Partial<SearchRules>) => Engines;
  let some: readonly string[];

  beforeAll(async () => {
    stage = await IndexStage.open('whole');
    await makeHardCases(stage);
    await rebuild({ ...stage, settleMs: 0 });
    now = new Date().toISOString();
    reader = openReader([], stage.database.urlFor('ga_storefront'));
    const { definitions } = await attributesNow(reader);
    const { alias } = stage.index.names;
    engines = (market, rules = {}) => {
      const held = { ...NO_RULES, ...rules };
      return {
        engine: new ElasticsearchProductSearch(stage.client, alias, {
          rules: () => held,
          attributes: () => definitions,
          market: marketOf(market),
        }),
        database: new CatalogSearch(reader, market, () => held),
      };
    };
    some = (await engines('US').engine.list({ limit: 8, sort: 'newest' }, now)).items.map(
      ({ id }) => id,
    );
  }, 300_000);
  afterAll(async () => {
    await reader.close();
    await stage.close();
  });

  const both = async ({ engine, database }: Engines, asked: Asked) => {
    const query = { limit: PAGE, ...asked };
    return {
      search: await engine.list(query, now),
      postgres: await database.list(query, now),
    };
  };

  /** Titles of a whole list, whose pages are asked of these in turns. */
  const walk = async (asked: Asked & { readonly limit: number }, ...turns: ProductSearch[]) => {
    const seen: string[] = [];
    for (let cursor: string | null | undefined, page = 0; cursor !== null; page++) {
      const search = turns[page % turns.length];
      if (!search) throw new Error('nobody is asked');
      const query = { ...asked, ...(cursor === undefined ? {} : { cursor }) };
      const { items, nextCursor } = await search.list(query, now);
      seen.push(...items.map(({ title }) => title));
      cursor = nextCursor;
    }
    return seen;
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
    for (const sort of SORTS)
      it(`put everything in one order by ${sort} in ${market}, and end where it ends`, async () => {
        const { engine, database } = engines(market);
        const asked = { sort, limit: PAGE };
        const whole = await walk(asked, engine);
        expect(whole.length).toBeGreaterThan(PAGE);
        expect(await walk(asked, database))
          .withContext('the database')
          .toEqual(whole);
        for (const turns of [
          [engine, database],
          [database, engine],
        ])
          expect(await walk(asked, ...turns))
            .withContext('in turns')
            .toEqual(whole);
      });

    it(`hold the same for every value that can be chosen in ${market}`, async () => {
      const of = engines(market);
      const { facets } = await of.engine.list({ limit: 1 }, now);
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
        await expectTheSame(asked, engines(market));
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
      await expectTheSame({ q, sort: 'price-asc' }, engines('US'));
    });

  it('take "without a" for vitamin A, and leave out nothing else', async () => {
    const of = engines('US');
    const inOrder = { sort: 'price-asc' } as const;
    const all = await expectTheSame(inOrder, of);
    const named = await expectTheSame({ q: 'without a', ...inOrder }, of);
    const whole = await expectTheSame({ q: 'without vitamin a', ...inOrder }, of);
    const [{ having } = { having: 0 }] = await stage.database.query<{ having: number }>(
      `select count(*)::int as having from catalog.product p
       where p.status = 'published' and p.published_at <= now()
         and (p.title ~* '\\mvitamin a\\M' or p.facts::text ~* '"[^"]*\\mvitamin a\\M')`,
    );
    expect(having).toBeGreaterThan(0);
    expect([named.total, whole.total]).toEqual([all.total - having, all.total - having]);
  });

  it('find a code whole and whatever its letters, and none of what is not sold', async () => {
    const codes = await stage.database.query<{ sku: string; barcode: string }>(
      `select v.sku, v.barcode from catalog.variant v join catalog.product p on p.id = v.product_id
       where v.active and p.status = 'published' order by v.sku limit 5`,
    );
    for (const { sku, barcode } of codes)
      for (const q of [sku, sku.toLowerCase(), barcode]) {
        const { items } = await expectTheSame({ q, sort: 'newest' }, engines('US'));
        expect(items.length).withContext(q).toBe(1);
      }
    const [gone] = await stage.database.query<{ sku: string; owner: string }>(
      'select sku, product_id as owner from catalog.variant where not active',
    );
    if (!gone) throw new Error('every size is sold');
    const { search, postgres } = await both(engines('US'), { q: gone.sku });
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
      const { search, postgres } = await both(engines('US'), { q: 'magnesium', ...chosen });
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
    const { facets } = await engines('US').engine.list({ limit: 1 }, now);
    const category = facets.find(({ name }) => name === 'category')?.values[0]?.value ?? '';
    const within = { category };
    const { items } = await engines('US').engine.list({ limit: 9, category }, now);
    const ids = items.map(({ id }) => id);
    const merchandising = [
      rule('pin', ids[7], within),
      rule('pin', ids[3], within),
      rule('boost', ids[8], within),
      rule('bury', ids[0], within),
      rule('hide', ids[1], within),
      rule('pin', ids[5], { ...within, until: '2020-01-01T00:00:00.000Z' }),
    ];
    const of = engines('US', { merchandising });
    const list = await expectTheSame({ category }, of);
    expect(list.items.slice(0, 3).map(({ id }) => id)).toEqual(
      [ids[7], ids[3], ids[8]].map((id) => id ?? ''),
    );
    for (const asked of [{ category, sort: 'price-asc' as const }, {}])
      await expectTheSame(asked, of);
  });

  it('find by the synonyms of employees', async () => {
    const { search, postgres } = await both(engines('US', { synonyms: ['snoozer => melatonin'] }), {
      q: 'snoozer',
      sort: 'price-asc',
    });
    for (const { items, relaxed } of [search, postgres]) {
      expect(relaxed).toBeNull();
      expect(items.some(({ title }) => title.includes('Melatonin'))).toBeTrue();
    }
  });

  it('go on with a list that was put right or relaxed as it began, whoever began it', async () => {
    const { engine, database } = engines('US');
    const page = { limit: 3, sort: 'price-asc' } as const;
    const expectToGoOn = async (q: string, began: ProductSearch, ended: ProductSearch) => {
      const first = await began.list({ q, ...page }, now);
      const next = await ended.list({ q, ...page, cursor: first.nextCursor ?? '' }, now);
      const context = `${q}, begun by ${first.source}`;
      expect(next.items.length).withContext(context).toBe(page.limit);
      expect(next.spelling).withContext(context).toEqual(first.spelling);
      expect(next.relaxed === null)
        .withContext(context)
        .toBe(first.relaxed === null);
      return [...first.items, ...next.items].map(({ title }) => title);
    };
    const { items } = await engine.list({ q: 'melatonin', ...page, limit: 6 }, now);
    expect(await expectToGoOn('melotonin', engine, database)).toEqual(
      items.map(({ title }) => title),
    );
    const q = 'magnesium unicorn';
    for (const [began, ended] of [
      [engine, database],
      [database, engine],
      [database, database],
    ] as const)
      await expectToGoOn(q, began, ended);

    const [one] = await stage.database.query<{ id: string; title: string }>(
      `select id, title from catalog.product p where p.search_vector @@ to_tsquery('english', 'magnesium')
       order by id limit 1`,
    );
    const rename = (title: string) =>
      stage.database.query('update catalog.product set title = $1 where id = $2', [title, one?.id]);
    const first = await database.list({ q, ...page }, now);
    await rename('Magnesium Unicorn');
    try {
      const { relaxed, total } = await database.list(
        { q, ...page, cursor: first.nextCursor ?? '' },
        now,
      );
      expect([relaxed, total]).toEqual([first.relaxed, first.total]);
    } finally {
      await rename(one?.title ?? '');
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
          await expectTheSame({ scope: of(), sort }, engines('US'));
        });
  });

  const ID = '0190b3c4-0000-7000-8000-000000000001';
  for (const cursor of [
    'nonsense',
    '',
    `search~newest~1~1~${'-'.repeat(36)}`,
    `postgres~price-asc~1~1.5~${ID}`,
    `search~price-asc~1~1.5~${ID}`,
    `postgres~price-asc~1~9e9~${ID}`,
    `search~price-asc~1~9e9~${ID}`,
    `postgres~rating~1~4.5~${ID}`,
    `search~rating~1~4.5~${ID}`,
    `search~price-asc~10000~1~${ID}`,
    `postgres~price-asc~10000~1~${ID}`,
  ])
    it(`refuse the cursor "${cursor}" as a shopper's mistake`, async () => {
      const sort = SORTS.find((one) => cursor.includes(`~${one}~`)) ?? 'relevance';
      for (const one of Object.values(engines('US')))
        await expectAsync(one.list({ limit: 24, sort, cursor }, now)).toBeRejectedWithError(
          UnknownCursorError,
        );
    });

  it('refuse the cursor of another order', async () => {
    for (const one of Object.values(engines('US'))) {
      const { nextCursor } = await one.list({ limit: 2, sort: 'newest' }, now);
      await expectAsync(
        one.list({ limit: 2, sort: 'price-asc', cursor: nextCursor ?? '' }, now),
      ).toBeRejectedWithError(UnknownCursorError);
    }
  });

  for (const sort of SORTS)
    it(`end by ${sort} where lists end, whoever began the list and however long a page is`, async () => {
      const values: Readonly<Record<string, string>> = { relevance: '1', rating: '4.5~3' };
      const any = Object.values(engines('US'));
      for (const began of ['search', 'postgres'])
        for (const seen of [9_900, 9_975, 9_976, 9_977, 9_999])
          for (const limit of [1, 24, 60])
            for (const one of any) {
              const cursor = `${began}~${sort}~${seen}~${values[sort] ?? '1'}~${ID}`;
              const { nextCursor } = await one.list({ limit, sort, cursor }, now);
              if (seen + limit >= 10_000) expect(nextCursor).withContext(cursor).toBeNull();
            }
    });

  it('show everything once when one takes a list over in which products are pinned', async () => {
    const { facets } = await engines('US').engine.list({ limit: 1 }, now);
    const category = facets.find(({ name }) => name === 'category')?.values[0]?.value ?? '';
    const { items } = await engines('US').engine.list({ limit: 40, category }, now);
    const merchandising = [33, 21, 12].map((at): MerchandisingRule => ({
      query: null,
      category,
      action: 'pin',
      productId: items[at]?.id ?? '',
      from: null,
      until: null,
    }));
    const { engine, database } = engines('US', { merchandising });
    const whole = await walk({ category, limit: 24 }, engine);
    expect(whole.length).toBeGreaterThan(48);
    for (const turns of [[database], [engine, database], [database, engine]])
      expect(await walk({ category, limit: 24 }, ...turns)).toEqual(whole);
  });

  for (const sort of SORTS)
    it(`go on by ${sort} from any place that a list can have given out`, async () => {
      const numbers = { relevance: '3.4e38', rating: '5~2147483647', newest: '9007199254740991' };
      const values = { ...numbers, 'serving-price': '9007199254740991' } as Record<string, string>;
      for (const engine of ['search', 'postgres'])
        for (const one of Object.values(engines('US'))) {
          const cursor = `${engine}~${sort}~5~${values[sort] ?? '2147483647'}~${ID}`;
          await expectAsync(one.list({ limit: 24, sort, cursor }, now)).toBeResolved();
        }
    });
});
