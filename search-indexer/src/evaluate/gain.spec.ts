import { normalisedGain } from './gain.ts';
import type { Grade } from './judgement.ts';

describe('the worth of an order', () => {
  const graded: Grade[] = [3, 2, 0, 1, 0];

  it('is one when nothing could stand better', () => {
    expect(normalisedGain([3, 2, 1, 0], graded)).toBe(1);
  });

  it('is less when a better answer stands below a worse one', () => {
    // (1 + 7/1.585 + 3/2) / (7 + 3/1.585 + 1/2)
    expect(normalisedGain([1, 3, 2], graded)).toBeCloseTo(0.736, 3);
  });

  it('is nothing when nothing that answers is shown', () => {
    expect(normalisedGain([0, 0], graded)).toBe(0);
    expect(normalisedGain([], graded)).toBe(0);
  });

  it('does not count what stands below the tenth place', () => {
    const below: Grade[] = [0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 3];
    expect(normalisedGain(below, graded)).toBe(0);
  });

  it('cannot be told where nothing answers', () => {
    expect(normalisedGain([0], [0, 0])).toBeNull();
  });
});
