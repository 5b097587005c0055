import { Backoff } from './backoff.ts';

describe('a process that falls over', () => {
  it('is started again after longer and longer pauses, and given up after five quick crashes', () => {
    const backoff = new Backoff();
    const pauses = Array.from({ length: 5 }, () => backoff.afterCrash(100));
    expect(pauses).toEqual([500, 1000, 2000, 4000, undefined]);
  });

  it('is given new credit once it has run for a while', () => {
    const backoff = new Backoff();
    for (let crash = 0; crash < 4; crash += 1) backoff.afterCrash(100);
    expect(backoff.afterCrash(60_000)).toBe(500);
    expect(backoff.afterCrash(100)).toBe(1000);
  });
});
