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

  it('rests again when that one fails', () => {
    fail(3);
    breaker.mayPass(2_000);
    breaker.failed(2_100);
    expect(breaker.mayPass(4_099)).toBeFalse();
    expect(breaker.mayPass(4_100)).toBeTrue();
  });
});
