import type { FactsRow } from './product.ts';

/** Names under which a label may list a nutrient, with its daily reference intake. */
interface ReferenceIntake {
  readonly names: readonly string[];
  readonly amount: number;
  readonly unit: 'mg' | 'mcg';
  /** Micrograms or milligrams (as `unit`) of one international unit, where it is measured in such. */
  readonly perIu?: number;
}

const intake = (
  names: readonly string[],
  amount: number,
  unit: ReferenceIntake['unit'],
  perIu?: number,
): ReferenceIntake => ({ names, amount, unit, ...(perIu === undefined ? {} : { perIu }) });

/** Nutrient reference values for adults: regulation (EU) no 1169/2011, annex XIII, part A. */
const REFERENCE_INTAKES: readonly ReferenceIntake[] = [
  intake(['vitamin a'], 800, 'mcg', 0.3),
  intake(['vitamin d', 'vitamin d2', 'vitamin d3'], 5, 'mcg', 0.025),
  intake(['vitamin e'], 12, 'mg', 0.67),
  intake(['vitamin k', 'vitamin k1', 'vitamin k2'], 75, 'mcg'),
  intake(['vitamin c'], 80, 'mg'),
  intake(['thiamin', 'vitamin b1'], 1.1, 'mg'),
  intake(['riboflavin', 'vitamin b2'], 1.4, 'mg'),
  intake(['niacin', 'vitamin b3'], 16, 'mg'),
  intake(['vitamin b6'], 1.4, 'mg'),
  intake(['folic acid', 'folate'], 200, 'mcg'),
  intake(['vitamin b12'], 2.5, 'mcg'),
  intake(['biotin'], 50, 'mcg'),
  intake(['pantothenic acid', 'vitamin b5'], 6, 'mg'),
  intake(['potassium'], 2000, 'mg'),
  intake(['chloride'], 800, 'mg'),
  intake(['calcium'], 800, 'mg'),
  intake(['phosphorus'], 700, 'mg'),
  intake(['magnesium'], 375, 'mg'),
  intake(['iron'], 14, 'mg'),
  intake(['zinc'], 10, 'mg'),
  intake(['copper'], 1, 'mg'),
  intake(['manganese'], 2, 'mg'),
  intake(['fluoride'], 3.5, 'mg'),
  intake(['selenium'], 55, 'mcg'),
  intake(['chromium'], 40, 'mcg'),
  intake(['molybdenum'], 40, 'mcg'),
  intake(['iodine'], 150, 'mcg'),
];

const BY_NAME = new Map(REFERENCE_INTAKES.flatMap((one) => one.names.map((name) => [name, one])));
const MICROGRAMS: Readonly<Record<string, number>> = { g: 1e6, mg: 1e3, mcg: 1 };

/** "Folate (DFE)" is listed as folate. */
const plainName = (name: string): string =>
  name
    .replace(/\s*\(.*\)\s*$/, '')
    .trim()
    .toLowerCase();

type Amount = Pick<FactsRow, 'name' | 'amount'> & { readonly unit: string };

/** Labels of the EU count nutrients by weight; what has no weight for an international unit stays as it is. */
export function byWeight({ name, amount, unit }: Amount): Omit<Amount, 'name'> {
  const reference = BY_NAME.get(plainName(name));
  return unit === 'IU' && reference?.perIu !== undefined
    ? { amount: amount * reference.perIu, unit: reference.unit }
    : { amount, unit };
}

/**
 * Share of the reference intake, in whole percent; null for what has none, and for amounts that are no weight.
 * An American label counts folate in equivalents, of which folic acid, as it is added, gives 1.7 each.
 */
export function referenceIntakePercent(listed: Amount): number | null {
  const reference = BY_NAME.get(plainName(listed.name));
  if (reference === undefined) return null;
  const { amount, unit } = byWeight(listed);
  const whole = reference.amount * (MICROGRAMS[reference.unit] ?? 1);
  const folicAcid = /\(DFE\)/i.test(listed.name) ? 1 / 1.7 : 1;
  const percent = Math.round(((amount * (MICROGRAMS[unit] ?? NaN) * folicAcid) / whole) * 100);
  return Number.isNaN(percent) ? null : percent;
}

/** Servings that a day's dose is made of: as many as a pack holds for each day it is to last, one at least. */
export function servingsPerDay(
  { count, daysOfSupply }: { readonly count: number; readonly daysOfSupply: number },
  unitsPerServing: number,
): number {
  if (daysOfSupply <= 0 || unitsPerServing <= 0) return 1;
  return Math.max(1, Math.round(count / unitsPerServing / daysOfSupply));
}
