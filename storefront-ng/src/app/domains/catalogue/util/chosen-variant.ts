import type { VariantDto } from '@green-apple/contracts-http';
import type { Words } from '../../shared/util-language/words.ts';
import { daysWords } from '../../shared/util-words/stock-words.ts';

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

/** How long a size lasts, and what it saves: "lasts 60 days, save 12% a day"; empty where it has no days. */
export function lastingWords(
  variant: VariantDto,
  variants: readonly VariantDto[],
  words: Words,
): string {
  const days = daysWords(variant.daysOfSupply, words) ?? '';
  const percent = savingPercent(variant, variants);
  return percent === null ? days : words.say('{days}, save {percent}% a day', { days, percent });
}
