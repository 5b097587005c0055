import { RateLimiter } from './rate-limiter.ts';

describe('the rate limit', () => {
  it('lets a burst through and then what is given back', () => {
    let now = 0;
    const limiter = new RateLimiter({ burst: 3, perSecond: 2 }, () => now);
    const taken = () => limiter.take('a');
    expect([taken(), taken(), taken(), taken()]).toEqual([0, 0, 0, 1]);
    now = 500;
    expect([taken(), taken()]).toEqual([0, 1]);
  });

  it('never saves up more than the burst', () => {
    let now = 0;
    const limiter = new RateLimiter({ burst: 2, perSecond: 10 }, () => now);
    limiter.take('a');
    now = 3_600_000;
    expect([limiter.take('a'), limiter.take('a'), limiter.take('a')]).toEqual([0, 0, 1]);
  });

  it('keeps one client from slowing another', () => {
    const limiter = new RateLimiter({ burst: 1, perSecond: 1 }, () => 0);
    limiter.take('noisy');
    expect(limiter.take('noisy')).toBe(1);
    expect(limiter.take('quiet')).toBe(0);
  });
});
