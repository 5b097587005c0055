import type { PartToPick, PartUnits, ShortPick } from '@green-apple/domain-inventory';
import type { Money } from '@green-apple/domain-money';
import { shipmentShares } from '@green-apple/domain-pricing';
import { z } from 'zod';
import type { LotUnits } from './picked-lots.ts';

/** What somebody says they found: units of each part of a shipment, by lot where there are lots. */
export const PickedDetail = z.object({
  parts: z.array(
    z.object({
      partId: z.uuid(),
      lots: z.array(
        z.object({ lotId: z.uuid().nullable(), quantity: z.number().int().nonnegative() }),
      ),
    }),
  ),
});
export type PickedDetail = z.infer<typeof PickedDetail>;

export interface PickedPart extends PartToPick {
  /** Units reserved and not sent, those of the shipment among them. */
  readonly open: number;
  readonly lineMinor: number;
  readonly waits: boolean;
}

export const unitsOf = (units: readonly PartUnits[], partId: string): number =>
  units.find((one) => one.partId === partId)?.quantity ?? 0;

export function partOf(parts: readonly PickedPart[], partId: string): PickedPart {
  const part = parts.find((one) => one.partId === partId);
  if (part === undefined) throw new Error('units of a part that is in no shipment');
  return part;
}

export const lotsOf = (picked: PickedDetail, partId: string) =>
  picked.parts.filter((part) => part.partId === partId).flatMap(({ lots }) => lots);

/** A part nobody said anything about was found whole; more than was asked for is not taken along. */
export const foundUnits = (parts: readonly PickedPart[], picked: PickedDetail): PartUnits[] =>
  parts.map(({ partId, quantity }) => {
    const said = picked.parts.some((part) => part.partId === partId);
    const units = lotsOf(picked, partId).reduce((all, lot) => all + lot.quantity, 0);
    return { partId, quantity: said ? Math.min(quantity, units) : quantity };
  });

/** Two parts of a line that come from one place are one. */
export function sumOfParts(parts: ShortPick['from']): ShortPick['from'] {
  const sums = new Map<string, ShortPick['from'][number]>();
  for (const part of parts) {
    const key = `${part.lineId}/${part.variantId}/${part.locationId}`;
    const known = sums.get(key);
    sums.set(key, { ...part, quantity: part.quantity + (known?.quantity ?? 0) });
  }
  return [...sums.values()];
}

/** The share of a shipment's payment that belongs to the units that leave it. */
export function sharesOf(
  parts: readonly PickedPart[],
  away: readonly PartUnits[],
  amount: Money,
): number {
  const lines = [...new Map(parts.map((part) => [part.lineId, part])).values()];
  const shares = shipmentShares(
    amount,
    lines.map(({ lineId, lineMinor }) => ({ lineId, minor: lineMinor })),
    parts.flatMap(({ partId, lineId, quantity }) => {
      const gone = unitsOf(away, partId);
      return [
        { shipmentId: 'stays', lineId, units: quantity - gone },
        { shipmentId: 'away', lineId, units: gone },
      ].filter(({ units }) => units > 0);
    }),
  );
  return shares.get('away')?.minor ?? 0;
}

/** The lots a shipment's parts are taken from now, as far as somebody named them. */
export const pickedLots = (parts: readonly PickedPart[], picked: PickedDetail): LotUnits[] =>
  parts.flatMap(({ partId, quantity }) => {
    let left = quantity;
    return lotsOf(picked, partId).flatMap((lot) => {
      const units = Math.min(left, lot.quantity);
      left -= units;
      return units > 0 && lot.lotId !== null ? [{ partId, lotId: lot.lotId, quantity: units }] : [];
    });
  });

/** A count of the shelves: units that are missing are fewer in the lots they were to come from. */
export function countEntries(
  parts: readonly PickedPart[],
  missing: readonly PartUnits[],
  proposed: readonly LotUnits[],
  picked: PickedDetail,
): object[] {
  return missing
    .flatMap(({ partId, quantity }) => {
      const { variantId, locationId } = partOf(parts, partId);
      let left = quantity;
      const fromLots = proposed
        .filter((lot) => lot.partId === partId)
        .map(({ lotId, quantity: chosen }) => {
          const found = lotsOf(picked, partId)
            .filter((lot) => lot.lotId === lotId)
            .reduce((all, lot) => all + lot.quantity, 0);
          const units = Math.min(left, Math.max(0, chosen - found));
          left -= units;
          return { variantId, locationId, quantity: -units, lotId: lotId as string | null };
        });
      return [...fromLots, { variantId, locationId, quantity: -left, lotId: null }];
    })
    .filter(({ quantity }) => quantity !== 0);
}
