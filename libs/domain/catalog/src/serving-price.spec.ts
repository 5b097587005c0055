import { servingPrice } from './serving-price.ts';

describe('the price of a serving', () => {
  for (const [name, minor, count, unitsPerServing, expected] of [
    ['is the pack shared by its servings', 1800, 60, 2, 60_000],
    ['counts grams of a powder by the scoop', 3900, 900, 30, 130_000],
    ['is that of the pack where nothing is served', 2400, 50, 0, 2_400_000],
    ['is never more than that of the pack', 900, 1, 2, 900_000],
    ['keeps parts of a cent', 1000, 30, 1, 33_333],
  ] as const)
    it(name, () => {
      expect(servingPrice(minor, { count, unitsPerServing })).toBe(expected);
    });
});
