import type { Allergen, FactsRow, Nutrient } from '@green-apple/domain-catalog';
import type { CautionKey } from './cautions.ts';

/** Where a raw material comes from; diets follow from it. */
export type Origin =
  | 'mineral'
  | 'plant'
  | 'fungus'
  | 'ferment'
  | 'synthetic'
  | 'wool'
  | 'milk'
  | 'egg'
  | 'bee'
  | 'animal'
  | 'fish'
  | 'crustacean';

export interface Ingredient {
  readonly name: string;
  readonly unit: FactsRow['unit'];
  readonly nutrient?: Nutrient;
  readonly origin: Origin;
  readonly allergens?: readonly Allergen[];
  /** Contains sugars worth naming. */
  readonly sugar?: boolean;
  readonly gluten?: boolean;
  /** A structure/function statement; empty for things that carry none. */
  readonly claim?: string;
  readonly evidence?: string;
  readonly benefits?: readonly string[];
  readonly cautions?: readonly CautionKey[];
  /** Amount a serving from which the cautions apply; without it they always do. */
  readonly cautionFrom?: number;
}
