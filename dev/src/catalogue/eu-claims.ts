import { referenceIntakePercent, servingsPerDay, type Product } from '@green-apple/domain-catalog';
import { categoryId } from './generate.ts';
import type { PricedVariant } from './entry.ts';

/** What the Commission has authorised to say of a nutrient, in its own words: annex of regulation (EU) no 432/2012. */
const AUTHORISED: Readonly<Record<string, string>> = {
  'Vitamin A': 'Vitamin A contributes to the maintenance of normal vision.',
  'Vitamin C': 'Vitamin C contributes to the normal function of the immune system.',
  'Vitamin D': 'Vitamin D contributes to the maintenance of normal bones.',
  'Vitamin E': 'Vitamin E contributes to the protection of cells from oxidative stress.',
  'Vitamin K': 'Vitamin K contributes to normal blood clotting.',
  Thiamin: 'Thiamine contributes to normal energy-yielding metabolism.',
  Riboflavin: 'Riboflavin contributes to normal energy-yielding metabolism.',
  Niacin: 'Niacin contributes to normal energy-yielding metabolism.',
  'Vitamin B6': 'Vitamin B6 contributes to normal protein and glycogen metabolism.',
  'Folate (DFE)': 'Folate contributes to normal blood formation.',
  'Vitamin B12': 'Vitamin B12 contributes to normal energy-yielding metabolism.',
  Biotin: 'Biotin contributes to the maintenance of normal hair.',
  'Pantothenic acid': 'Pantothenic acid contributes to normal mental performance.',
  Calcium: 'Calcium is needed for the maintenance of normal bones.',
  Iron: 'Iron contributes to the reduction of tiredness and fatigue.',
  Iodine: 'Iodine contributes to normal cognitive function.',
  Magnesium: 'Magnesium contributes to normal muscle function.',
  Zinc: 'Zinc contributes to the normal function of the immune system.',
  Selenium: 'Selenium contributes to the protection of cells from oxidative stress.',
  Copper: 'Copper contributes to the maintenance of normal connective tissues.',
  Manganese: 'Manganese contributes to the maintenance of normal bones.',
  Chromium: 'Chromium contributes to normal macronutrient metabolism.',
  Molybdenum: 'Molybdenum contributes to normal sulphur amino acid metabolism.',
  Potassium: 'Potassium contributes to normal muscle function.',
};

/** A nutrient may be spoken of from this share of its reference intake in a day's dose on. */
const SIGNIFICANT_PERCENT = 15;
const MOST = 3;

/** What may be said of a product in the EU by what a day of it holds; nothing of what is for animals. */
export function euClaimsOf(
  { facts, categoryId: shelf }: Pick<Product, 'facts' | 'categoryId'>,
  variants: readonly PricedVariant[],
): string[] {
  const [first] = variants;
  if (first === undefined || first.euPrice === null || shelf === categoryId('pets')) return [];
  const times = servingsPerDay(first.variant, facts.unitsPerServing);
  return facts.rows
    .filter((row) => {
      const percent = referenceIntakePercent({ ...row, amount: row.amount * times });
      return row.name in AUTHORISED && percent !== null && percent >= SIGNIFICANT_PERCENT;
    })
    .flatMap(({ name }) => AUTHORISED[name] ?? [])
    .slice(0, MOST);
}
