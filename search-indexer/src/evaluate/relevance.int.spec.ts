import { rebuild } from '../index/rebuild.ts';
import { IndexStage } from '../testing/index-stage.ts';
import { evaluateIndex } from './evaluate-index.ts';
import { gainsByKind, type Evaluation } from './evaluate.ts';
import { unanswerable } from './report.ts';

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
});
