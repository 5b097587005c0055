/** A step of the price filter in minor units, both ends included; no upper end means "and over". */
export interface PriceRange {
  readonly min: number;
  readonly max: number | null;
}

/** The steps shoppers see; they leave no gap and do not overlap. */
export const PRICE_RANGES: readonly PriceRange[] = [
  { min: 0, max: 999 },
  { min: 1000, max: 1999 },
  { min: 2000, max: 3499 },
  { min: 3500, max: 4999 },
  { min: 5000, max: null },
];

/** What the filter is called in the address bar: "1000-1999", "5000-". */
export const priceRangeValue = ({ min, max }: PriceRange): string => `${min}-${max ?? ''}`;

/** "Under $10", "$10 to $20", "$50 and over"; ends are shown as the round figures people think in. */
export function priceRangeLabel({ min, max }: PriceRange, sign = '$'): string {
  const whole = (minor: number): string => `${sign}${Math.round(minor / 100)}`;
  if (max === null) return `${whole(min)} and over`;
  return min === 0 ? `Under ${whole(max + 1)}` : `${whole(min)} to ${whole(max + 1)}`;
}

/** True when the range lies inside what the shopper asked for. */
export function isRangeSelected(
  range: PriceRange,
  asked: { readonly minPrice?: number | undefined; readonly maxPrice?: number | undefined },
): boolean {
  if (asked.minPrice === undefined && asked.maxPrice === undefined) return false;
  const upper = asked.maxPrice ?? Infinity;
  return range.min >= (asked.minPrice ?? 0) && (range.max ?? Infinity) <= upper;
}
