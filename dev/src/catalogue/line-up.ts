import type { Form } from '@green-apple/domain-catalog';
import type { BrandKey } from './assortment/brands.ts';
import type { Content, Formula, Offer } from './assortment/formula.ts';
import { FORMULAS } from './assortment/formulas.ts';
import type { IngredientKey } from './assortment/ingredients.ts';

/** One product to be: a formula as one brand makes it. */
export interface ProductPlan {
  readonly index: number;
  readonly formula: Formula;
  readonly brand: BrandKey;
  readonly form: Form;
  readonly strength: number;
  /** Extra ingredients of the long tail, with the words for them; empty in the curated part. */
  readonly companions: readonly Companion[];
  /** Counts up when every combination has been used once. */
  readonly series: number;
}

const FLAVOURED: readonly Form[] = ['gummy', 'powder', 'liquid', 'sachet', 'bar'];

/** True where taste matters: what is swallowed whole comes in none. */
export function isFlavoured({ formula, form }: ProductPlan): boolean {
  if (formula.flavours === undefined) return false;
  const dissolves = formula.pack === 'tube' || formula.chewable === true;
  return FLAVOURED.includes(form) || (form === 'tablet' && dissolves);
}

export interface Companion {
  readonly word: string;
  readonly content: Content;
}

/** Small additions that go with most things: what the long tail is made of. */
const COMPANIONS: readonly Companion[] = [
  { word: 'Vitamin C', content: ['vitaminC', 45, 'ascorbic acid'] },
  { word: 'Zinc', content: ['zinc', 5, 'bisglycinate'] },
  { word: 'Ginger', content: ['ginger', 100] },
  { word: 'Black Pepper', content: ['blackPepper', 5] },
  { word: 'Selenium', content: ['selenium', 25, 'selenomethionine'] },
  { word: 'B12', content: ['b12', 5, 'methylcobalamin'] },
  { word: 'B6', content: ['b6', 1, 'pyridoxal 5-phosphate'] },
  { word: 'Elderberry', content: ['elderberry', 50] },
  { word: 'Lemon Balm', content: ['lemonBalm', 100] },
  { word: 'Magnesium', content: ['magnesium', 60, 'citrate'] },
  { word: 'Turmeric', content: ['turmeric', 100] },
  { word: 'Rose Hips', content: ['roseHips', 50] },
  { word: 'Folate', content: ['folate', 100, '5-MTHF'] },
  { word: 'Biotin', content: ['biotin', 30] },
  { word: 'Spirulina', content: ['spirulina', 100] },
  { word: 'Green Tea', content: ['greenTea', 50] },
  { word: 'Riboflavin', content: ['riboflavin', 1.3] },
  { word: 'Copper', content: ['copper', 0.5, 'bisglycinate'] },
];

/**
 * All products in a fixed order, without end: first the curated offers, a round over all formulas
 * at a time, so that a small catalogue is an assortment too; then formulas with companions.
 */
export function* lineUp(): Generator<ProductPlan, never> {
  let index = 0;
  const rounds = Math.max(...FORMULAS.map((formula) => formula.offers.length));
  for (let round = 0; round < rounds; round++)
    for (const formula of FORMULAS) {
      const offer = formula.offers[round];
      if (offer) yield curated(index++, formula, offer);
    }
  const tails = FORMULAS.filter(growsTail).map(combinations);
  for (let n = 0; ; n++) for (const tail of tails) yield { index: index++, ...tail(n) };
}

/** How many products are curated; the long tail begins after them. */
export const CURATED = FORMULAS.reduce((sum, formula) => sum + formula.offers.length, 0);

const curated = (index: number, formula: Formula, offer: Offer): ProductPlan => ({
  index,
  formula,
  brand: offer[0],
  form: offer[1],
  strength: offer[2] ?? 0,
  companions: [],
  series: 0,
});

/** Foods, cosmetics, pets and children keep to what was curated by hand. */
function growsTail(formula: Formula): boolean {
  return (
    formula.contents.length > 0 &&
    (formula.audience ?? 'adults') === 'adults' &&
    formula.offers.every(([, form]) => form !== 'bar' && form !== 'cream' && form !== 'tea')
  );
}

type Tail = Omit<ProductPlan, 'index'>;

/** The n-th combination of a formula, counted like digits of a number; brands change fastest. */
function combinations(formula: Formula): (n: number) => Tail {
  const makers = new Map(
    formula.offers.map(([brand, form]) => [`${brand}:${form}`, { brand, form }]),
  );
  const made = [...makers.values()];
  const strengths = formula.showStrength === false ? 1 : (formula.strengths ?? [1]).length;
  const own = new Set<IngredientKey>(formula.contents.map(([key]) => key));
  const taken = new Set(FORMULAS.map(({ name }) => name));
  const singles = COMPANIONS.filter(
    ({ word, content }) => !own.has(content[0]) && !taken.has(`${formula.name} with ${word}`),
  );
  const pairs = singles.flatMap((a, i) => singles.slice(i + 1).map((b) => [a, b]));
  const additions: readonly (readonly Companion[])[] = [...singles.map((one) => [one]), ...pairs];
  return (n) => {
    let rest = n;
    const digit = (base: number): number => {
      const value = rest % base;
      rest = Math.floor(rest / base);
      return value;
    };
    const maker = made[digit(made.length)];
    const companions = additions[digit(additions.length)];
    const strength = digit(strengths);
    if (!maker || !companions) throw new Error(`no combinations for ${formula.key}`);
    return { formula, ...maker, strength, companions, series: rest };
  };
}
