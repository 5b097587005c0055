import type { Json } from '../query/list-filters.ts';
import { SCALE } from './catalogue-sample.ts';
import { FilterShares, type SharesResponse } from './filter-shares.ts';

const SAMPLE = { ...SCALE, share: 1 / 512 };
const SLEEP: Json = { terms: { goal: ['sleep'] } };
const VEGAN: Json = { terms: { diets: ['vegan'] } };

describe('what filters let through', () => {
  let now: number;
  let asked: Json[];
  let shares: FilterShares;
  const answer = (...counts: number[]): SharesResponse => ({
    hits: { total: { value: 2_000 } },
    aggregations: Object.fromEntries(counts.map((doc_count, at) => [String(at), { doc_count }])),
  });
  const told = (filters: Json[], whole: Json | null, ...counts: number[]) =>
    shares.of(filters, whole, SAMPLE, (body) => {
      asked.push(body);
      return Promise.resolve(answer(...counts));
    });
  const of = (filters: Json[], ...counts: number[]) => told(filters, null, ...counts);

  beforeEach(() => {
    now = 1;
    asked = [];
    shares = new FilterShares(() => now);
  });

  it('is asked of the sample, for all that are not known at once', async () => {
    const shareOf = await of([SLEEP, VEGAN], 100, 1_000);
    expect(asked).toEqual([
      {
        size: 0,
        track_total_hits: true,
        query: { bool: { filter: [{ match_all: {} }, { terms: { parts: ['9'] } }] } },
        aggs: { 0: { filter: SLEEP }, 1: { filter: VEGAN } },
      },
    ]);
    expect([shareOf(SLEEP), shareOf({ ...VEGAN })]).toEqual([0.05, 0.5]);
    expect(shares.products).toBe(1_024_000);
  });

  it('is known for ten minutes', async () => {
    await of([SLEEP], 100);
    now = 600_000;
    const shareOf = await of([SLEEP, VEGAN], 500);
    expect(Object.keys(asked[1]?.['aggs'] as object).length).toBe(1);
    expect([shareOf(SLEEP), shareOf(VEGAN)]).toEqual([0.05, 0.25]);
    now = 600_002;
    await of([SLEEP], 40);
    expect(asked.length).toBe(3);
  });

  it('is never nothing: what the sample has none of may be somewhere', async () => {
    expect((await of([SLEEP], 0))(SLEEP)).toBe(0.5 / 2_000);
  });

  it('is learned of what they are a guess at, where they are asked and it is had by more than some', async () => {
    const both: Json = { bool: { filter: [SLEEP, VEGAN] } };
    await told([SLEEP], both, 100, 7);
    expect(shares.learned(both)).toBeNull();
    await told([SLEEP, VEGAN], both, 1_000, 8);
    expect(shares.learned(both)).toBe(8 / 2_000);
    // Found out since, more closely than a sample tells.
    shares.learn(both, 0.003);
    await told([{ terms: { diets: ['keto'] } }], both, 500, 9);
    expect(Object.keys(asked[2]?.['aggs'] as object)).toEqual(['0']);
    expect(shares.learned(both)).toBe(0.003);
    await told([SLEEP, VEGAN], both);
    expect(asked.length).toBe(3);
  });

  it('is not kept when nobody answered', async () => {
    await expectAsync(
      shares.of([SLEEP], null, SAMPLE, () => Promise.reject(new Error('gone'))),
    ).toBeRejectedWithError('gone');
    expect((await of([SLEEP], 100))(SLEEP)).toBe(0.05);
  });
});
