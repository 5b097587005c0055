import { lineProblem } from './line-problem.ts';

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
      'We no longer sell this.',
    );
  });

  it('is none when all is well', () => {
    expect(lineProblem({ problem: null, available: 5 })).toBeNull();
  });
});
