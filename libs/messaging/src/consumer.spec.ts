import { retryDelaySeconds } from './consumer.ts';

describe('a message that could not be handled', () => {
  it('comes back soon at first, then less and less often', () => {
    expect([1, 2, 3, 4, 5].map(retryDelaySeconds)).toEqual([2, 4, 8, 16, 32]);
  });

  it('never waits longer than five minutes, however often it came', () => {
    expect(retryDelaySeconds(10_000)).toBe(300);
  });
});
