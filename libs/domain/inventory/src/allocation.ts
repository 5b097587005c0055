import { stateDistance } from './state-centres.ts';

/** What is wanted of one variant. */
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
  /** Free units (on hand minus reserved) by variant. */
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
  | { readonly ok: true; readonly parts: readonly Part[] }
  | { readonly ok: false; readonly code: 'OUT_OF_STOCK'; readonly shortages: readonly Shortage[] };

/**
 * For a delivery: the nearest shipping place that has everything, else split over the shipping places from
 * the nearest on. Demand of one variant on several lines counts together.
 */
export function allocateForDelivery(
  demands: readonly Demand[],
  places: readonly StockPlace[],
  destinationRegion: string,
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
  const whole = nearestFirst.find((place) => hasAll(place, wanted));
  return fill(wanted, whole === undefined ? nearestFirst : [whole]);
}

/** For collection: that store or nothing. */
export function allocateForCollection(
  demands: readonly Demand[],
  places: readonly StockPlace[],
  locationCode: string,
): Allocation {
  return fill(
    sumByVariant(demands),
    places.filter((place) => place.code === locationCode),
  );
}

/** Units that one order can have at most: all shipping places together, or one store. */
export function orderable(variantId: string, places: readonly StockPlace[]): number {
  const free = (place: StockPlace): number => place.available.get(variantId) ?? 0;
  const shipped = places
    .filter((place) => place.ships)
    .reduce((all, place) => all + free(place), 0);
  return Math.max(shipped, ...places.map(free), 0);
}

/** True when a place holds every unit that is wanted. */
export function hasAll(place: StockPlace, demands: readonly Demand[]): boolean {
  return sumByVariant(demands).every(
    ({ variantId, quantity }) => (place.available.get(variantId) ?? 0) >= quantity,
  );
}

/** One demand per variant, in a fixed order, so that two orders lock rows in the same order. */
function sumByVariant(demands: readonly Demand[]): Demand[] {
  const wanted = new Map<string, number>();
  for (const { variantId, quantity } of demands)
    wanted.set(variantId, (wanted.get(variantId) ?? 0) + quantity);
  return [...wanted]
    .map(([variantId, quantity]) => ({ variantId, quantity }))
    .sort((a, b) => (a.variantId < b.variantId ? -1 : 1));
}

function fill(wanted: readonly Demand[], places: readonly StockPlace[]): Allocation {
  const parts: Part[] = [];
  const shortages: Shortage[] = [];
  for (const { variantId, quantity } of wanted) {
    let missing = quantity;
    for (const place of places) {
      const taken = Math.min(missing, Math.max(0, place.available.get(variantId) ?? 0));
      if (taken > 0) parts.push({ variantId, locationId: place.locationId, quantity: taken });
      missing -= taken;
    }
    if (missing > 0)
      shortages.push({ variantId, requested: quantity, available: quantity - missing });
  }
  return shortages.length > 0
    ? { ok: false, code: 'OUT_OF_STOCK', shortages }
    : { ok: true, parts };
}
