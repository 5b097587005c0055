/** A price list's entry for one item, of a list that belongs to the market and is switched on. */
export interface PriceListEntry {
  readonly listId: string;
  readonly listVersion: number;
  readonly name: string;
  /** Only for customers of this group; null for everybody. */
  readonly group: string | null;
  /** From so many units in the bag on. */
  readonly minQuantity: number;
  readonly unitMinor: number;
  /** ISO 8601; null means open. */
  readonly startsAt: string | null;
  readonly endsAt: string | null;
}

/** Where a line's unit price came from: kept with the receipt. */
export interface PriceSource {
  readonly kind: 'list' | 'sale' | 'price-list';
  readonly label: string;
  readonly ruleId: string | null;
  readonly ruleVersion: number | null;
  readonly listMinor: number;
  readonly unitMinor: number;
}

export interface UnitPriceInput {
  readonly listMinor: number;
  /** The sale price while its window holds. */
  readonly saleMinor: number | null;
  readonly entries: readonly PriceListEntry[];
  readonly quantity: number;
  readonly groups: readonly string[];
  /** ISO 8601 */
  readonly now: string;
}

/**
 * What one unit costs before any offer: the lowest of list price, sale price and the price lists' entries that
 * hold for this customer, quantity and instant. Never above the list price; of equals, the plainest wins.
 */
export function unitPrice(input: UnitPriceInput): PriceSource {
  const { listMinor, saleMinor } = input;
  const plain = { ruleId: null, ruleVersion: null, listMinor };
  const candidates: PriceSource[] = [
    { ...plain, kind: 'list', label: 'List price', unitMinor: listMinor },
    ...(saleMinor === null
      ? []
      : [{ ...plain, kind: 'sale' as const, label: 'Sale', unitMinor: saleMinor }]),
    ...input.entries
      .filter((entry) => holds(entry, input))
      .sort((a, b) => a.unitMinor - b.unitMinor || (a.listId < b.listId ? -1 : 1))
      .map(({ listId, listVersion, name, unitMinor }) => ({
        kind: 'price-list' as const,
        label: name,
        ruleId: listId,
        ruleVersion: listVersion,
        listMinor,
        unitMinor,
      })),
  ];
  return candidates.reduce((best, candidate) =>
    candidate.unitMinor < best.unitMinor ? candidate : best,
  );
}

function holds(entry: PriceListEntry, { quantity, groups, now }: UnitPriceInput): boolean {
  const at = Date.parse(now);
  return (
    quantity >= entry.minQuantity &&
    (entry.group === null || groups.includes(entry.group)) &&
    (entry.startsAt === null || Date.parse(entry.startsAt) <= at) &&
    (entry.endsAt === null || at < Date.parse(entry.endsAt))
  );
}
