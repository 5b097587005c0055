import type { Form, Goal, PackKind } from '@green-apple/domain-catalog';
import type { MadeFor } from './attributes.ts';
import type { BrandKey } from './brands.ts';
import type { CategorySlug } from './categories.ts';
import type { CautionKey } from './cautions.ts';
import type { ExcipientKey } from './excipients.ts';
import type { IngredientKey } from './ingredients.ts';

/** Ingredient, amount per serving at strength 1 in the ingredient's unit, and what it comes as. */
export type Content = readonly [key: IngredientKey, amount: number, source?: string];

/** A product that a brand makes: brand, form, index into `strengths`. */
export type Offer = readonly [brand: BrandKey, form: Form, strength?: number];

/** A recipe that several brands sell in their own form and strength. */
export interface Formula {
  readonly key: string;
  /** Title of the house brand's first version. */
  readonly name: string;
  /** Label: the big word, and what stands below it. */
  readonly label: readonly [title: string, detail: string];
  readonly category: CategorySlug;
  readonly goal: Goal;
  /** The most important first: it gives strength, claims and label. Empty for cosmetics. */
  readonly contents: readonly Content[];
  /** Factors on all amounts; the first is the usual one. */
  readonly strengths?: readonly number[];
  /** False where a single amount says little (multis, blends, teas). */
  readonly showStrength?: boolean;
  /** What the label says in place of an amount, e.g. "12 strains". */
  readonly strengthWords?: string;
  readonly offers: readonly Offer[];
  /** Pieces, grams or millilitres per serving where the form's default does not hold. */
  readonly units?: Partial<Record<Form, number>>;
  readonly servingsPerDay?: number;
  readonly pack?: PackKind;
  /** Dollars for the smallest pack of the house brand at strength 1. */
  readonly price: number;
  readonly flavours?: readonly string[];
  /** Its tablets are chewed or melt, so they come in flavours too. */
  readonly chewable?: boolean;
  /** When to take it: completes "Take 2 capsules a day ...". */
  readonly timing?: string;
  /** Replaces the composed directions. */
  readonly directions?: string;
  /** One sentence for lists; `{amount}` and `{serving}` are filled in. */
  readonly summary: readonly string[];
  /** What it is and why one might want it, in sentences that can follow each other in any order. */
  readonly story: readonly string[];
  readonly benefits?: readonly string[];
  readonly cautions?: readonly CautionKey[];
  /** Ingredients besides the active ones that this recipe always has (teas, bars, creams). */
  readonly base?: readonly ExcipientKey[];
  readonly audience?: 'adults' | 'kids' | 'pets' | 'pregnancy';
  /** Whom it is for, where the audience does not say. */
  readonly madeFor?: readonly MadeFor[];
  /** Ingredients that the label gives as one proprietary blend. */
  readonly blend?: { readonly name: string; readonly of: readonly IngredientKey[] };
  /** True when every plant in it is certified organic. */
  readonly organic?: boolean;
}
