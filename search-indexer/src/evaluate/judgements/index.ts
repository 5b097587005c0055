import type { Judgement } from '../judgement.ts';
import { INGREDIENTS, SYNONYMS } from './meanings.ts';
import { TYPOS } from './mistyped.ts';
import { NEEDS, NEGATIONS } from './needs.ts';
import { PRODUCTS, SPELLINGS } from './products.ts';
import { AUDIENCES, BRANDS, CODES, FORMS } from './shelves.ts';

/** Everything that search is measured by. */
export const JUDGEMENTS: readonly Judgement[] = [
  ...PRODUCTS,
  ...SPELLINGS,
  ...TYPOS,
  ...SYNONYMS,
  ...INGREDIENTS,
  ...BRANDS,
  ...CODES,
  ...FORMS,
  ...AUDIENCES,
  ...NEEDS,
  ...NEGATIONS,
];
