import type { Claim, Diet, Form, Goal } from '@green-apple/domain-catalog';
import { brandOf } from './assortment/brands.ts';
import { CAUTIONS, type CautionKey } from './assortment/cautions.ts';
import type { ProductPlan } from './line-up.ts';
import { amountWords, mainRow } from './naming.ts';
import type { Random } from './random.ts';
import type { Recipe } from './recipe.ts';
import { DIRECTIONS, FORM_LINES, QUALITY_LINES, TAIL_LINES } from './sentences.ts';

const fill = (text: string, values: Readonly<Record<string, string>>): string =>
  text.replaceAll(/\{(\w+)\}/g, (_, key: string) => values[key] ?? '');

function placeholders(plan: ProductPlan, recipe: Recipe): Record<string, string> {
  const row = mainRow(recipe, plan);
  return {
    amount: row ? amountWords(row) : '',
    serving: servingWords(plan, recipe),
    name: row ? row.name.replace(/ \(.*\)$/, '').toLowerCase() : plan.formula.name.toLowerCase(),
    added: plan.companions.map(({ word }) => word).join(' and '),
    brand: brandOf(plan.brand).name,
  };
}

const NUMBERS = ['no', 'one', 'two', 'three', 'four', 'five', 'six'];

/** "two capsules", "a scoop": a serving in a sentence. */
function servingWords(plan: ProductPlan, recipe: Recipe): string {
  const units = recipe.unitsPerServing;
  switch (plan.form) {
    case 'powder':
      return units >= 15 ? 'one scoop' : 'a teaspoon';
    case 'liquid':
      return units === 1 ? 'one dropper' : units === 5 ? 'a teaspoon' : 'a tablespoon';
    case 'tea':
      return 'one bag';
    case 'cream':
      return 'a pea-sized amount';
    default: {
      const [one, many] = {
        capsule: ['capsule', 'capsules'],
        tablet: ['tablet', 'tablets'],
        softgel: ['softgel', 'softgels'],
        gummy: ['gummy', 'gummies'],
        sachet: ['sachet', 'sachets'],
        bar: ['bar', 'bars'],
      }[plan.form] as [string, string];
      return `${NUMBERS[units] ?? units} ${units === 1 ? one : many}`;
    }
  }
}

export function summaryOf(plan: ProductPlan, recipe: Recipe): string {
  const { summary } = plan.formula;
  const chosen = summary[plan.index % summary.length] ?? '';
  const text = fill(chosen, placeholders(plan, recipe));
  return plan.companions.length === 0
    ? text
    : `${text} With ${placeholders(plan, recipe)['added']}.`;
}

/** Two or three paragraphs: what it is, how this brand makes it, how it is checked. */
export function descriptionOf(
  plan: ProductPlan,
  recipe: Recipe,
  diets: readonly Diet[],
  random: Random,
): string[] {
  const values = placeholders(plan, recipe);
  const story = random.sample(
    plan.formula.story,
    Math.min(plan.formula.story.length, random.int(2, 3)),
  );
  const inOrder = plan.formula.story.filter((sentence) => story.includes(sentence));
  const amount =
    values['amount'] !== '' && plan.formula.showStrength !== false ? random.pick(AMOUNT_LINES) : '';
  const making = [
    ...random.sample(voiceOf(plan), random.chance(0.35) ? 2 : 1),
    random.pick(FORM_LINES[plan.form]),
    ...(amount === '' ? [] : [amount]),
    ...(plan.companions.length > 0 ? [random.pick(TAIL_LINES)] : []),
  ];
  const quality = qualityOf(plan, diets, random);
  return [inOrder, making, quality]
    .filter((sentences) => sentences.length > 0)
    .map((sentences) => capital(fill(sentences.join(' '), values)));
}

function voiceOf({ brand, form }: ProductPlan): string[] {
  return brandOf(brand).voice.flatMap((line) =>
    typeof line === 'string' ? [line] : line.forms.includes(form) ? [line.text] : [],
  );
}

/** The same text is read in every market: what share of a day that is stands on the label, by each market's law. */
const AMOUNT_LINES = [
  'A serving gives you {amount}.',
  'That makes {amount} a serving.',
  'Each serving brings {amount}.',
];

/** At most one sentence about testing, then one about anything else. */
function qualityOf(plan: ProductPlan, diets: readonly Diet[], random: Random): string[] {
  if (plan.formula.audience === 'pets') return random.sample(QUALITY_LINES.pets, 2);
  if (plan.form === 'cream') return random.sample(QUALITY_LINES.skinCare, 2);
  const others = [
    ...QUALITY_LINES.house,
    ...(diets.includes('vegan') ? QUALITY_LINES.vegan : []),
    ...(diets.includes('gluten-free') ? QUALITY_LINES.glutenFree : []),
    ...(plan.form === 'tea' ? QUALITY_LINES.tea : []),
  ];
  const tested = random.chance(0.55) ? [random.pick(QUALITY_LINES.tested)] : [];
  return [...tested, random.pick(others)];
}

const capital = (text: string): string => text.charAt(0).toUpperCase() + text.slice(1);

const SWEETENED: readonly Form[] = ['powder', 'liquid', 'sachet', 'gummy'];

export function benefitsOf(plan: ProductPlan, recipe: Recipe, diets: readonly Diet[]): string[] {
  const ingredients = recipe.contents.flatMap(({ ingredient }) => ingredient.benefits ?? []);
  const own = plan.formula.benefits ?? [];
  const last = diets.includes('vegan')
    ? 'Vegan, with nothing from animals'
    : diets.includes('sugar-free') && SWEETENED.includes(plan.form)
      ? 'No added sugar'
      : 'Every lot tested';
  return [...new Set([...own, ...ingredients])].slice(0, 3).concat(last);
}

export function claimsOf(recipe: Recipe): Claim[] {
  const claims = recipe.contents.flatMap(({ ingredient }) =>
    ingredient.claim && ingredient.evidence
      ? [
          {
            kind: 'structure-function' as const,
            text: ingredient.claim,
            evidence: ingredient.evidence,
          },
        ]
      : [],
  );
  const seen = new Set<string>();
  return claims.filter(({ text }) => !seen.has(text) && seen.add(text)).slice(0, 4);
}

const FOODS: readonly Form[] = ['tea', 'bar'];

export function warningsOf(plan: ProductPlan, recipe: Recipe): string[] {
  const { audience } = plan.formula;
  if (audience === 'pets') return [CAUTIONS.pets];
  const keys = new Set<CautionKey>([
    ...(plan.formula.cautions ?? []),
    ...recipe.contents.flatMap(({ ingredient, row }) =>
      row.amount >= (ingredient.cautionFrom ?? 0) ? (ingredient.cautions ?? []) : [],
    ),
  ]);
  // The one about iron is prescribed by law and stands first.
  const ordered = [...keys].sort((a, b) => Number(b === 'iron') - Number(a === 'iron'));
  const specific = ordered.map((key) => CAUTIONS[key]);
  if (plan.form === 'cream') return specific;
  const general =
    audience === 'pregnancy'
      ? 'Show this label to your doctor or midwife before you start.'
      : audience === 'kids'
        ? 'Do not exceed the stated amount: these taste good.'
        : 'If you are pregnant, nursing, taking medicine or under a doctor’s care, ask before use.';
  return FOODS.includes(plan.form)
    ? specific
    : [
        ...specific,
        general,
        'Keep out of the reach of children. Do not use if the seal is broken.',
      ];
}

export function directionsOf(plan: ProductPlan, recipe: Recipe): string {
  const { formula, form } = plan;
  if (formula.directions && form === (formula.offers[0]?.[1] ?? form)) return formula.directions;
  const times = formula.servingsPerDay ?? 1;
  const timing = formula.timing ? ` ${formula.timing}` : '';
  return fill(DIRECTIONS[form], {
    serving: servingWords(plan, recipe),
    a: recipe.servingSize,
    times:
      times === 1
        ? 'a day'
        : times === 2
          ? 'twice a day'
          : `${NUMBERS[times] ?? times} times a day`,
    timing,
  });
}

const GOAL_WORDS: Readonly<Record<Goal, string>> = {
  sleep: 'sleep rest bedtime night calm relax',
  energy: 'energy focus tired fatigue morning',
  immunity: 'immunity immune winter defense',
  gut: 'gut digestion stomach belly',
  joints: 'joints bones movement mobility knees',
  skin: 'skin hair nails beauty glow',
};

/** What the fallback search should also find the product by. */
export function searchWordsOf(plan: ProductPlan, recipe: Recipe): string {
  const names = recipe.contents.flatMap(({ row }) => [row.name, row.source ?? '']);
  return [
    brandOf(plan.brand).name,
    plan.formula.name,
    ...new Set(names),
    GOAL_WORDS[plan.formula.goal],
  ]
    .filter((word) => word !== '')
    .join(' ');
}
