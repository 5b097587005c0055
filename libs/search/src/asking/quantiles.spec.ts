import type { Json } from '../query/list-filters.ts';
import { SCALE } from './catalogue-sample.ts';
import { KnownQuantiles, ORDERED, type QuantilesResponse } from './quantiles.ts';

const SAMPLE = { ...SCALE, share: 1 / 512 };

describe('how products lie in the orders of lists', () => {
  let now: number;
  let asked: Json[];
  let quantiles: KnownQuantiles;
  const all = (value: number) =>
    Object.fromEntries(ORDERED.map((column) => [column, { values: [{ key: 50, value }] }]));
  const of = async (value: number, sample = SAMPLE) => {
    const known = await quantiles.of(sample, (body) => {
      asked.push(body);
      return Promise.resolve({ aggregations: all(value) } as unknown as QuantilesResponse);
    });
    return [known.standing, known.rating].map(([one]) => one?.value);
  };

  beforeEach(() => {
    now = 0;
    asked = [];
    quantiles = new KnownQuantiles(() => now);
  });

  it('is told by more of the catalogue than a sample, since the best are few', async () => {
    expect(await of(7)).toEqual([7, 7]);
    expect(JSON.stringify(asked[0]?.['query'])).toContain('{"terms":{"parts":["5"]}}');
    now = 600_000;
    await of(7, { ...SCALE, share: 1 / 4 });
    expect(JSON.stringify(asked[1]?.['query'])).toContain('{"terms":{"parts":["1"]}}');
  });

  it('is known for ten minutes', async () => {
    await of(7);
    now = 599_999;
    expect(await of(8)).toEqual([7, 7]);
    now = 600_000;
    expect(await of(8)).toEqual([8, 8]);
    expect(asked.length).toBe(2);
  });

  it('is asked again when nobody answered', async () => {
    await expectAsync(
      quantiles.of(SAMPLE, () => Promise.reject(new Error('gone'))),
    ).toBeRejectedWithError('gone');
    expect(await of(7)).toEqual([7, 7]);
  });
});
