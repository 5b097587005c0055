import { sumByVariant, type Demand, type StockPlace } from './allocation.ts';
import { demandsOf, poolOf, shortLines, type ServedLine, type StockLine } from './bag-stock.ts';
import { stateDistance } from './state-centres.ts';

/** A place whose stock can be collected in a store. */
export interface Supply {
  readonly locationCode: string;
  /** Days until it is there; 0 for the store's own shelf. */
  readonly days: number;
}

/**
 * Where shoppers collect. Not the same as where stock lies: a store may be supplied by its own shelf, by
 * others, or by a warehouse alone.
 */
export interface PickupStore {
  readonly code: string;
  /** Two-letter state. */
  readonly region: string;
  readonly postalCode: string;
  readonly position: number;
  readonly supply: readonly Supply[];
}

/** What a store can do for a bag. */
export type PickupOffer<Store extends PickupStore = PickupStore> =
  | {
      readonly store: Store;
      readonly ready: true;
      /** Days until everything is there. */
      readonly days: number;
      /** Codes of the places it comes from, in the order in which they are drawn on. */
      readonly from: readonly string[];
    }
  | { readonly store: Store; readonly ready: false; readonly short: readonly ServedLine[] };

/** Whether the bag can be collected in a store, and when: with as few days as can be. */
export function pickupOffer<Store extends PickupStore>(
  store: Store,
  lines: readonly StockLine[],
  places: readonly StockPlace[],
): PickupOffer<Store> {
  const supply = [...store.supply].sort((a, b) => a.days - b.days);
  const wanted = sumByVariant(demandsOf(lines));
  for (const days of new Set(supply.map((one) => one.days))) {
    const from = supply.filter((one) => one.days <= days).map(({ locationCode }) => locationCode);
    if (hasAllTogether(from, wanted, places)) return { store, ready: true, days, from };
  }
  const codes = supply.map(({ locationCode }) => locationCode);
  const pool = poolOf(places.filter(({ code }) => codes.includes(code)));
  return { store, ready: false, short: shortLines(lines, pool) };
}

/** Stores in the order in which a shopper wants to see them: the ones that have everything, nearest first. */
export function nearestFirst<Store extends PickupStore>(
  offers: readonly PickupOffer<Store>[],
  near: { readonly region: string; readonly postalCode: string } | null,
): PickupOffer<Store>[] {
  return [...offers].sort(
    (a, b) =>
      Number(b.ready) - Number(a.ready) ||
      distance(a.store, near) - distance(b.store, near) ||
      zipDistance(a.store, near) - zipDistance(b.store, near) ||
      a.store.position - b.store.position ||
      (a.store.code < b.store.code ? -1 : 1),
  );
}

type Near = { readonly region: string; readonly postalCode: string } | null;

const distance = (store: PickupStore, near: Near): number =>
  near === null ? 0 : stateDistance(store.region, near.region);

/** Within a state, ZIP codes that are close in number are mostly close on the map. */
const zipDistance = (store: PickupStore, near: Near): number =>
  near === null
    ? 0
    : Math.abs(Number(store.postalCode.slice(0, 5)) - Number(near.postalCode.slice(0, 5)));

function hasAllTogether(
  codes: readonly string[],
  wanted: readonly Demand[],
  places: readonly StockPlace[],
): boolean {
  const pool = poolOf(places.filter(({ code }) => codes.includes(code)));
  return wanted.every(({ variantId, quantity }) => (pool.get(variantId) ?? 0) >= quantity);
}
