/** Reference daily values for adults and children from 4 years (US FDA, 21 CFR 101.9), with their unit. */
export const DAILY_VALUES = {
  vitaminA: { amount: 900, unit: 'mcg' },
  vitaminC: { amount: 90, unit: 'mg' },
  vitaminD: { amount: 20, unit: 'mcg' },
  vitaminE: { amount: 15, unit: 'mg' },
  vitaminK: { amount: 120, unit: 'mcg' },
  thiamin: { amount: 1.2, unit: 'mg' },
  riboflavin: { amount: 1.3, unit: 'mg' },
  niacin: { amount: 16, unit: 'mg' },
  pantothenicAcid: { amount: 5, unit: 'mg' },
  vitaminB6: { amount: 1.7, unit: 'mg' },
  biotin: { amount: 30, unit: 'mcg' },
  folate: { amount: 400, unit: 'mcg' },
  vitaminB12: { amount: 2.4, unit: 'mcg' },
  choline: { amount: 550, unit: 'mg' },
  calcium: { amount: 1300, unit: 'mg' },
  iron: { amount: 18, unit: 'mg' },
  iodine: { amount: 150, unit: 'mcg' },
  magnesium: { amount: 420, unit: 'mg' },
  zinc: { amount: 11, unit: 'mg' },
  selenium: { amount: 55, unit: 'mcg' },
  copper: { amount: 0.9, unit: 'mg' },
  manganese: { amount: 2.3, unit: 'mg' },
  chromium: { amount: 35, unit: 'mcg' },
  molybdenum: { amount: 45, unit: 'mcg' },
  sodium: { amount: 2300, unit: 'mg' },
  potassium: { amount: 4700, unit: 'mg' },
  protein: { amount: 50, unit: 'g' },
  fiber: { amount: 28, unit: 'g' },
  carbohydrate: { amount: 275, unit: 'g' },
  addedSugars: { amount: 50, unit: 'g' },
  fat: { amount: 78, unit: 'g' },
} as const;

export type Nutrient = keyof typeof DAILY_VALUES;

/** Share of the daily value as it is printed: whole percent. `amount` is in the unit of the table. */
export function dailyValuePercent(nutrient: Nutrient, amount: number): number {
  return Math.round((amount / DAILY_VALUES[nutrient].amount) * 100);
}
