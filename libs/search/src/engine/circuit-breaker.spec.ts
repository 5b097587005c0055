import { CircuitBreaker } from './circuit-breaker.ts';

describe('the breaker before the search engine', () => {
  let breaker: CircuitBreaker;
  beforeEach(() => {
    breaker = new CircuitBreaker({ failures: 3, restMs: 2_000 });
  });
  const fail = (times: number, now = 0) => {
    for (let time = 0; time < times; time++) breaker.failed(now);
  };

  it('lets everybody through while failures are rare', () => {
    fail(2);
    expect(breaker.mayPass(0)).toBeTrue();
    breaker.succeeded();
    fail(2);
    expect(breaker.state(0)).toBe('closed');
  });

  it('opens after three failures in a row', () => {
    fail(3);
    expect(breaker.mayPass(1_999)).toBeFalse();
    expect(breaker.state(1_999)).toBe('open');
  });

  it('counts those who failed together once', () => {
    const lost = new Error('connection lost');
    for (let time = 0; time < 16; time++) breaker.failed(0, lost);
    expect(breaker.state(0)).toBe('closed');
    breaker.failed(0, new Error('connection lost'));
    breaker.failed(0, new Error('connection lost'));
    expect(breaker.state(0)).toBe('open');
  });

  it('sends one request to see after its rest, and only one', () => {
    fail(3);
    expect(breaker.mayPass(2_000)).toBeTrue();
    expect(breaker.mayPass(2_000)).toBeFalse();
    expect(breaker.state(2_000)).toBe('probing');
  });

  it('closes when that one succeeds', () => {
    fail(3);
    breaker.mayPass(2_000);
    breaker.succeeded();
    expect(breaker.mayPass(2_001)).toBeTrue();
    expect(breaker.state(2_001)).toBe('closed');
  });

  it('sends another one to see when that one was not asked after all', () => {
    fail(3);
    breaker.mayPass(2_000);
    breaker.unasked();
    expect(breaker.state(2_000)).toBe('open');
    expect(breaker.mayPass(2_000)).toBeTrue();
    breaker.failed(2_001);
    expect(breaker.mayPass(4_000)).toBeFalse();
  });

  it('rests again when that one fails', () => {
    fail(3);
    breaker.mayPass(2_000);
    breaker.failed(2_100);
    expect(breaker.mayPass(4_099)).toBeFalse();
    expect(breaker.mayPass(4_100)).toBeTrue();
  });

  it('rests longer each time, up to a limit, and shortly again once there was a success', () => {
    breaker = new CircuitBreaker({ failures: 1, restMs: 250, longestRestMs: 1_000 });
    breaker.failed(0);
    const rests: number[] = [];
    let now = 0;
    for (let probe = 0; probe < 4; probe++) {
      const from = now;
      while (!breaker.mayPass(now)) now += 50;
      rests.push(now - from);
      breaker.failed(now);
    }
    expect(rests).toEqual([250, 500, 1_000, 1_000]);
    while (!breaker.mayPass(now)) now += 50;
    breaker.succeeded();
    breaker.failed(now);
    expect(breaker.mayPass(now + 250)).toBeTrue();
  });

  it('does not rest longer for those who were under way when it opened', () => {
    breaker = new CircuitBreaker({ failures: 2, restMs: 250, longestRestMs: 4_000 });
    fail(8);
    expect(breaker.mayPass(250)).toBeTrue();
  });
});
