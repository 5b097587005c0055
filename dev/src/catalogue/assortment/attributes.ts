import type { AttributeChoice, AttributeDefinition } from '@green-apple/domain-catalog';
import type { BrandKey } from './brands.ts';

type Definition = Omit<AttributeDefinition, 'version' | 'position'>;

const base = {
  scope: 'product',
  multiple: false,
  filterable: true,
  unit: null,
  steps: [],
  choices: [],
} as const;

const choices = (labels: Readonly<Record<string, string>>): AttributeChoice[] =>
  Object.entries(labels).map(([code, label]) => ({ code, label }));

/** Times of life that products are made for. */
const MADE_FOR = {
  toddlers: 'Children 1 to 3',
  'children-4': 'Children 4 and over',
  adults: 'Adults',
  'adults-50': 'Adults 50 and over',
  expecting: 'Pregnant or nursing',
} as const;
export type MadeFor = keyof typeof MADE_FOR;

/** What the assortment says of its products beyond the label; shown and filtered by in this order. */
export const ATTRIBUTES = [
  {
    ...base,
    code: 'shell',
    name: 'Capsule made of',
    kind: 'choice',
    choices: choices({
      'plant-cellulose': 'Plant cellulose',
      'plant-starch': 'Plant starch',
      'bovine-gelatin': 'Gelatin (bovine)',
      'fish-gelatin': 'Gelatin (fish)',
    }),
  },
  {
    ...base,
    code: 'caffeine_mg',
    name: 'Caffeine per serving',
    kind: 'number',
    unit: 'mg',
    steps: [1, 50, 100],
  },
  {
    ...base,
    code: 'flavor_notes',
    name: 'Tastes of',
    kind: 'choice',
    scope: 'variant',
    multiple: true,
    choices: choices({
      berry: 'Berries',
      citrus: 'Citrus',
      orchard: 'Apple and peach',
      cherry: 'Cherry',
      chocolate: 'Chocolate',
      vanilla: 'Vanilla',
      mint: 'Mint',
      tropical: 'Tropical fruit',
      neutral: 'Nothing added',
    }),
  },
  {
    ...base,
    code: 'life_stage',
    name: 'Made for',
    kind: 'choice',
    multiple: true,
    choices: choices(MADE_FOR),
  },
  { ...base, code: 'once_a_day', name: 'One a day', kind: 'boolean' },
  {
    ...base,
    code: 'made_in',
    name: 'Made in',
    kind: 'choice',
    choices: choices({
      us: 'United States',
      ca: 'Canada',
      no: 'Norway',
      de: 'Germany',
      gb: 'United Kingdom',
      jp: 'Japan',
    }),
  },
  { ...base, code: 'storage', name: 'How to keep it', kind: 'text', filterable: false },
] as const satisfies readonly Definition[];

/** Where each brand has its products made. */
export const MADE_IN: Readonly<Record<BrandKey, string>> = {
  ga: 'us',
  hartwell: 'us',
  meadow: 'us',
  northfjord: 'no',
  ironbark: 'us',
  plainly: 'ca',
  verity: 'de',
  longview: 'us',
  tilly: 'us',
  luma: 'jp',
  duskwell: 'gb',
  fern: 'us',
  kettle: 'gb',
  rooted: 'ca',
  biota: 'de',
  paws: 'us',
};

/** Words of a flavour, and the notes that they are. */
export const NOTES: readonly (readonly [words: RegExp, note: string])[] = [
  [/berry|blackcurrant/, 'berry'],
  [/lemon(?! balm)|orange|citrus/, 'citrus'],
  [/apple|peach/, 'orchard'],
  [/cherry/, 'cherry'],
  [/chocolate|cocoa/, 'chocolate'],
  [/vanilla/, 'vanilla'],
  [/mint|lemon balm/, 'mint'],
  [/tropical|banana|watermelon|tutti/, 'tropical'],
  [/unflavored|natural/, 'neutral'],
];
