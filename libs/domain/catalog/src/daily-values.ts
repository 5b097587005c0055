import type { FactsRow } from './product.ts';

/** Whom a daily value is for: everybody from four years on, unless the pack says otherwise. */
export const LIFE_STAGES = ['adults', 'infants', 'toddlers', 'expecting'] as const;
/** `toddlers` are one to three years old; `expecting` are pregnant or nursing. */
export type LifeStage = (typeof LIFE_STAGES)[number];

type DailyUnit = 'g' | 'mg' | 'mcg';

interface DailyValue {
  readonly unit: DailyUnit;
  /** Per life stage, in the order of {@link LIFE_STAGES}; null where none is established. */
  readonly amounts: readonly [number, number | null, number | null, number | null];
}

const value = (
  unit: DailyUnit,
  adults: number,
  infants: number | null,
  toddlers: number | null,
  expecting: number | null,
): DailyValue => ({ unit, amounts: [adults, infants, toddlers, expecting] });

/** Daily values of the US FDA: reference daily intakes and daily reference values (21 CFR 101.9(c)(8), (9)). */
export const DAILY_VALUES = {
  vitaminA: value('mcg', 900, 500, 300, 1300),
  vitaminC: value('mg', 90, 50, 15, 120),
  vitaminD: value('mcg', 20, 10, 15, 15),
  vitaminE: value('mg', 15, 5, 6, 19),
  vitaminK: value('mcg', 120, 2.5, 30, 90),
  thiamin: value('mg', 1.2, 0.3, 0.5, 1.4),
  riboflavin: value('mg', 1.3, 0.4, 0.5, 1.6),
  niacin: value('mg', 16, 4, 6, 18),
  pantothenicAcid: value('mg', 5, 1.8, 2, 7),
  vitaminB6: value('mg', 1.7, 0.3, 0.5, 2),
  biotin: value('mcg', 30, 6, 8, 35),
  folate: value('mcg', 400, 80, 150, 600),
  vitaminB12: value('mcg', 2.4, 0.5, 0.9, 2.8),
  choline: value('mg', 550, 150, 200, 550),
  calcium: value('mg', 1300, 260, 700, 1300),
  chloride: value('mg', 2300, 570, 1500, 2300),
  iron: value('mg', 18, 11, 7, 27),
  iodine: value('mcg', 150, 130, 90, 290),
  magnesium: value('mg', 420, 75, 80, 400),
  phosphorus: value('mg', 1250, 275, 460, 1250),
  zinc: value('mg', 11, 3, 3, 13),
  selenium: value('mcg', 55, 20, 20, 70),
  copper: value('mg', 0.9, 0.2, 0.3, 1.3),
  manganese: value('mg', 2.3, 0.6, 1.2, 2.6),
  chromium: value('mcg', 35, 5.5, 11, 45),
  molybdenum: value('mcg', 45, 3, 17, 50),
  sodium: value('mg', 2300, null, 1500, 2300),
  potassium: value('mg', 4700, 700, 3000, 5100),
  protein: value('g', 50, 11, 13, 71),
  fiber: value('g', 28, null, 14, 28),
  carbohydrate: value('g', 275, 95, 150, 275),
  addedSugars: value('g', 50, null, 25, 50),
  fat: value('g', 78, 30, 39, 78),
  saturatedFat: value('g', 20, null, 10, 20),
  cholesterol: value('mg', 300, null, 300, 300),
} as const satisfies Readonly<Record<string, DailyValue>>;

export type Nutrient = keyof typeof DAILY_VALUES;

const MICROGRAMS: Readonly<Partial<Record<FactsRow['unit'], number>>> = { g: 1e6, mg: 1e3, mcg: 1 };

/**
 * Share of the daily value as it is printed: whole percent. `unit` is that of the table unless told; null where no
 * value is established, or where the amount is no weight.
 */
export function dailyValuePercent(
  nutrient: Nutrient,
  amount: number,
  unit: FactsRow['unit'] = DAILY_VALUES[nutrient].unit,
  stage: LifeStage = 'adults',
): number | null {
  const { unit: own, amounts } = DAILY_VALUES[nutrient];
  const whole: number | null = amounts[LIFE_STAGES.indexOf(stage)] ?? null;
  const from = MICROGRAMS[unit];
  const to = MICROGRAMS[own];
  if (whole === null || from === undefined || to === undefined) return null;
  return Math.round(((amount * from) / (whole * to)) * 100);
}
