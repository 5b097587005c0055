import type { FactsRow } from '@green-apple/domain-catalog';
import { brandOf } from './assortment/brands.ts';
import { FORM_FACTS } from './forms.ts';
import type { ProductPlan } from './line-up.ts';
import type { Recipe } from './recipe.ts';

const number = new Intl.NumberFormat('en-US', { maximumFractionDigits: 2 });

/** "200 mg", "2,000 IU", "25 billion CFU": how people ask for an amount. */
export function amountWords(row: FactsRow): string {
  if (row.name === 'Vitamin D') return `${number.format(row.amount * 40)} IU`;
  return `${number.format(row.amount)} ${row.unit}`;
}

/** The row a product is named by: its first active, skipping the calories of a gummy. */
export function mainRow(recipe: Recipe, plan: ProductPlan): FactsRow | null {
  if (plan.formula.contents.length === 0) return null;
  const nutrition = plan.form === 'gummy' && plan.formula.audience !== 'pets' ? 2 : 0;
  return recipe.contents[nutrition]?.row ?? null;
}

function strengthWords(plan: ProductPlan, recipe: Recipe): string {
  if (plan.formula.showStrength === false) return '';
  const row = mainRow(recipe, plan);
  return row ? amountWords(row) : '';
}

/** Series names of the far end of the long tail, where every combination has been used before. */
const SERIES = [
  'Orchard',
  'Harbor',
  'Summit',
  'Prairie',
  'Canyon',
  'Cedar',
  'Juniper',
  'Willow',
  'Maple',
  'Aspen',
];

export function titleOf(plan: ProductPlan, recipe: Recipe): string {
  const { formula, form, strength, companions, series } = plan;
  const usual = formula.offers[0]?.[1];
  const words = [brandOf(plan.brand).titled(formula.name)];
  if (companions.length > 0) words.push(`with ${companions.map(({ word }) => word).join(' & ')}`);
  if (strength !== 0) words.push(strengthWords(plan, recipe));
  if (form !== usual) words.push(FORM_FACTS[form].word);
  if (series > 0) {
    const round = Math.floor((series - 1) / SERIES.length);
    words.push(
      `· ${SERIES[(series - 1) % SERIES.length] ?? ''} Series${round > 0 ? ` ${round + 1}` : ''}`,
    );
  }
  return words.filter((word) => word !== '').join(' ');
}

export function subtitleOf(plan: ProductPlan, recipe: Recipe): string {
  const detail = plan.formula.label[1];
  const amount = strengthWords(plan, recipe);
  const form = FORM_FACTS[plan.form].many;
  const how =
    plan.form === 'cream' || plan.form === 'bar' || plan.form === 'tea'
      ? ''
      : plan.form === 'powder' || plan.form === 'liquid'
        ? plan.form
        : form;
  return [detail, amount, how].filter((part) => part !== '').join(' · ');
}

/** Lower-case words joined by hyphens; safe in a URL. */
export function slugOf(title: string): string {
  return title
    .toLowerCase()
    .replaceAll('&', ' and ')
    .replaceAll('+', ' plus ')
    .replaceAll(/[’']/g, '')
    .replaceAll(',', '')
    .normalize('NFKD')
    .replaceAll(/[^a-z0-9.]+/g, '-')
    .replaceAll('.', '-')
    .replaceAll(/-+/g, '-')
    .replaceAll(/^-|-$/g, '');
}

export const labelSubtitle = (plan: ProductPlan, recipe: Recipe): string =>
  [plan.formula.label[1], plan.formula.strengthWords ?? strengthWords(plan, recipe)]
    .filter((part) => part !== '')
    .join(' · ');
