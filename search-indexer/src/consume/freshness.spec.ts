import { Freshness } from './freshness.ts';

describe('the freshness of the index', () => {
  const at = (second: number) => new Date(Date.UTC(2026, 10, 22, 12, 0, second)).toISOString();

  it('is unknown before the first change', () => {
    expect(new Freshness().report()).toEqual({
      changes: 0,
      medianMs: null,
      worstMs: null,
      lastAt: null,
    });
  });

  it('is how long changes take to get in', () => {
    const freshness = new Freshness();
    freshness.took(at(0), at(1));
    freshness.took(at(0), at(9));
    freshness.took(at(5), at(7));
    expect(freshness.report()).toEqual({
      changes: 3,
      medianMs: 2000,
      worstMs: 9000,
      lastAt: at(7),
    });
  });

  it('forgets what is long ago, and is never less than nothing', () => {
    const freshness = new Freshness();
    freshness.took(at(0), at(30));
    for (let n = 0; n < 500; n++) freshness.took(at(2), at(1));
    expect(freshness.report()).toEqual(jasmine.objectContaining({ changes: 501, worstMs: 0 }));
  });
});
