import {
  ageNeeded,
  allocateForCollection,
  allocateForDelivery,
  demandsOf,
  keptOut,
  missingToMinimum,
  orderable,
  overLimit,
  poolOf,
  shortLines,
  type Allocation,
} from '@green-apple/domain-inventory';
import { formatMoney, money } from '@green-apple/domain-money';
import type { Market } from '@green-apple/domain-pricing';
import type { Bag, FreeStock, QuotedDelivery } from '@green-apple/persistence';
import { ProblemError } from '../../platform/index.ts';
import { priceOpenBag } from '../cart/price-open-bag.ts';
import {
  ageProblem,
  keptOutProblem,
  limitProblem,
  noLongerSold,
  outOfStock,
} from './stock-problem.ts';

/** The day by the database's clock: dates hold by it. */
export const dayOf = (bag: Pick<Bag, 'now'>): string => bag.now.slice(0, 10);

/** Refuses a bag that cannot become an order: gone, too much of something, too small. */
export function refuseHopeless(bag: Bag | null, market: Market): asserts bag is Bag {
  refuseGone(bag);
  const [over] = overLimit(bag.lines);
  if (over !== undefined) throw limitProblem(bag, over);
  refuseTooSmall(bag, market);
}

/**
 * Refuses what is not there any more: an empty bag, what left the assortment, what is sold out. How much one order
 * may hold, or must, was looked at when its total was given, and holds with it.
 */
export function refuseGone(bag: Bag | null): asserts bag is Bag {
  if (bag === null || bag.lines.length === 0) throw new ProblemError('CART_EMPTY');
  const gone = bag.lines.filter(({ sold }) => !sold);
  if (gone.length > 0) throw noLongerSold(bag, gone);
  const later = { backorders: bag.backorders, today: dayOf(bag) };
  const short = orderable(bag.lines, bag.places, later).filter(
    ({ requested, available }) => available < requested,
  );
  if (short.length > 0) throw outOfStock(bag, short);
}

/** Measured before offers: a code never makes a bag too small to order. */
function refuseTooSmall(bag: Bag, market: Market): void {
  const items = priceOpenBag(bag, market).totals.items.minor;
  const missing = missingToMinimum(items, market.minimumOrderMinor);
  if (missing === 0) return;
  const [least, more] = [market.minimumOrderMinor, missing].map((minor) =>
    formatMoney(money(minor, market.currency)),
  );
  throw new ProblemError('MINIMUM_ORDER', {
    detail: `Orders start at ${least}. Nothing was charged. Add ${more} more to go on.`,
  });
}

/** Refuses what the law of a state keeps out. */
export function refuseKeptOut(bag: Bag, region: string): void {
  const lines = keptOut(bag.lines, region);
  if (lines.length > 0) throw keptOutProblem(bag, lines, region);
}

/** Refuses a bag for adults unless the shopper said to be of age; returns the age that was asked for. */
export function confirmAge(bag: Bag, confirmed: boolean): number | null {
  const age = ageNeeded(bag.lines);
  if (age !== null && !confirmed) throw ageProblem(bag, age);
  return age;
}

/** A way of delivery as far as stock is concerned; none of it means that it is carried. */
export type StockRoute = Partial<Pick<QuotedDelivery, 'supply' | 'option'>>;

/** Codes of the places it comes from when it is collected; undefined for a delivery. */
export function supplyOf({ supply, option }: StockRoute): readonly string[] | undefined {
  const store = option?.locationCode ?? null;
  return supply ?? (store === null ? undefined : [store]);
}

/** Where the units come from for this way of delivery. */
export function allocate(
  bag: Pick<Bag, 'lines' | 'places' | 'backorders' | 'now'>,
  route: StockRoute,
  region: string,
): Allocation {
  const demands = demandsOf(bag.lines);
  const supply = supplyOf(route);
  return supply === undefined
    ? allocateForDelivery(demands, bag.places, region, {
        backorders: bag.backorders,
        today: dayOf(bag),
      })
    : allocateForCollection(demands, bag.places, supply);
}

/** OUT_OF_STOCK for this way of delivery, in terms of the bag's lines. */
export function nothingLeft(
  bag: Bag,
  { places, backorders }: FreeStock,
  route: StockRoute,
): ProblemError {
  const supply = supplyOf(route);
  const pool =
    supply === undefined
      ? poolOf(
          places.filter((place) => place.ships),
          backorders,
          dayOf(bag),
        )
      : poolOf(places.filter(({ code }) => supply.includes(code)));
  return outOfStock(bag, shortLines(bag.lines, pool));
}
