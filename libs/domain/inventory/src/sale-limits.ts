/** What may be sold of a product, to whom and to where. */
export interface SaleLimit {
  /** Units of all its sizes in one order; null when there is no limit of its own. */
  readonly maxPerOrder: number | null;
  readonly minimumAge: number | null;
  /** Two-letter states whose law keeps it out. */
  readonly notTo: readonly string[];
}

export const NO_LIMIT: SaleLimit = { maxPerOrder: null, minimumAge: null, notTo: [] };

export interface LimitedLine {
  readonly lineId: string;
  readonly productId: string;
  readonly quantity: number;
  readonly limit: SaleLimit;
}

export interface OverLimit {
  readonly productId: string;
  readonly lineIds: readonly string[];
  readonly requested: number;
  readonly maxPerOrder: number;
}

/** Products of which the bag holds more than one order may have; sizes and flavours count together. */
export function overLimit(lines: readonly LimitedLine[]): OverLimit[] {
  const products = [...new Set(lines.map(({ productId }) => productId))];
  return products.flatMap((productId) => {
    const of = lines.filter((line) => line.productId === productId);
    const maxPerOrder = of[0]?.limit.maxPerOrder ?? null;
    const requested = of.reduce((all, { quantity }) => all + quantity, 0);
    return maxPerOrder !== null && requested > maxPerOrder
      ? [{ productId, lineIds: of.map(({ lineId }) => lineId), requested, maxPerOrder }]
      : [];
  });
}

/** The age a shopper has to be of for this bag; null when anybody may buy it. */
export function ageNeeded(lines: readonly LimitedLine[]): number | null {
  const ages = lines.flatMap(({ limit }) => limit.minimumAge ?? []);
  return ages.length === 0 ? null : Math.max(...ages);
}

/** Lines that the law of the destination keeps out. */
export function keptOut(lines: readonly LimitedLine[], region: string): LimitedLine[] {
  return lines.filter(({ limit }) => limit.notTo.includes(region));
}

/** Minor units that are missing up to the smallest order; 0 when the bag is large enough. */
export function missingToMinimum(itemsMinor: number, minimumMinor: number): number {
  return Math.max(0, minimumMinor - itemsMinor);
}
