import type { Collection } from '@green-apple/domain-catalog';

/** Lists by rules that the shop begins with. */
export const COLLECTIONS: readonly Pick<
  Collection,
  'slug' | 'name' | 'blurb' | 'rules' | 'sort'
>[] = [
  {
    slug: 'under-15-dollars',
    name: 'Under $15',
    blurb: 'Good things that cost little, best rated first.',
    rules: { maxPrice: 1499, inStock: true },
    sort: 'rating',
  },
  {
    slug: 'vegan-sleep',
    name: 'Vegan sleep',
    blurb: 'For calm evenings, without anything from animals.',
    rules: { goals: ['sleep'], diets: ['vegan'] },
    sort: 'relevance',
  },
  {
    slug: 'new-this-month',
    name: 'New this month',
    blurb: 'What came into the shop in the last thirty days.',
    rules: { newWithinDays: 30 },
    sort: 'newest',
  },
  {
    slug: 'caffeine-free-teas',
    name: 'Teas without caffeine',
    blurb: 'A warm cup at any hour.',
    rules: { forms: ['tea'], attributes: ['caffeine_mg:..1'] },
    sort: 'rating',
  },
];
