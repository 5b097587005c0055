import type { ProductDetail } from '@green-apple/contracts-http';
import {
  ALLERGEN_LABELS,
  CERTIFICATE_LABELS,
  DIET_LABELS,
  labelOf,
} from '@green-apple/domain-catalog';

export interface Suitability {
  readonly diets: readonly string[];
  /** Said of it, with nothing on record to show for it. */
  readonly words: readonly string[];
  /** "Contains milk and soy.", or that none of the nine major allergens is in it. */
  readonly allergens: string;
  readonly hasAllergens: boolean;
}

/** For whom a product is, in labels and one sentence about allergens. */
export function suitability(product: ProductDetail | null): Suitability {
  const allergens = (product?.allergens ?? []).map((one) =>
    labelOf(ALLERGEN_LABELS, one).toLowerCase(),
  );
  return {
    diets: (product?.diets ?? []).map((diet) => labelOf(DIET_LABELS, diet)),
    words: (product?.certificates ?? [])
      .filter((one) => !product?.certificateRecords.some(({ kind }) => kind === one))
      .map((one) => labelOf(CERTIFICATE_LABELS, one)),
    allergens:
      allergens.length > 0
        ? `Contains ${new Intl.ListFormat('en-US').format(allergens)}.`
        : 'None of the nine major allergens is an ingredient.',
    hasAllergens: allergens.length > 0,
  };
}
