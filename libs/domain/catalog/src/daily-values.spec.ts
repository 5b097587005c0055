import fc from 'fast-check';
import { DAILY_VALUES, LIFE_STAGES, dailyValuePercent, type Nutrient } from './daily-values.ts';

describe('the share of a daily value', () => {
  const printed: [nutrient: Nutrient, amount: number, percent: number][] = [
    // 200 / 420, 500 / 90, 50 / 20, 15 / 11, 1000 / 2.4, 18 / 18, 500 / 1300
    ['magnesium', 200, 48],
    ['vitaminC', 500, 556],
    ['vitaminD', 50, 250],
    ['zinc', 15, 136],
    ['vitaminB12', 1000, 41667],
    ['iron', 18, 100],
    ['calcium', 500, 38],
  ];
  for (const [nutrient, amount, percent] of printed)
    it(`of ${amount} ${DAILY_VALUES[nutrient].unit} ${nutrient} is ${percent} %`, () =>
      expect(dailyValuePercent(nutrient, amount)).toBe(percent));

  it('is another one for children, and for who is expecting', () => {
    // 10 mg of iron: of 18, of 11, of 7, of 27
    expect(LIFE_STAGES.map((stage) => dailyValuePercent('iron', 10, 'mg', stage))).toEqual([
      56, 91, 143, 37,
    ]);
    expect(dailyValuePercent('fiber', 5, 'g', 'infants')).toBeNull();
  });

  it('takes the amount in any unit of weight, and none other', () => {
    expect(dailyValuePercent('vitaminD', 0.05, 'mg')).toBe(250);
    expect(dailyValuePercent('calcium', 1.3, 'g')).toBe(100);
    expect(dailyValuePercent('vitaminD', 2000, 'IU')).toBeNull();
  });

  it('grows with the amount and is whole', () => {
    const nutrients = Object.keys(DAILY_VALUES) as Nutrient[];
    const amount = fc.double({ min: 0, max: 1e6, noNaN: true });
    fc.assert(
      fc.property(fc.constantFrom(...nutrients), amount, amount, (nutrient, a, b) => {
        const less = dailyValuePercent(nutrient, Math.min(a, b)) ?? -1;
        const more = dailyValuePercent(nutrient, Math.max(a, b)) ?? -1;
        expect(less).toBeLessThanOrEqual(more);
        expect(Number.isInteger(less)).toBeTrue();
      }),
    );
  });
});
