import type { SearchDocument } from '@green-apple/search';
import { toSearchDocument } from '../project/to-search-document.ts';
import { aProjection } from '../testing/a-projection.ts';
import { evaluate, gainsByKind, type Ranker } from './evaluate.ts';
import { holds, skuOf, titled } from './fits.ts';
import { JUDGEMENT_KINDS, judged } from './judgement.ts';
import { JUDGEMENTS } from './judgements/index.ts';

const documentOf = (id: string, title: string, sku: string): SearchDocument => {
  const [variant] = aProjection().variants;
  const product = aProjection({ id, title, variants: variant ? [{ ...variant, sku }] : [] });
  const document = toSearchDocument(product, '2026-11-22T12:00:00.000Z');
  if (!document) throw new Error('not for sale');
  return document;
};
const products = [
  documentOf('a', 'Magnesium Glycinate', 'A-1'),
  documentOf('b', 'Night Capsules', 'B-1'),
];
const ranker = (answers: Readonly<Record<string, readonly string[]>>): Ranker => ({
  name: 'fake',
  rank: async (q) => answers[q] ?? [],
});

describe('measuring search', () => {
  const lines = [
    ...judged('product', [['magnesium', titled('magnesium'), holds('magnesium')]]),
    ...judged('code', [[skuOf('night capsules'), titled('night')]]),
    ...judged('typo', [['unicorn', titled('unicorn')]]),
  ];

  it('gives one for the best answers, and leaves out what nothing answers', async () => {
    const best = await evaluate(
      lines,
      products,
      ranker({ magnesium: ['a', 'b'], 'B-1': ['b'], unicorn: ['a'] }),
    );
    expect([best.gain, best.nothing]).toEqual([1, 0]);
    expect(gainsByKind(best)).toEqual(
      new Map([
        ['product', 1],
        ['code', 1],
      ]),
    );
  });

  it('notices the wrong order and the empty page', async () => {
    const worse = await evaluate(lines, products, ranker({ magnesium: ['b', 'a'] }));
    expect(worse.gain).toBeLessThan(0.5);
    expect(worse.nothing).toBe(0.5);
  });
});

describe('the list search is measured by', () => {
  it('holds at least 150 queries of every kind', () => {
    expect(JUDGEMENTS.length).toBeGreaterThanOrEqual(150);
    expect(new Set(JUDGEMENTS.map(({ kind }) => kind))).toEqual(new Set(JUDGEMENT_KINDS));
  });

  it('asks nothing twice', () => {
    const queries = JUDGEMENTS.map(({ query }) => query).filter((one) => typeof one === 'string');
    expect(queries.length).toBe(new Set(queries).size);
  });
});
