import { SCALE } from './catalogue-sample.ts';
import type { Json } from './list-filters.ts';
import { Standings } from './standings.ts';

const SAMPLE = { ...SCALE, share: 1 / 512 };

describe('how products stand', () => {
  let now: number;
  let asked: Json[];
  let standings: Standings;
  const of = (value: number, sample = SAMPLE) =>
    standings.of(sample, (body) => {
      asked.push(body);
      return Promise.resolve({ aggregations: { standing: { values: [{ key: 50, value }] } } });
    });

  beforeEach(() => {
    now = 0;
    asked = [];
    standings = new Standings(() => now);
  });

  it('is told by more of the catalogue than a sample, since the best are few', async () => {
    expect(await of(7)).toEqual([{ key: 50, value: 7 }]);
    expect(JSON.stringify(asked[0]?.['query'])).toContain('{"term":{"parts":"5"}}');
    expect(JSON.stringify(asked[0]?.['aggs'])).toContain('99.95');
    now = 600_000;
    await of(7, { ...SCALE, share: 1 / 4 });
    expect(JSON.stringify(asked[1]?.['query'])).toContain('{"term":{"parts":"1"}}');
  });

  it('is known for ten minutes', async () => {
    await of(7);
    now = 599_999;
    expect(await of(8)).toEqual([{ key: 50, value: 7 }]);
    now = 600_000;
    expect(await of(8)).toEqual([{ key: 50, value: 8 }]);
    expect(asked.length).toBe(2);
  });

  it('is asked again when nobody answered', async () => {
    await expectAsync(
      standings.of(SAMPLE, () => Promise.reject(new Error('gone'))),
    ).toBeRejectedWithError('gone');
    expect(await of(7)).toEqual([{ key: 50, value: 7 }]);
  });
});
