import { SORTS } from '@green-apple/contracts-http';
import { UnknownCursorError, type MerchandisingRule } from '@green-apple/domain-catalog';
import type { ProductSearch } from '@green-apple/search';
import { EnginePair, MARKETS, PAGE } from '../testing/engine-pair.ts';
import type { Asked } from '../testing/facet-questions.ts';

const ID = '0190b3c4-0000-7000-8000-000000000001';

/* A shopper who is handed from one to the other in the middle of a list does not notice. */
describe('a list that the search engine and the database hand to each other', () => {
  let pair: EnginePair;

  beforeAll(async () => {
    pair = await EnginePair.open();
  }, 300_000);
  afterAll(() => pair.close());

  /** Titles of a whole list, whose pages are asked of these in turns. */
  const walk = async (asked: Asked & { readonly limit: number }, ...turns: ProductSearch[]) => {
    const seen: string[] = [];
    for (let cursor: string | null | undefined, page = 0; cursor !== null; page++) {
      const search = turns[page % turns.length];
      if (!search) throw new Error('nobody is asked');
      const query = { ...asked, ...(cursor === undefined ? {} : { cursor }) };
      const { items, nextCursor } = await search.list(query, pair.now);
      seen.push(...items.map(({ title }) => title));
      cursor = nextCursor;
    }
    return seen;
  };

  for (const market of MARKETS)
    for (const sort of SORTS)
      it(`is in one order by ${sort} in ${market}, and ends where it ends`, async () => {
        const { engine, database } = pair.of(market);
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

  it('goes on as it began when it was put right or relaxed, whoever began it', async () => {
    const { engine, database } = pair.of('US');
    const page = { limit: 3, sort: 'price-asc' } as const;
    const expectToGoOn = async (q: string, began: ProductSearch, ended: ProductSearch) => {
      const first = await began.list({ q, ...page }, pair.now);
      const next = await ended.list({ q, ...page, cursor: first.nextCursor ?? '' }, pair.now);
      const context = `${q}, begun by ${first.source}`;
      expect(next.items.length).withContext(context).toBe(page.limit);
      expect(next.spelling).withContext(context).toEqual(first.spelling);
      expect(next.relaxed === null)
        .withContext(context)
        .toBe(first.relaxed === null);
      return [...first.items, ...next.items].map(({ title }) => title);
    };
    const { items } = await engine.list({ q: 'melatonin', ...page, limit: 6 }, pair.now);
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

    const [one] = await pair.stage.database.query<{ id: string; title: string }>(
      `select id, title from catalog.product p where p.search_vector @@ to_tsquery('english', 'magnesium')
       order by id limit 1`,
    );
    const rename = (title: string) =>
      pair.stage.database.query('update catalog.product set title = $1 where id = $2', [
        title,
        one?.id,
      ]);
    const first = await database.list({ q, ...page }, pair.now);
    await rename('Magnesium Unicorn');
    try {
      const { relaxed, total } = await database.list(
        { q, ...page, cursor: first.nextCursor ?? '' },
        pair.now,
      );
      expect([relaxed, total]).toEqual([first.relaxed, first.total]);
    } finally {
      await rename(one?.title ?? '');
    }
  });

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
    it(`refuses the cursor "${cursor}" as a shopper's mistake`, async () => {
      const sort = SORTS.find((one) => cursor.includes(`~${one}~`)) ?? 'relevance';
      for (const one of Object.values(pair.of('US')))
        await expectAsync(one.list({ limit: 24, sort, cursor }, pair.now)).toBeRejectedWithError(
          UnknownCursorError,
        );
    });

  it('refuses the cursor of another order', async () => {
    for (const one of Object.values(pair.of('US'))) {
      const { nextCursor } = await one.list({ limit: 2, sort: 'newest' }, pair.now);
      await expectAsync(
        one.list({ limit: 2, sort: 'price-asc', cursor: nextCursor ?? '' }, pair.now),
      ).toBeRejectedWithError(UnknownCursorError);
    }
  });

  for (const sort of SORTS)
    it(`ends by ${sort} where lists end, whoever began the list and however long a page is`, async () => {
      const values: Readonly<Record<string, string>> = { relevance: '1', rating: '4.5~3' };
      const any = Object.values(pair.of('US'));
      for (const began of ['search', 'postgres'])
        for (const seen of [9_900, 9_975, 9_976, 9_977, 9_999])
          for (const limit of [1, 24, 60])
            for (const one of any) {
              const cursor = `${began}~${sort}~${seen}~${values[sort] ?? '1'}~${ID}`;
              const { nextCursor } = await one.list({ limit, sort, cursor }, pair.now);
              if (seen + limit >= 10_000) expect(nextCursor).withContext(cursor).toBeNull();
            }
    });

  it('shows everything once when one takes it over with products pinned', async () => {
    const { facets } = await pair.of('US').engine.list({ limit: 1 }, pair.now);
    const category = facets.find(({ name }) => name === 'category')?.values[0]?.value ?? '';
    const { items } = await pair.of('US').engine.list({ limit: 40, category }, pair.now);
    const merchandising = [33, 21, 12].map((at): MerchandisingRule => ({
      query: null,
      category,
      action: 'pin',
      productId: items[at]?.id ?? '',
      from: null,
      until: null,
    }));
    const { engine, database } = pair.of('US', { merchandising });
    const whole = await walk({ category, limit: 24 }, engine);
    expect(whole.length).toBeGreaterThan(48);
    for (const turns of [[database], [engine, database], [database, engine]])
      expect(await walk({ category, limit: 24 }, ...turns)).toEqual(whole);
  });

  for (const sort of SORTS)
    it(`goes on by ${sort} from any place that it can have given out`, async () => {
      const numbers = { relevance: '3.4e38', rating: '5~2147483647', newest: '9007199254740991' };
      const values = { ...numbers, 'serving-price': '9007199254740991' } as Record<string, string>;
      for (const engine of ['search', 'postgres'])
        for (const one of Object.values(pair.of('US'))) {
          const cursor = `${engine}~${sort}~5~${values[sort] ?? '2147483647'}~${ID}`;
          await expectAsync(one.list({ limit: 24, sort, cursor }, pair.now)).toBeResolved();
        }
    });
});
