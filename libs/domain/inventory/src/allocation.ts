import { backorderLeft, type Backorder, type BackorderPart } from './backorder.ts';
import { stateDistance } from './state-centres.ts';

/** What is wanted of one variant that has stock of its own. */
export interface Demand {
  readonly variantId: string;
  readonly quantity: number;
}

/** A place that holds stock, with what is free of it there. */
export interface StockPlace {
  readonly locationId: string;
  readonly code: string;
  /** Two-letter state. */
  readonly region: string;
  readonly ships: boolean;
  readonly position: number;
  /** Units by variant that can be sold: on hand, not reserved, and good for long enough. */
  readonly available: ReadonlyMap<string, number>;
}

/** Units of one variant from one place. */
export interface Part {
  readonly variantId: string;
  readonly locationId: string;
  readonly quantity: number;
}

export interface Shortage {
  readonly variantId: string;
  readonly requested: number;
  readonly available: number;
}

export type Allocation =
  | {
      readonly ok: true;
      readonly parts: readonly Part[];
      /** Units that are sold before they are there. */
      readonly backorders: readonly BackorderPart[];
    }
  | { readonly ok: false; readonly code: 'OUT_OF_STOCK'; readonly shortages: readonly Shortage[] };

/**
 * For a delivery: the nearest shipping place that has everything, else split over the shipping places from
 * the nearest on. Demand of one variant on several lines counts together. What no place has is backordered,
 * as far as it may be on `today`.
 */
export function allocateForDelivery(
  demands: readonly Demand[],
  places: readonly StockPlace[],
  destinationRegion: string,
  later: { readonly backorders: readonly Backorder[]; readonly today: string } = NOTHING_LATER,
): Allocation {
  const nearestFirst = places
    .filter((place) => place.ships)
    .sort(
      (a, b) =>
        stateDistance(a.region, destinationRegion) - stateDistance(b.region, destinationRegion) ||
        a.position - b.position ||
        (a.code < b.code ? -1 : 1),
    );
  const wanted = sumByVariant(demands);
  const backorders = wanted.flatMap((demand) => beyondStock(demand, nearestFirst, later));
  const now = wanted
    .map((demand) => ({ ...demand, quantity: demand.quantity - taken(backorders, demand) }))
    .filter(({ quantity }) => quantity > 0);
  const whole = nearestFirst.find((place) => hasAll(place, now));
  const filled = fill(now, whole === undefined ? nearestFirst : [whole]);
  return filled.ok ? { ...filled, backorders } : asRequested(filled, backorders);
}

/** For collection: from the places that supply the store, the first ones first; nothing is sold ahead there. */
export function allocateForCollection(
  demands: readonly Demand[],
  places: readonly StockPlace[],
  supply: readonly string[],
): Allocation {
  return fill(
    sumByVariant(demands),
    supply.flatMap((code) => places.find((place) => place.code === code) ?? []),
  );
}

/** True when a place holds every unit that is wanted. */
export function hasAll(place: StockPlace, demands: readonly Demand[]): boolean {
  return sumByVariant(demands).every(
    ({ variantId, quantity }) => free(place, variantId) >= quantity,
  );
}

/** One demand per variant, in a fixed order, so that two orders lock rows in the same order. */
export function sumByVariant(demands: readonly Demand[]): Demand[] {
  const wanted = new Map<string, number>();
  for (const { variantId, quantity } of demands)
    wanted.set(variantId, (wanted.get(variantId) ?? 0) + quantity);
  return [...wanted]
    .map(([variantId, quantity]) => ({ variantId, quantity }))
    .sort((a, b) => (a.variantId < b.variantId ? -1 : 1));
}

/** What can be sold of a variant in a place; a level below zero, which the database forbids, counts as none. */
export const free = (place: StockPlace, variantId: string): number =>
  Math.max(0, place.available.get(variantId) ?? 0);

const NOTHING_LATER = { backorders: [], today: '' } as const;

function beyondStock(
  { variantId, quantity }: Demand,
  places: readonly StockPlace[],
  later: { readonly backorders: readonly Backorder[]; readonly today: string },
): BackorderPart[] {
  const backorder = later.backorders.find((one) => one.variantId === variantId);
  if (backorder === undefined) return [];
  const missing = quantity - places.reduce((all, place) => all + free(place, variantId), 0);
  const ahead = Math.min(missing, backorderLeft(backorder, later.today));
  return ahead > 0 ? [{ variantId, quantity: ahead, expectedOn: backorder.expectedOn }] : [];
}

const taken = (backorders: readonly BackorderPart[], { variantId }: Demand): number =>
  backorders.find((part) => part.variantId === variantId)?.quantity ?? 0;

/** Shortages in terms of what was asked for: units that could be sold ahead count as available. */
function asRequested(
  refused: Extract<Allocation, { ok: false }>,
  backorders: readonly BackorderPart[],
): Allocation {
  return {
    ...refused,
    shortages: refused.shortages.map((shortage) => {
      const ahead = taken(backorders, { ...shortage, quantity: 0 });
      return {
        ...shortage,
        requested: shortage.requested + ahead,
        available: shortage.available + ahead,
      };
    }),
  };
}

function fill(wanted: readonly Demand[], places: readonly StockPlace[]): Allocation {
  const parts: Part[] = [];
  const shortages: Shortage[] = [];
  for (const { variantId, quantity } of wanted) {
    let missing = quantity;
    for (const place of places) {
      const units = Math.min(missing, free(place, variantId));
      if (units > 0) parts.push({ variantId, locationId: place.locationId, quantity: units });
      missing -= units;
    }
    if (missing > 0)
      shortages.push({ variantId, requested: quantity, available: quantity - missing });
  }
  return shortages.length > 0
    ? { ok: false, code: 'OUT_OF_STOCK', shortages }
    : { ok: true, parts, backorders: [] };
}
