/** Days between choosing a unit and its first use: packing, the carrier, a weekend at the door. */
export const HANDLING_DAYS = 14;
/** What is not counted in days of supply (a cream, a bar) is good for this long at least. */
export const LEAST_DAYS = 30;

/**
 * Days a unit must still be good for when it is sold: nobody should have to throw away what they have not
 * used up. `daysOfSupply` is how long one unit lasts, 0 when that cannot be said.
 */
export function daysLeftNeeded(daysOfSupply: number): number {
  return Math.max(daysOfSupply + HANDLING_DAYS, LEAST_DAYS);
}

/** The last ISO day that is too early for a unit sold on `today` to expire, plus one. */
export function goodUntil(today: string, daysOfSupply: number): string {
  const day = new Date(`${today}T00:00:00.000Z`);
  day.setUTCDate(day.getUTCDate() + daysLeftNeeded(daysOfSupply));
  return day.toISOString().slice(0, 10);
}

/** Units of one lot in one place that no order has chosen yet. */
export interface FreeLot {
  readonly lotId: string;
  readonly code: string;
  /** ISO day. */
  readonly expiresOn: string;
  readonly free: number;
}

export interface ChosenLot {
  readonly lotId: string;
  readonly quantity: number;
}

export interface LotChoice {
  readonly chosen: readonly ChosenLot[];
  /** Units that no lot good for long enough has. */
  readonly missing: number;
}

/** First expired, first out, among the lots that are good until `until` (ISO day). */
export function chooseLots(lots: readonly FreeLot[], quantity: number, until: string): LotChoice {
  const chosen: ChosenLot[] = [];
  let missing = quantity;
  const usable = lots
    .filter(({ expiresOn, free }) => expiresOn >= until && free > 0)
    .sort((a, b) =>
      a.expiresOn < b.expiresOn ? -1 : a.expiresOn > b.expiresOn ? 1 : byCode(a, b),
    );
  for (const { lotId, free } of usable) {
    const units = Math.min(missing, free);
    if (units > 0) chosen.push({ lotId, quantity: units });
    missing -= units;
  }
  return { chosen, missing };
}

const byCode = (a: FreeLot, b: FreeLot): number => (a.code < b.code ? -1 : 1);
