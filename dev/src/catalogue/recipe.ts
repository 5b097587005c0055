import type {
  Allergen,
  Certificate,
  Diet,
  FactsRow,
  LifeStage,
  SupplementFacts,
} from '@green-apple/domain-catalog';
import { ALLERGENS, CERTIFICATES, DIETS, dailyValuePercent } from '@green-apple/domain-catalog';
import { brandOf } from './assortment/brands.ts';
import { excipientOf, type Excipient, type ExcipientKey } from './assortment/excipients.ts';
import type { Content, Formula } from './assortment/formula.ts';
import type { Ingredient, Origin } from './assortment/ingredient.ts';
import { ingredientOf, veganTwin, type IngredientKey } from './assortment/ingredients.ts';
import { FORM_FACTS } from './forms.ts';
import { isFlavoured, type ProductPlan } from './line-up.ts';

/** A formula as this product makes it: amounts scaled, vegan twins in place, fillers known. */
export interface Recipe {
  readonly contents: readonly { key: IngredientKey; ingredient: Ingredient; row: FactsRow }[];
  readonly excipients: readonly Excipient[];
  readonly unitsPerServing: number;
  readonly servingSize: string;
  /** Whom its daily values are for. */
  readonly stage: LifeStage;
  readonly blend: NonNullable<Formula['blend']> | null;
}

const ANIMAL: readonly Origin[] = ['animal', 'fish', 'crustacean'];
const NOT_VEGAN: readonly Origin[] = [...ANIMAL, 'wool', 'milk', 'egg', 'bee'];

export function recipeOf(plan: ProductPlan): Recipe {
  const { formula, form } = plan;
  const vegan = brandOf(plan.brand).veganOnly;
  const factor = (formula.strengths ?? [1])[plan.strength] ?? 1;
  const stage: LifeStage = formula.audience === 'pregnancy' ? 'expecting' : 'adults';
  const scaled = [
    ...formula.contents.map((content) => resolve(content, factor, vegan, stage)),
    ...plan.companions.map(({ content }) => resolve(content, 1, vegan, stage)),
  ];
  const sugar = form === 'gummy' && formula.audience !== 'pets' ? SUGAR_ROWS : [];
  const facts = FORM_FACTS[form];
  const fillers = [
    ...(vegan ? (facts.veganFiller ?? facts.filler) : facts.filler),
    ...(formula.base ?? []),
    ...(isFlavoured(plan) && formula.flavours?.[0] !== 'unflavored' ? facts.flavourFiller : []),
    ...(formula.pack === 'tube' ? (['citricAcid', 'bicarbonate'] as const) : []),
  ];
  const usual = formula.units?.[form] ?? facts.units;
  const units = form === 'powder' ? roomyScoop(usual, scaled) : usual;
  return {
    contents: [...sugar.map((content) => resolve(content, 1, vegan, stage)), ...scaled],
    stage,
    blend: formula.blend ?? null,
    excipients: [...new Set<ExcipientKey>(fillers)].map(excipientOf),
    unitsPerServing: units,
    servingSize: servingSize(plan, units),
  };
}

/** A stronger version may need a larger scoop than the recipe's usual one: whole or half grams. */
function roomyScoop(usual: number, contents: Recipe['contents']): number {
  const grams = contents.reduce(
    (sum, { ingredient, row }) =>
      NUTRITION_FACTS.has(ingredient.name) ? sum : sum + row.amount * (GRAMS[row.unit] ?? 0),
    0,
  );
  return grams <= usual ? usual : Math.ceil(grams * 2.04) / 2;
}

const GRAMS: Partial<Record<FactsRow['unit'], number>> = { g: 1, mg: 1e-3, mcg: 1e-6 };
/** Rows that describe the others rather than adding to them. */
const NUTRITION_FACTS: ReadonlySet<string> = new Set([
  'Calories',
  'Total fat',
  'Total carbohydrate',
  'Added sugars',
  'Dietary fiber',
]);

const SUGAR_ROWS: readonly Content[] = [
  ['kcal', 15],
  ['addedSugars', 2],
];

function resolve(
  [key, amount, source]: Content,
  factor: number,
  vegan: boolean,
  stage: LifeStage,
): Recipe['contents'][number] {
  const actual = vegan ? veganTwin(key) : key;
  const ingredient = ingredientOf(actual);
  const scaled = tidy(amount * factor);
  return {
    key: actual,
    ingredient,
    row: {
      name: ingredient.name,
      source: (actual === key ? source : VEGAN_SOURCES[actual]) ?? null,
      amount: scaled,
      unit: ingredient.unit,
      dailyValuePercent: ingredient.nutrient
        ? dailyValuePercent(ingredient.nutrient, scaled, ingredient.unit, stage)
        : null,
    },
  };
}

const VEGAN_SOURCES: Partial<Record<IngredientKey, string>> = {
  d3lichen: 'cholecalciferol from lichen',
  algalOmega: 'algae oil',
  algalDha: 'algae oil',
  glucosamineVegan: 'fermented, vegan',
};

/** Amounts as a label would print them: no tails of a multiplication. */
const tidy = (amount: number): number =>
  amount >= 100 ? Math.round(amount) : Math.round(amount * 100) / 100;

function servingSize({ form, formula }: ProductPlan, units: number): string {
  switch (form) {
    case 'powder':
      return `1 ${units >= 15 ? 'scoop' : 'teaspoon'} (${units} g)`;
    case 'liquid':
      return units === 1
        ? '1 ml (1 dropper)'
        : units === 5
          ? '5 ml (1 teaspoon)'
          : `${units} ml (1 tablespoon)`;
    case 'tea':
      return '1 tea bag (2 g)';
    case 'bar':
      return '1 bar (50 g)';
    case 'cream':
      return 'A pea-sized amount';
    case 'sachet':
      return formula.pack === 'box' ? '1 daily sachet' : '1 sachet';
    default: {
      const { one, many } = FORM_FACTS[form];
      return `${units} ${units === 1 ? one : many}`;
    }
  }
}

export function factsOf(recipe: Recipe): SupplementFacts {
  return {
    servingSize: recipe.servingSize,
    unitsPerServing: recipe.unitsPerServing,
    ...(recipe.stage === 'adults' ? {} : { dailyValuesFor: recipe.stage }),
    rows: rowsOf(recipe),
    otherIngredients: recipe.excipients.map(({ name }) => name),
  };
}

/** A blend is one row: its whole weight, and its parts by weight without their amounts. */
function rowsOf({ contents, blend }: Recipe): FactsRow[] {
  if (blend === null) return contents.map(({ row }) => row);
  const weight = ({ amount, unit }: FactsRow): number => amount * (GRAMS[unit] ?? 0);
  const inside = contents.filter(({ key }) => blend.of.includes(key)).map(({ row }) => row);
  const apart = contents.filter(({ key }) => !blend.of.includes(key)).map(({ row }) => row);
  return [
    {
      name: blend.name,
      source: null,
      amount: tidy(inside.reduce((sum, row) => sum + weight(row), 0) * 1000),
      unit: 'mg',
      dailyValuePercent: null,
      parts: inside
        .toSorted((a, b) => weight(b) - weight(a))
        .map(({ name, source }) => ({ name, source })),
    },
    ...apart,
  ];
}

const parts = (recipe: Recipe): readonly (Ingredient | Excipient)[] => [
  ...recipe.contents.map(({ ingredient }) => ingredient),
  ...recipe.excipients,
];

export function allergensOf(recipe: Recipe): Allergen[] {
  const present = new Set(parts(recipe).flatMap((part) => part.allergens ?? []));
  return ALLERGENS.filter((allergen) => present.has(allergen));
}

/** Diets follow from what is inside; none is ever declared by hand. */
export function dietsOf(recipe: Recipe, plan: ProductPlan): Diet[] {
  if (plan.formula.audience === 'pets') return [];
  const all = parts(recipe);
  const from = (origins: readonly Origin[]): boolean =>
    all.some(({ origin }) => origins.includes(origin));
  const allergens = allergensOf(recipe);
  const sugar = all.some((part) => part.sugar === true);
  const carbs = recipe.contents.find(({ key }) => key === 'carbs')?.row.amount ?? 0;
  const eaten = plan.form !== 'cream';
  const fits: Readonly<Record<Diet, boolean>> = {
    vegan: !from(NOT_VEGAN),
    vegetarian: !from(ANIMAL),
    'gluten-free':
      eaten && !allergens.includes('wheat') && !all.some((part) => part.gluten === true),
    'dairy-free': eaten && !allergens.includes('milk'),
    'soy-free': eaten && !allergens.includes('soy'),
    'gelatine-free': !all.some(({ name }) => /gelatin/i.test(name)),
    'sugar-free': eaten && !sugar,
    keto: eaten && !sugar && carbs <= 4 && plan.form !== 'bar',
  };
  return DIETS.filter((diet) => fits[diet]);
}

/** Seals that the contents allow and the brand has gone for; those of whole brands are records alone. */
export function certificatesOf(recipe: Recipe, plan: ProductPlan): Certificate[] {
  const { formula, brand, form } = plan;
  const all = parts(recipe);
  const pill = form === 'capsule' || form === 'tablet' || form === 'softgel';
  const wild = all.some(({ origin }) => origin === 'fish' || origin === 'crustacean');
  const held: Readonly<Partial<Record<Certificate, boolean>>> = {
    'usp-verified': pill && ['ga', 'hartwell', 'longview'].includes(brand) && plan.index % 3 !== 1,
    'nsf-sport': brand === 'ironbark' && plan.index % 2 === 0,
    'informed-sport': brand === 'ironbark' && plan.index % 2 === 1,
    organic:
      formula.organic === true &&
      ['powder', 'tea', 'liquid'].includes(form) &&
      plan.companions.length === 0,
    'non-gmo': formula.audience !== 'pets' && plan.index % 5 !== 0,
    'fair-trade': form === 'tea' && brand !== 'plainly' && plan.index % 2 === 0,
    msc: wild && (brand === 'northfjord' || brand === 'ga'),
  };
  return CERTIFICATES.filter((certificate) => held[certificate] === true);
}
