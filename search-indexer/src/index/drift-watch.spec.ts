import { pauseOf } from './drift-watch.ts';

describe('the walk over all products', () => {
  /** Products that are compared in a second. */
  const pace = (products: number): number => 20_000 / pauseOf(products);

  it('takes an hour for a catalogue of a hundred thousand', () => {
    expect(100_000 / pace(100_000)).toBeCloseTo(3_600, 6);
  });

  it('hardly works in a small catalogue, and is soon through it', () => {
    for (const products of [0, 1, 100, 10_000]) expect(pace(products)).toBe(5);
  });

  it('leaves time for others in a catalogue of any size', () => {
    for (const products of [1_000_000, 100_000_000]) expect(pace(products)).toBe(50);
  });
});
