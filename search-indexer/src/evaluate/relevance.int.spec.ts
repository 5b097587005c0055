import type { ProductList } from '@green-apple/contracts-http';
import { ElasticsearchProductSearch, type ProductSearch, type Scale } from '@green-apple/search';
import { rebuild } from '../index/rebuild.ts';
import { IndexStage } from '../testing/index-stage.ts';
import { evaluateIndex } from './evaluate-index.ts';
import { gainsByKind, type Evaluation } from './evaluate.ts';
import { unanswerable } from './report.ts';

type ListQuery = Parameters<ProductSearch['list']>[0];

describe('search over the catalogue of the shop', () => {
  let stage: IndexStage;
  let shop: Evaluation;
  let plain: Evaluation;

  beforeAll(async () => {
    stage = await IndexStage.open('whole');
    await rebuild({ ...stage, settleMs: 0 });
    ({ shop, plain } = await evaluateIndex({ ...stage, reader: stage.writer }));
  }, 120_000);
  afterAll(() => stage.close());

  it('is measured by queries that the catalogue can answer', () => {
    expect(unanswerable(shop).map(({ query }) => query)).toEqual([]);
  });

  it('answers far better than a plain search over all fields', () => {
    expect(shop.gain).toBeGreaterThan(0.88);
    expect(shop.gain - plain.gain).toBeGreaterThan(0.25);
  });

  it('leaves nobody with an empty page whom a product would answer', () => {
    expect(shop.nothing).toBeLessThan(0.01);
    expect(plain.nothing).toBeGreaterThan(shop.nothing);
  });

  it('is as good as plain search or better for every kind of query', () => {
    const mark = gainsByKind(plain);
    for (const [kind, gain] of gainsByKind(shop))
      expect(gain)
        .withContext(kind)
        .toBeGreaterThan((mark.get(kind) ?? 0) - 0.02);
  });

  it('shows nothing with what a shopper does not want', async () => {
    const { items } = await stage.search.list(
      { q: 'something for sleep without melatonin', limit: 60 },
      new Date().toISOString(),
    );
    const { products } = await stage.writer.byIds(items.map(({ id }) => id));
    expect(products.length).toBeGreaterThan(20);
    for (const { title, facts } of products)
      expect(facts.rows.map(({ name }) => name))
        .withContext(title)
        .not.toContain('Melatonin');
  });

  it('finds what a mistyped word was meant to be, and says so', async () => {
    const now = new Date().toISOString();
    const { items, spelling } = await stage.search.list({ q: 'melotonin', limit: 5 }, now);
    expect(spelling).toEqual({ words: 'melatonin', searched: true });
    expect(items[0]?.title).toMatch(/Melatonin/);
    const whole = await stage.search.list({ q: 'melatonin', limit: 5 }, now);
    expect(whole.spelling).toBeNull();
    expect(items).toEqual(whole.items);
  });

  describe('as if its catalogue were too large to count', () => {
    /** A thousand products looked at as a million are. */
    const SMALL: Scale = { countedWhole: 100, lookedAt: 200, toldBy: 40, weighed: 40 };
    const now = new Date().toISOString();
    const scaled = (scale = SMALL) =>
      new ElasticsearchProductSearch(stage.client, stage.index.names.alias, { scale });

    it('answers as well', async () => {
      const { shop: large } = await evaluateIndex({ ...stage, reader: stage.writer }, SMALL);
      expect(large.gain).toBeGreaterThan(shop.gain - 0.01);
      expect(large.nothing).toBe(shop.nothing);
    }, 60_000);

    it('tells what there is much of from a sample, and says so', async () => {
      const exact = await stage.search.list({ limit: 24 }, now);
      const told = await scaled().list({ limit: 24 }, now);
      expect(told.items).toEqual(exact.items);
      expect([exact.approximate, told.approximate]).toEqual([undefined, true]);
      expect(told.total / exact.total).toBeGreaterThan(0.7);
      expect(told.total / exact.total).toBeLessThan(1.4);
      const goals = (list: typeof told) => list.facets.find(({ name }) => name === 'goal');
      expect(goals(told)?.approximate).toBeTrue();
      expect(goals(told)?.values.length).toBe(goals(exact)?.values.length ?? 0);
    });

    it('counts what there is little of, beside what it tells', async () => {
      const query = { limit: 24, goal: ['skin'], form: ['tea'] };
      const exact = await stage.search.list(query, now);
      const told = await scaled().list(query, now);
      expect(exact.total).toBeGreaterThan(0);
      expect([told.total, told.approximate]).toEqual([exact.total, undefined]);
      const facet = (list: typeof told, name: string) =>
        list.facets.find((one) => one.name === name);
      expect(facet(told, 'brand')).toEqual(facet(exact, 'brand'));
      expect(facet(told, 'goal')).toEqual(facet(exact, 'goal'));
    });

    it('guesses how many there are of a kind, and asks again where it guessed too high', async () => {
      let requests = 0;
      const count = (): number => (requests += 1);
      const asked = async (search: ProductSearch, query: ListQuery) => {
        requests = 0;
        stage.client.diagnostic.on('request', count);
        const list = await search.list(query, now).finally(() => {
          stage.client.diagnostic.off('request', count);
        });
        return { list, requests };
      };
      const values = (list: ProductList, name: string) =>
        list.facets.find((facet) => facet.name === name)?.values ?? [];

      const capsules: ListQuery = { limit: 24, form: ['capsule'], inStock: true };
      const search = scaled();
      await asked(search, capsules);
      const guessed = await asked(search, capsules);
      const exact = await stage.search.list(capsules, now);
      expect(guessed.requests).toBe(1);
      expect([guessed.list.approximate, exact.approximate]).toEqual([true, undefined]);
      expect(guessed.list.items).toEqual(exact.items);
      expect(guessed.list.total / exact.total).toBeGreaterThan(0.7);
      expect(guessed.list.total / exact.total).toBeLessThan(1.4);

      const sleep: ListQuery = { limit: 24, goal: ['sleep'] };
      const its = values(await stage.search.list(sleep, now), 'category').map(({ value }) => value);
      const other = values(await stage.search.list({ limit: 24 }, now), 'category').find(
        ({ value }) => !its.includes(value),
      );
      const nothing: ListQuery = { ...sleep, category: other?.value ?? '' };
      // So that a handful would tell what the guess takes for a dozen.
      const daring = scaled({ ...SMALL, toldBy: 2 });
      await asked(daring, nothing);
      const wrong = await asked(daring, nothing);
      expect(wrong.requests).toBe(2);
      expect([wrong.list.total, wrong.list.approximate]).toEqual([0, undefined]);
    });

    it('counts every match of words that few products have', async () => {
      const query = { q: 'chasteberry', limit: 24 };
      expect(await scaled().list(query, now)).toEqual(await stage.search.list(query, now));
    });

    it('tells the same on every page, and shows no product twice', async () => {
      const seen: string[] = [];
      const totals = new Set<number>();
      for (let cursor: string | null | undefined; cursor !== null && seen.length < 200;) {
        const page = await scaled().list(
          { q: 'vitamin', limit: 24, ...(cursor === undefined ? {} : { cursor }) },
          now,
        );
        seen.push(...page.items.map(({ id }) => id));
        totals.add(page.total);
        cursor = page.nextCursor;
      }
      expect(seen.length).toBeGreaterThan(48);
      expect(new Set(seen).size).toBe(seen.length);
      expect(totals.size).toBe(1);
    });
  });
});
