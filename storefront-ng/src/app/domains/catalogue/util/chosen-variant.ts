import type { VariantDto } from '@green-apple/contracts-http';

/** The size asked for, else the first that can be shipped, else the first. */
export function chosenVariant(
  variants: readonly VariantDto[],
  sku: string | null,
): VariantDto | null {
  return (
    variants.find((variant) => variant.sku === sku) ??
    variants.find((variant) => variant.available > 0) ??
    variants[0] ??
    null
  );
}

/**
 * What a size saves per day against the dearest one, in whole percent; null when it saves nothing worth a
 * word or has no days.
 */
export function savingPercent(variant: VariantDto, variants: readonly VariantDto[]): number | null {
  const perDay = variant.pricePerDay?.minor;
  const dearest = Math.max(...variants.map((one) => one.pricePerDay?.minor ?? 0));
  if (perDay === undefined || dearest <= 0) return null;
  const percent = Math.floor((1 - perDay / dearest) * 100);
  return percent >= 3 ? percent : null;
}
