/** What was found of one item of a parcel that the carrier brought back, in units; they sum to what was in it. */
export interface ArrivedItem {
  readonly variantId: string;
  /** As new: can be sold again. */
  readonly good: number;
  /** Written off. */
  readonly damaged: number;
  /** Was not in the parcel. */
  readonly missing: number;
}

export type ArrivalFault =
  | { readonly code: 'ITEM_UNKNOWN'; readonly variantId: string }
  | { readonly code: 'ITEM_MISSING'; readonly variantId: string }
  | { readonly code: 'UNITS_DO_NOT_SUM'; readonly variantId: string; readonly sent: number };

/** The first thing that is wrong with what was found; null when every unit that was sent is accounted for once. */
export function arrivalFault(
  sent: ReadonlyArray<{ readonly variantId: string; readonly quantity: number }>,
  found: readonly ArrivedItem[],
): ArrivalFault | null {
  for (const { variantId } of found)
    if (
      sent.every((item) => item.variantId !== variantId) ||
      found.filter((item) => item.variantId === variantId).length > 1
    )
      return { code: 'ITEM_UNKNOWN', variantId };
  for (const { variantId, quantity } of sent) {
    const item = found.find((each) => each.variantId === variantId);
    if (item === undefined) return { code: 'ITEM_MISSING', variantId };
    const units = [item.good, item.damaged, item.missing];
    const isCounted = units.every((each) => Number.isSafeInteger(each) && each >= 0);
    if (!isCounted || units.reduce((all, each) => all + each, 0) !== quantity)
      return { code: 'UNITS_DO_NOT_SUM', variantId, sent: quantity };
  }
  return null;
}
