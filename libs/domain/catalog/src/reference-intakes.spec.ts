import { byWeight, referenceIntakePercent, servingsPerDay } from './reference-intakes.ts';

describe('the share of a reference intake', () => {
  // Percent by annex XIII of regulation (EU) no 1169/2011.
  const cases: ReadonlyArray<
    readonly [name: string, amount: number, unit: string, percent: number | null]
  > = [
    ['Vitamin A', 400, 'mcg', 50],
    ['Vitamin D', 25, 'mcg', 500],
    ['Vitamin D3', 1000, 'IU', 500],
    ['Vitamin E', 12, 'mg', 100],
    ['Vitamin K', 75, 'mcg', 100],
    ['Vitamin C', 0.08, 'g', 100],
    ['Thiamin', 1.1, 'mg', 100],
    ['Riboflavin', 0.7, 'mg', 50],
    ['Niacin', 16, 'mg', 100],
    ['Vitamin B6', 2.1, 'mg', 150],
    // 680 µg DFE are 400 µg of folic acid.
    ['Folate (DFE)', 680, 'mcg', 200],
    ['Vitamin B12', 100, 'mcg', 4000],
    ['Biotin', 50, 'mcg', 100],
    ['Pantothenic acid', 6, 'mg', 100],
    ['Magnesium', 300, 'mg', 80],
    ['Zinc', 15, 'mg', 150],
    ['Iodine', 150, 'mcg', 100],
    ['Selenium', 55, 'mcg', 100],
    ['Choline', 100, 'mg', null],
    ['Ashwagandha', 600, 'mg', null],
    ['Magnesium', 1, 'IU', null],
    ['Calories', 12, 'kcal', null],
  ];
  for (const [name, amount, unit, percent] of cases)
    it(`of ${amount} ${unit} ${name} is ${percent ?? 'none'}`, () => {
      expect(referenceIntakePercent({ name, amount, unit })).toBe(percent);
    });
});

describe('an amount by weight', () => {
  const cases: ReadonlyArray<
    readonly [name: string, amount: number, unit: string, weight: number, of: string]
  > = [
    ['Vitamin D3', 2000, 'IU', 50, 'mcg'],
    ['Vitamin A', 1000, 'IU', 300, 'mcg'],
    ['Vitamin E', 100, 'IU', 67, 'mg'],
    ['Vitamin D3', 25, 'mcg', 25, 'mcg'],
    ['Lactase', 9000, 'IU', 9000, 'IU'],
    ['Zinc', 10, 'IU', 10, 'IU'],
  ];
  for (const [name, amount, unit, weight, of] of cases)
    it(`of ${amount} ${unit} ${name} is ${weight} ${of}`, () =>
      expect(byWeight({ name, amount, unit })).toEqual({ amount: weight, unit: of }));
});

describe('a day’s dose', () => {
  const cases: ReadonlyArray<readonly [count: number, days: number, units: number, times: number]> =
    [
      [60, 30, 2, 1],
      [180, 30, 2, 3],
      [120, 40, 1, 3],
      [90, 0, 1, 1],
      [90, 30, 0, 1],
      // A cream that is said to last longer than its count of uses.
      [50, 60, 1, 1],
    ];
  for (const [count, daysOfSupply, units, times] of cases)
    it(`of ${count} units in ${daysOfSupply} days by ${units} is ${times} servings`, () => {
      expect(servingsPerDay({ count, daysOfSupply }, units)).toBe(times);
    });
});
