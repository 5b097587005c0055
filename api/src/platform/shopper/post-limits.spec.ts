import { ProblemError } from '../errors/problem-error.ts';
import { PostLimits } from './post-limits.ts';

describe('what shoppers send for others to read', () => {
  let now = 0;
  let limits: PostLimits;
  beforeEach(() => {
    now = 0;
    limits = new PostLimits({ perPerson: 2, perAddress: 3 }, () => now);
  });

  /** Seconds to wait; 0 when it was taken. */
  const take = (person: string, address: string): number => {
    try {
      limits.take(person, address);
      return 0;
    } catch (error) {
      if (!(error instanceof ProblemError) || error.code !== 'RATE_LIMITED') throw error;
      return error.extras.retryAfter ?? -1;
    }
  };

  it('is limited for each person, and comes back over the hour', () => {
    expect([take('robin', 'a'), take('robin', 'b'), take('robin', 'c')]).toEqual([0, 0, 1800]);
    expect(take('kim', 'c')).toBe(0);
    now += 1_800_000;
    expect([take('robin', 'c'), take('robin', 'c')]).toEqual([0, 1800]);
  });

  it('is limited for an address, whoever writes there, and nobody slowed down uses it up', () => {
    for (let turn = 0; turn < 5; turn++) take('robin', 'a');
    expect([take('kim', 'a'), take('jo', 'a'), take('jo', 'b')]).toEqual([0, 1200, 0]);
  });
});
