import type { FactsRow, Form, Texts } from '@green-apple/domain-catalog';
import { brandOf } from '../assortment/brands.ts';
import type { ProductPlan } from '../line-up.ts';
import { mainRow } from '../naming.ts';
import type { Recipe } from '../recipe.ts';
import { GERMAN_BENEFITS } from './benefits.ts';
import { GERMAN_FORMULAS } from './formulas.ts';

const FORMS: Readonly<Record<Form, string>> = {
  capsule: 'Kapseln',
  tablet: 'Tabletten',
  softgel: 'Weichkapseln',
  gummy: 'Fruchtgummis',
  powder: 'Pulver',
  liquid: 'Flüssigkeit',
  tea: 'Tee',
  cream: 'Creme',
  bar: 'Riegel',
  sachet: 'Beutel',
};

const UNITS: Readonly<Partial<Record<FactsRow['unit'], string>>> = {
  mcg: 'µg',
  IU: 'I. E.',
  'billion CFU': 'Mrd. KBE',
};

const number = new Intl.NumberFormat('de-DE', { maximumFractionDigits: 2 });

function amountWords(row: FactsRow): string {
  if (row.name === 'Vitamin D') return `${number.format(row.amount * 40)} I. E.`;
  return `${number.format(row.amount)} ${UNITS[row.unit] ?? row.unit}`;
}

/** What a curated product says in German, as far as somebody has translated its recipe; null for none. */
export function germanOf(
  plan: ProductPlan,
  recipe: Recipe,
  benefits: readonly string[],
): Texts | null {
  const german = GERMAN_FORMULAS[plan.formula.key];
  if (german === undefined || plan.companions.length > 0) return null;
  const row = mainRow(recipe, plan);
  const amount = row === null ? '' : amountWords(row);
  const shown = plan.formula.showStrength === false ? '' : amount;
  const points = benefits.flatMap((benefit) => GERMAN_BENEFITS[benefit] ?? []);
  return {
    title: [
      brandOf(plan.brand).titled(german.name),
      ...(plan.strength === 0 || shown === '' ? [] : [shown]),
      ...(plan.form === plan.formula.offers[0]?.[1] ? [] : [FORMS[plan.form]]),
    ].join(' '),
    subtitle: [german.detail, shown, FORMS[plan.form]].filter((part) => part !== '').join(' · '),
    summary: german.summary.replaceAll('{amount}', amount),
    // Either all of them or none: half a list in another language helps nobody.
    ...(benefits.length > 0 && points.length === benefits.length ? { benefits: points } : {}),
  };
}
