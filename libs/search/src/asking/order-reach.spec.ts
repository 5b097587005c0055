import type { ListCursor } from '@green-apple/domain-catalog';
import type { ContextName } from '../bodies/build-facet-body.ts';
import { withinReach } from '../bodies/list-order.ts';
import type { Quantile } from './catalogue-sample.ts';
import { reachOf } from './order-reach.ts';
import type { Quantiles } from './quantiles.ts';

const lie = (values: Readonly<Record<number, number>>): Quantile[] =>
  Object.entries(values)
    .map(([key, value]) => ({ key: Number(key), value }))
    .sort((a, b) => a.key - b.key);
const LIE: Quantiles = {
  standing: lie({ 99: 7 }),
  publishedMs: lie({ 50: 500, 90: 900, 95: 950, 99: 990, 99.9: 999 }),
  // One product in ten.
  rating: lie({ 50: 4, 89: 4.5, 90: 5, 95: 5, 99: 5 }),
};
const sizes = (shown: number, others: Partial<Record<ContextName, number>> = {}) =>
  new Map(Object.entries({ shown, ...others }) as [ContextName, number][]);
const after = (value: number, engine: ListCursor['engine'] = 'search'): ListCursor => ({
  engine,
  sort: 'newest',
  seen: 24,
  after: [value, '019b8b74-1eea-78ff-80df-c59ea8226b3c'],
});

describe('how far down its order a large list is looked at', () => {
  const newest = { limit: 24, sort: 'newest' } as const;
  const rated = { limit: 24, sort: 'rating' } as const;

  it('is as far as holds eight times a page, by a guess at how many products it has', () => {
    const least = (size: number) => reachOf(newest, null, sizes(size), LIE)?.least;
    expect([200_000, 20_000, 19_000].map(least)).toEqual([999, 990, 950]);
  });

  it('is everything where there is little, or nothing known of the column', () => {
    expect(reachOf(newest, null, sizes(900), LIE)).toBeNull();
    expect(reachOf(newest, null, sizes(0), LIE)).toBeNull();
    expect(reachOf(newest, null, sizes(20_000), { ...LIE, publishedMs: [] })).toBeNull();
  });

  it('is not asked in the order that the index has, nor by price, nor where only a number of products is known', () => {
    expect(reachOf({ limit: 24 }, null, sizes(200_000), LIE)).toBeNull();
    expect(reachOf({ limit: 24, sort: 'price-desc' }, null, sizes(200_000), LIE)).toBeNull();
    expect(reachOf(newest, after(999, 'postgres'), sizes(200_000), LIE)).toBeNull();
  });

  it('goes on from where the last page ended, past all that have the same value', () => {
    const from = (value: number) => reachOf(newest, after(value), sizes(20_000), LIE)?.least;
    expect([from(999.5), from(999), from(960)]).toEqual([950, 950, 900]);
    const best = { ...after(5), sort: 'rating' };
    expect(reachOf(rated, best, sizes(20_000), LIE)?.least).toBe(4);
    // Below the middle of the catalogue there is no telling.
    expect(from(400)).toBeUndefined();
  });

  it('holds all of the best rated where they are many', () => {
    const reach = reachOf(rated, null, sizes(20_000), LIE);
    expect(reach && withinReach(reach)).toEqual({ range: { rating: { gte: 5 } } });
  });

  it('goes by what a list holds without a choice of ratings', () => {
    const good = { ...rated, minRating: 4 };
    expect(reachOf(good, null, sizes(900, { rating: 20_000 }), LIE)?.least).toBe(5);
  });
});
