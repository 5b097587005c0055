import { percentile, printShares, printTable, round } from './figures.ts';

describe('the figures of a run', () => {
  it('takes percentiles by nearest rank', () => {
    const samples = [5, 1, 4, 2, 3];
    expect(percentile(samples, 0.5)).toBe(3);
    expect(percentile(samples, 0.95)).toBe(5);
    expect(percentile([7], 0.5)).toBe(7);
    expect(percentile([], 0.5)).toBeNaN();
  });

  it('says when a figure was not taken rather than showing nothing', () => {
    expect(printTable('place', { 'place.wal_syncs': null, 'place.cpu_ms': 2 })).toContain(
      'not taken',
    );
  });

  it('names who spent the CPU, most first', () => {
    const spent = new Map([
      ['postgres-writer', 100],
      ['storefront-api', 300],
      ['mailbox', 0],
    ]);
    expect(printShares(spent, 100)).toBe('storefront-api 3.00 ms, postgres-writer 1.00 ms');
  });

  it('rounds to what is worth reading', () => {
    expect(round(1.23456)).toBe(1.23);
  });
});
