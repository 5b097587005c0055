import type { ProductDetail, VariantDto } from '@green-apple/contracts-http';

/** Whole servings in a pack; null where a unit is no part of a serving, as with creams. */
export function servingsIn(
  variant: VariantDto | null,
  facts: ProductDetail['facts'] | null,
): number | null {
  if (!variant || !facts || facts.unitsPerServing <= 0) return null;
  const servings = Math.floor(variant.count / facts.unitsPerServing);
  return servings > 0 ? servings : null;
}
