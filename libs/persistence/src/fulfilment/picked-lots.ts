import { writerSelect, type Writer } from '../pools.ts';
import type { Transaction } from '../transaction.ts';
import { CHANGE_LOTS_SQL, CHOSEN_LOTS_SQL, LOCK_LOTS_SQL } from './pick-sql.ts';

/** Units of a part of a shipment and the lot they come from. */
export interface LotUnits {
  readonly partId: string;
  readonly lotId: string;
  readonly quantity: number;
}

/** A part as its lots are to be: `open` units are reserved for it, the shipment's among them. */
export interface LottedPart {
  readonly partId: string;
  readonly variantId: string;
  readonly locationId: string;
  readonly open: number;
  readonly quantity: number;
}

export function chosenLots(
  writer: Writer,
  partIds: readonly string[],
  transaction: Transaction,
): Promise<LotUnits[]> {
  return writerSelect<LotUnits>(writer, CHOSEN_LOTS_SQL, { partIds }, transaction);
}

/**
 * The lots somebody took the units from become those that are chosen for them. Units of a lot that other orders
 * have chosen meanwhile are left without one: they get theirs when they leave.
 */
export async function takeFromLots(
  writer: Writer,
  parts: readonly LottedPart[],
  picked: readonly LotUnits[],
  transaction: Transaction,
): Promise<void> {
  const partIds = parts.map(({ partId }) => partId);
  const now = await chosenLots(writer, partIds, transaction);
  const lotIds = [...new Set([...now, ...picked].map(({ lotId }) => lotId))];
  if (lotIds.length === 0) return;
  const lots = await writerSelect<LockedLot>(writer, LOCK_LOTS_SQL, { lotIds }, transaction);
  const changes = lotChanges(parts, now, picked, lots);
  if (changes.length === 0) return;
  const bind = { changes: JSON.stringify(changes) };
  await writerSelect(writer, CHANGE_LOTS_SQL, bind, transaction);
}

interface LockedLot {
  readonly lotId: string;
  readonly variantId: string;
  readonly locationId: string;
  readonly free: number;
}

function lotChanges(
  parts: readonly LottedPart[],
  now: readonly LotUnits[],
  picked: readonly LotUnits[],
  lots: readonly LockedLot[],
): LotUnits[] {
  const wanted = parts.flatMap((part) => wantedLots(part, now, picked));
  const units = (rows: readonly LotUnits[], partId: string, lotId: string): number =>
    rows.reduce(
      (all, row) => all + (row.partId === partId && row.lotId === lotId ? row.quantity : 0),
      0,
    );
  const changes: LotUnits[] = [];
  for (const { lotId, variantId, locationId, free } of lots) {
    const own = parts.filter(
      (part) => part.variantId === variantId && part.locationId === locationId,
    );
    const deltas = own
      .map(({ partId }) => ({
        partId,
        lotId,
        quantity: units(wanted, partId, lotId) - units(now, partId, lotId),
      }))
      .sort((a, b) => a.quantity - b.quantity);
    let left = free;
    for (const delta of deltas) {
      const quantity = Math.min(delta.quantity, Math.max(0, left));
      left -= quantity;
      if (quantity !== 0) changes.push({ ...delta, quantity });
    }
  }
  return changes;
}

/** What was picked, and for units outside the shipment what was chosen for them before. */
function wantedLots(
  { partId, open, quantity }: LottedPart,
  now: readonly LotUnits[],
  picked: readonly LotUnits[],
): LotUnits[] {
  const mine = picked.filter((row) => row.partId === partId);
  let others = open - quantity;
  const kept = now
    .filter((row) => row.partId === partId)
    .map((row) => {
      const used = mine
        .filter(({ lotId }) => lotId === row.lotId)
        .reduce((all, one) => all + one.quantity, 0);
      const units = Math.min(others, Math.max(0, row.quantity - used));
      others -= units;
      return { ...row, quantity: units };
    });
  return [...mine, ...kept].filter((row) => row.quantity > 0);
}
