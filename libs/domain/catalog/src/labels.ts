import type { Allergen, Certificate, Diet, Form, Goal } from './product.ts';

/** What shoppers read for each goal; also words that search knows a product by. */
export const GOAL_LABELS = {
  sleep: 'Sleep & calm',
  energy: 'Energy & focus',
  immunity: 'Immunity',
  gut: 'Gut & digestion',
  joints: 'Joints & mobility',
  skin: 'Skin, hair & nails',
} as const satisfies Readonly<Record<Goal, string>>;

export const FORM_LABELS = {
  capsule: 'Capsules',
  tablet: 'Tablets',
  softgel: 'Softgels',
  gummy: 'Gummies',
  powder: 'Powder',
  liquid: 'Liquid',
  tea: 'Tea',
  cream: 'Cream',
  bar: 'Bars',
  sachet: 'Sachets',
} as const satisfies Readonly<Record<Form, string>>;

export const DIET_LABELS = {
  vegan: 'Vegan',
  vegetarian: 'Vegetarian',
  'gluten-free': 'Gluten-free',
  'dairy-free': 'Dairy-free',
  'soy-free': 'Soy-free',
  'gelatine-free': 'Without gelatine',
  'sugar-free': 'Sugar-free',
  keto: 'Keto',
} as const satisfies Readonly<Record<Diet, string>>;

export const CERTIFICATE_LABELS = {
  'usp-verified': 'USP Verified',
  'nsf-sport': 'NSF Certified for Sport',
  organic: 'Organic',
  'non-gmo': 'Non-GMO',
  'fair-trade': 'Fair trade',
  msc: 'MSC sustainable fish',
  'informed-sport': 'Informed Sport',
  'vegan-certified': 'Certified vegan',
  gmp: 'Made under GMP',
} as const satisfies Readonly<Record<Certificate, string>>;

/** Reads after "Without": the facet that leaves products out. */
export const ALLERGEN_LABELS = {
  milk: 'Milk',
  egg: 'Egg',
  fish: 'Fish',
  shellfish: 'Shellfish',
  soy: 'Soy',
  wheat: 'Wheat',
  'tree nuts': 'Tree nuts',
  peanuts: 'Peanuts',
  sesame: 'Sesame',
  rye: 'Rye',
  barley: 'Barley',
  oats: 'Oats',
  celery: 'Celery',
  mustard: 'Mustard',
  sulphites: 'Sulphites',
  lupin: 'Lupin',
  molluscs: 'Molluscs',
} as const satisfies Readonly<Record<Allergen, string>>;

/** The label of a value, or the value itself for one that is newer than this code. */
export function labelOf(labels: Readonly<Record<string, string>>, value: string): string {
  return Object.hasOwn(labels, value) ? (labels[value] ?? value) : value;
}
