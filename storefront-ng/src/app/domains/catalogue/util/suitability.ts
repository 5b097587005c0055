import type { ProductDetail } from '@green-apple/contracts-http';
import {
  allergenStatement,
  CERTIFICATE_LABELS,
  DIET_LABELS,
  labelOf,
  type LabelLaw,
} from '@green-apple/domain-catalog';

export interface Suitability {
  readonly diets: readonly string[];
  /** Said of it, with nothing on record to show for it. */
  readonly words: readonly string[];
  /** "Contains milk and soy.", or that there is none of those the law names. */
  readonly allergens: string;
  readonly hasAllergens: boolean;
}

/** For whom a product is, in labels and one sentence about allergens by the law of its label. */
export function suitability(product: ProductDetail | null, law: LabelLaw): Suitability {
  const { words, hasAny } = allergenStatement(product?.allergens ?? [], law);
  return {
    diets: (product?.diets ?? []).map((diet) => labelOf(DIET_LABELS, diet)),
    words: (product?.certificates ?? [])
      .filter((one) => !product?.certificateRecords.some(({ kind }) => kind === one))
      .map((one) => labelOf(CERTIFICATE_LABELS, one)),
    allergens: words,
    hasAllergens: hasAny,
  };
}
