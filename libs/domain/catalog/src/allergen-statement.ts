import { ALLERGENS, type Allergen } from './product.ts';

/** Whose law a label follows. */
export type LabelLaw = 'us' | 'eu';

/** Food Allergen Labeling and Consumer Protection Act, with the FASTER Act: nine, and none but them. */
const US_NAMES = {
  milk: 'milk',
  egg: 'egg',
  fish: 'fish',
  shellfish: 'shellfish',
  soy: 'soy',
  wheat: 'wheat',
  'tree nuts': 'tree nuts',
  peanuts: 'peanuts',
  sesame: 'sesame',
} as const satisfies Readonly<Partial<Record<Allergen, string>>>;

/** Annex II of regulation (EU) no 1169/2011: fourteen groups, of which cereals are named one by one. */
const EU_NAMES = {
  milk: 'milk',
  egg: 'eggs',
  fish: 'fish',
  shellfish: 'crustaceans',
  soy: 'soybeans',
  'tree nuts': 'nuts',
  peanuts: 'peanuts',
  sesame: 'sesame seeds',
  celery: 'celery',
  mustard: 'mustard',
  sulphites: 'sulphites',
  lupin: 'lupin',
  molluscs: 'molluscs',
} as const satisfies Readonly<Partial<Record<Allergen, string>>>;
const CEREALS = ['wheat', 'rye', 'barley', 'oats'] as const satisfies readonly Allergen[];

/** What the laws call them. */
export type AllergenName =
  | (typeof US_NAMES)[keyof typeof US_NAMES]
  | (typeof EU_NAMES)[keyof typeof EU_NAMES]
  | (typeof CEREALS)[number];

export interface NamedAllergens {
  /** Cereals that hold gluten, where the law names them as a group of their own. */
  readonly cereals: readonly (typeof CEREALS)[number][];
  readonly names: readonly AllergenName[];
  /** Newer than this code: named as they are. */
  readonly others: readonly string[];
}

const isAllergen = (name: string): name is Allergen =>
  (ALLERGENS as readonly string[]).includes(name);

/** What a label has to name of the allergens that are inside, by its law and as that law calls it. */
export function namedAllergens(allergens: readonly string[], law: LabelLaw): NamedAllergens {
  const names: Readonly<Partial<Record<Allergen, AllergenName>>> =
    law === 'eu' ? EU_NAMES : US_NAMES;
  return {
    cereals: law === 'eu' ? CEREALS.filter((name) => allergens.includes(name)) : [],
    names: allergens.filter(isAllergen).flatMap((name) => names[name] ?? []),
    others: allergens.filter((name) => !isAllergen(name)),
  };
}
