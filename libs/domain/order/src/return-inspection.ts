/** What was found of one line that came back, in units; they sum to what was announced. */
export interface InspectedLine {
  readonly lineId: string;
  /** As new: can be sold again. */
  readonly good: number;
  /** Written off. */
  readonly damaged: number;
  /** Something else was in the parcel, or not what the shopper said. */
  readonly notAsDescribed: number;
  /** Was not in the parcel. */
  readonly missing: number;
  /** Units the shopper gets money or a replacement for. */
  readonly accepted: number;
}

export type InspectionFault =
  | { readonly code: 'LINE_UNKNOWN'; readonly lineId: string }
  | { readonly code: 'LINE_MISSING'; readonly lineId: string }
  | { readonly code: 'UNITS_DO_NOT_SUM'; readonly lineId: string; readonly announced: number }
  | { readonly code: 'TOO_MANY_ACCEPTED'; readonly lineId: string };

/** The first thing that is wrong with an inspection; null when every announced unit is accounted for once. */
export function inspectionFault(
  announced: ReadonlyArray<{ readonly lineId: string; readonly quantity: number }>,
  found: readonly InspectedLine[],
): InspectionFault | null {
  for (const { lineId } of found)
    if (
      announced.every((line) => line.lineId !== lineId) ||
      found.filter((line) => line.lineId === lineId).length > 1
    )
      return { code: 'LINE_UNKNOWN', lineId };
  for (const { lineId, quantity } of announced) {
    const line = found.find((each) => each.lineId === lineId);
    if (line === undefined) return { code: 'LINE_MISSING', lineId };
    const { good, damaged, notAsDescribed, missing, accepted } = line;
    const units = [good, damaged, notAsDescribed, missing, accepted];
    if (units.some((each) => !Number.isSafeInteger(each) || each < 0))
      return { code: 'UNITS_DO_NOT_SUM', lineId, announced: quantity };
    if (good + damaged + notAsDescribed + missing !== quantity)
      return { code: 'UNITS_DO_NOT_SUM', lineId, announced: quantity };
    if (accepted > quantity) return { code: 'TOO_MANY_ACCEPTED', lineId };
  }
  return null;
}

/**
 * Units of a line that are the shopper's again to send back: they were not in the parcel, and nothing is given for
 * them. Whatever the carrier lost is settled by accepting it.
 */
export const unitsLetGo = (
  announced: number,
  { missing, accepted }: Pick<InspectedLine, 'missing' | 'accepted'>,
): number => Math.min(missing, announced - accepted);
