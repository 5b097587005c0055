/** Units of a part of a shipment as they are to be taken, and what else lies beside them. */
export interface PickedFrom {
  readonly partId: string;
  readonly quantity: number;
  readonly lots: ReadonlyArray<{ readonly lotId: string; readonly quantity: number }>;
  /** Lots of the item at its place that are good for long enough, with what nobody has chosen of them. */
  readonly otherLots: ReadonlyArray<{ readonly lotId: string; readonly free: number }>;
}

/** What somebody says they took; without a lot where none is printed on it. */
export interface SaidPart {
  readonly partId: string;
  readonly lots: ReadonlyArray<{ readonly lotId: string | null; readonly quantity: number }>;
}

/** Why a word about a pick cannot be booked as it is. */
export type PickRefusal = 'PARTS_DIFFER' | 'TOO_MANY' | 'LOT_NOT_USABLE';

/** Null when what is said fits the shipment: each of its parts once, never more than it holds, from lots that may be used. */
export function pickRefusal(
  parts: readonly PickedFrom[],
  said: readonly SaidPart[],
): PickRefusal | null {
  const named = new Set(said.map(({ partId }) => partId));
  if (named.size !== said.length || named.size !== parts.length) return 'PARTS_DIFFER';
  for (const part of parts) {
    const one = said.find(({ partId }) => partId === part.partId);
    if (one === undefined) return 'PARTS_DIFFER';
    if (sum(one.lots) > part.quantity) return 'TOO_MANY';
    for (const lotId of new Set(one.lots.map((lot) => lot.lotId)))
      if (sum(one.lots.filter((lot) => lot.lotId === lotId)) > most(part, lotId))
        return 'LOT_NOT_USABLE';
  }
  return null;
}

const sum = (lots: ReadonlyArray<{ readonly quantity: number }>): number =>
  lots.reduce((all, { quantity }) => all + quantity, 0);

/** Units that may come from a lot; without one, as many as no lot was chosen for. */
function most({ quantity, lots, otherLots }: PickedFrom, lotId: string | null): number {
  if (lotId === null) return Math.max(0, quantity - sum(lots));
  return (
    sum(lots.filter((lot) => lot.lotId === lotId)) +
    (otherLots.find((lot) => lot.lotId === lotId)?.free ?? 0)
  );
}

/**
 * The lots of one part among those chosen for all units of its line: the first to expire, after those that go
 * into the shipments `before` it.
 */
export function lotsOfPart<Lot extends { readonly quantity: number }>(
  chosen: readonly Lot[],
  before: number,
  quantity: number,
): Lot[] {
  let skip = before;
  let left = quantity;
  return chosen.flatMap((lot) => {
    const skipped = Math.min(skip, lot.quantity);
    const units = Math.min(left, lot.quantity - skipped);
    skip -= skipped;
    left -= units;
    return units > 0 ? [{ ...lot, quantity: units }] : [];
  });
}
