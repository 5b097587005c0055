import { ALLERGENS, type Allergen } from './product.ts';

/** Whose law a label follows. */
export type LabelLaw = 'us' | 'eu';

/** Food Allergen Labeling and Consumer Protection Act, with the FASTER Act: nine, and none but them. */
const US_NAMES: Readonly<Partial<Record<Allergen, string>>> = {
  milk: 'milk',
  egg: 'egg',
  fish: 'fish',
  shellfish: 'shellfish',
  soy: 'soy',
  wheat: 'wheat',
  'tree nuts': 'tree nuts',
  peanuts: 'peanuts',
  sesame: 'sesame',
};

/** Annex II of regulation (EU) no 1169/2011: fourteen groups, of which cereals are named one by one. */
const EU_NAMES: Readonly<Partial<Record<Allergen, string>>> = {
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
};
const CEREALS: readonly Allergen[] = ['wheat', 'rye', 'barley', 'oats'];

const NONE: Readonly<Record<LabelLaw, string>> = {
  us: 'None of the nine major allergens is an ingredient.',
  eu: 'None of the fourteen allergens that EU law names is an ingredient.',
};

const isAllergen = (name: string): name is Allergen =>
  (ALLERGENS as readonly string[]).includes(name);

const listed = new Intl.ListFormat('en-US');

export interface AllergenStatement {
  /** "Contains milk and soy.", or that there is none of those the law names. */
  readonly words: string;
  readonly hasAny: boolean;
}

/** What a label says of allergens, by its law. A name that is newer than this code is told as it is. */
export function allergenStatement(allergens: readonly string[], law: LabelLaw): AllergenStatement {
  const cereals = law === 'eu' ? CEREALS.filter((name) => allergens.includes(name)) : [];
  const names = law === 'eu' ? EU_NAMES : US_NAMES;
  const named = [
    ...(cereals.length > 0 ? [`cereals containing gluten (${cereals.join(', ')})`] : []),
    ...allergens.flatMap((name) => (isAllergen(name) ? (names[name] ?? []) : [name])),
  ];
  return named.length === 0
    ? { words: NONE[law], hasAny: false }
    : { words: `Contains ${listed.format(named)}.`, hasAny: true };
}
