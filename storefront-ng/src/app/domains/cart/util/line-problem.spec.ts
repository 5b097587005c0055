import { lineProblem as problemOf } from './line-problem.ts';
import { ENGLISH } from '../../shared/util-language/words.ts';

const lineProblem = (line: Omit<Parameters<typeof problemOf>[0], 'maxPerOrder'>) =>
  problemOf({ ...line, maxPerOrder: 4 }, ENGLISH);

describe('a line of the bag that cannot be sold as it is', () => {
  it('offers what is left', () => {
    expect(lineProblem({ problem: 'NOT_ENOUGH_STOCK', available: 3 })).toEqual({
      text: 'Only 3 left.',
      possible: 3,
    });
  });

  it('offers nothing when nothing is left', () => {
    expect(lineProblem({ problem: 'NOT_ENOUGH_STOCK', available: 0 })?.possible).toBeNull();
    expect(lineProblem({ problem: 'OUT_OF_STOCK', available: 0 })?.possible).toBeNull();
    expect(lineProblem({ problem: 'NO_LONGER_SOLD', available: 5 })?.text).toBe(
      'We no longer sell this. It is not in the total.',
    );
  });

  it('offers what one order can have', () => {
    expect(lineProblem({ problem: 'OVER_LIMIT', available: 80 })).toEqual({
      text: 'One order can have 4 of this, all sizes together.',
      possible: 4,
    });
  });

  it('is none when all is well', () => {
    expect(lineProblem({ problem: null, available: 5 })).toBeNull();
  });
});
