import { allocateForDelivery, type StockPlace } from './allocation.ts';
import type { Backorder, BackorderPart } from './backorder.ts';
import { demandsOf, partsByLine, type StockLine } from './bag-stock.ts';

/** Units of a line that come later than the rest. */
export interface LateLine {
  readonly lineId: string;
  readonly kind: Backorder['kind'];
  readonly quantity: number;
  /** ISO day: when the last of them is expected. */
  readonly expectedOn: string;
}

export interface Later {
  readonly backorders: readonly Backorder[];
  /** ISO day. */
  readonly today: string;
}

/** What of a bag that is delivered would come later; nothing when it cannot be delivered at all. */
export function lateLines(
  lines: readonly StockLine[],
  places: readonly StockPlace[],
  later: Later,
): LateLine[] {
  // How much is sold ahead does not depend on where it goes.
  const allocation = allocateForDelivery(demandsOf(lines), places, '', later);
  if (!allocation.ok || allocation.backorders.length === 0) return [];
  const parts = partsByLine(lines, allocation.backorders);
  return lines.flatMap((line) => {
    const own = parts.filter(({ lineId }) => lineId === line.lineId);
    return own.length === 0 ? [] : [toLateLine(line, own, later.backorders)];
  });
}

function toLateLine(
  line: StockLine,
  parts: readonly BackorderPart[],
  backorders: readonly Backorder[],
): LateLine {
  const units = parts.map(({ variantId, quantity }) => {
    const each = line.components.find((one) => one.variantId === variantId)?.quantity ?? 1;
    return Math.ceil(quantity / each);
  });
  const preorder = parts.some(({ variantId }) =>
    backorders.some((one) => one.variantId === variantId && one.kind === 'preorder'),
  );
  return {
    lineId: line.lineId,
    kind: preorder ? 'preorder' : 'backorder',
    quantity: Math.max(...units),
    expectedOn:
      parts
        .map(({ expectedOn }) => expectedOn)
        .sort()
        .at(-1) ?? '',
  };
}

/** True when everything sold ahead was promised before: as many units at most, on that day or earlier. */
export function asPromised(
  now: readonly BackorderPart[],
  promised: readonly BackorderPart[],
): boolean {
  return now.every((part) =>
    promised.some(
      ({ variantId, quantity, expectedOn }) =>
        variantId === part.variantId && part.quantity <= quantity && part.expectedOn <= expectedOn,
    ),
  );
}
