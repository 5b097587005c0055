import type { PickedParts, PickPart } from '@green-apple/contracts-http';

/** Units of one part that may come from one lot, and how many were found in it. */
export interface FoundLot {
  readonly lotId: string | null;
  /** Null where stock is not kept by lots. */
  readonly code: string | null;
  readonly expiresOn: string | null;
  readonly found: number;
  /** Units of it that are not meant for other orders. */
  readonly most: number;
  readonly proposed: boolean;
}

export interface FoundPart {
  readonly part: PickPart;
  readonly lots: readonly FoundLot[];
}

/** What is found when all goes as proposed. */
export function allFound(parts: readonly PickPart[]): FoundPart[] {
  return parts.map((part) => {
    const chosen = part.lots.reduce((all, { quantity }) => all + quantity, 0);
    const free = (lotId: string): number =>
      part.otherLots.find((lot) => lot.lotId === lotId)?.free ?? 0;
    const proposed = part.lots.map(({ lotId, code, expiresOn, quantity }): FoundLot => ({
      ...{ lotId, code, expiresOn, found: quantity, proposed: true },
      most: quantity + free(lotId),
    }));
    const bare = part.quantity - chosen;
    const without: FoundLot[] =
      bare > 0
        ? [{ lotId: null, code: null, expiresOn: null, found: bare, most: bare, proposed: true }]
        : [];
    const others = part.otherLots
      .filter(({ lotId }) => part.lots.every((lot) => lot.lotId !== lotId))
      .map(({ lotId, code, expiresOn, free: most }): FoundLot => ({
        ...{ lotId, code, expiresOn, found: 0, most, proposed: false },
      }));
    return { part, lots: [...proposed, ...without, ...others] };
  });
}

/** The same with another number of units from one lot; never more than the lot has, nor below zero. */
export function withFound(
  all: readonly FoundPart[],
  partId: string,
  lotId: string | null,
  found: number,
): FoundPart[] {
  return all.map((each) =>
    each.part.partId !== partId
      ? each
      : {
          ...each,
          lots: each.lots.map((lot) =>
            lot.lotId === lotId
              ? { ...lot, found: Math.max(0, Math.min(lot.most, Math.trunc(found) || 0)) }
              : lot,
          ),
        },
  );
}

export const unitsFound = ({ lots }: FoundPart): number =>
  lots.reduce((all, { found }) => all + found, 0);

/** Units nobody found. */
export const unitsMissing = (all: readonly FoundPart[]): number =>
  all.reduce((sum, each) => sum + Math.max(0, each.part.quantity - unitsFound(each)), 0);

/** True when more was typed for a part than goes into the shipment. */
export const isTooMuch = (all: readonly FoundPart[]): boolean =>
  all.some((each) => unitsFound(each) > each.part.quantity);

export const toPickedParts = (all: readonly FoundPart[]): PickedParts => ({
  parts: all.map(({ part: { partId }, lots }) => ({
    partId,
    lots: lots
      .filter(({ found }) => found > 0)
      .map(({ lotId, found }) => ({ lotId, quantity: found })),
  })),
});
