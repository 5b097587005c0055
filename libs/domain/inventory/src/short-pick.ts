import { free, type Allocation, type Demand, type StockPlace } from './allocation.ts';
import type { Backorder, BackorderPart } from './backorder.ts';

/** Units of one line that lie in one place and are to go into one shipment. */
export interface PartToPick {
  readonly partId: string;
  readonly lineId: string;
  readonly variantId: string;
  readonly locationId: string;
  readonly quantity: number;
  /** Units of it in one of the line: of a bundle what one bundle holds, otherwise 1. */
  readonly perLineUnit: number;
}

export interface PartUnits {
  readonly partId: string;
  readonly quantity: number;
}

/** Units of a line that come from somewhere else. */
export interface LinePart {
  readonly lineId: string;
  readonly variantId: string;
  readonly locationId: string;
  readonly quantity: number;
}

/** What becomes of a shipment of which not everything was found. */
export interface ShortPick {
  /** What nobody found: the shelf holds fewer than the book says. */
  readonly missing: readonly PartUnits[];
  /** What leaves this shipment and reaches the shopper all the same, from `from` and `ahead`. */
  readonly later: readonly PartUnits[];
  readonly from: readonly LinePart[];
  readonly ahead: ReadonlyArray<BackorderPart & { readonly lineId: string }>;
  /** What does not come. Of a bundle that is not whole any more the rest goes back to the shelf. */
  readonly lost: readonly PartUnits[];
}

export interface PickSupply {
  readonly places: readonly StockPlace[];
  readonly backorders: readonly Backorder[];
  /** How an order like this one is served. */
  readonly allocate: (
    demands: readonly Demand[],
    places: readonly StockPlace[],
    backorders: readonly Backorder[],
  ) => Allocation;
}

/**
 * What was not found comes from elsewhere, or later, where it can; what cannot does not come. A single item goes
 * as far as there is of it; a bundle comes whole or not at all.
 */
export function settleShortPick(
  parts: readonly PartToPick[],
  found: readonly PartUnits[],
  supply: PickSupply,
): ShortPick {
  const missing = parts
    .map(({ partId, quantity }) => ({ partId, quantity: quantity - unitsOf(found, partId) }))
    .filter(({ quantity }) => quantity > 0);
  const result = { later: [] as PartUnits[], from: [] as LinePart[], lost: [] as PartUnits[] };
  const ahead: (BackorderPart & { lineId: string })[] = [];
  let { backorders } = supply;
  let places = withoutShelves(
    supply.places,
    parts.filter(({ partId }) => unitsOf(missing, partId) > 0),
  );
  for (const lineId of new Set(parts.map((part) => part.lineId))) {
    const own = parts.filter((part) => part.lineId === lineId);
    const short = own
      .map((part) => ({ part, units: unitsOf(missing, part.partId) }))
      .filter(({ units }) => units > 0);
    if (short.length === 0) continue;
    const wanted = short.reduce((all, { units }) => all + units, 0);
    let left = 0;
    for (const units of triesFor(own, wanted)) {
      const demands = demandsFor(short, units);
      const allocation = supply.allocate(demands, places, backorders);
      if (!allocation.ok) continue;
      result.from.push(...allocation.parts.map((part) => ({ ...part, lineId })));
      ahead.push(...allocation.backorders.map((part) => ({ ...part, lineId })));
      places = taken(places, allocation.parts);
      backorders = claimed(backorders, allocation.backorders);
      left = units;
      break;
    }
    result.later.push(...shareOut(short, left));
    result.lost.push(...notComing(own, missing, wanted - left));
  }
  return { missing, ahead, ...result };
}

const unitsOf = (units: readonly PartUnits[], partId: string): number =>
  units.find((one) => one.partId === partId)?.quantity ?? 0;

/** Where units were missed there are none, whatever the book says. */
function withoutShelves(
  places: readonly StockPlace[],
  missed: readonly PartToPick[],
): readonly StockPlace[] {
  return places.map((place) => {
    const gone = missed.filter(({ locationId }) => locationId === place.locationId);
    if (gone.length === 0) return place;
    const available = new Map(place.available);
    for (const { variantId } of gone) available.set(variantId, 0);
    return { ...place, available };
  });
}

const isBundle = (own: readonly PartToPick[]): boolean =>
  new Set(own.map(({ variantId }) => variantId)).size > 1 ||
  own.some(({ perLineUnit }) => perLineUnit > 1);

/** Numbers of missing units worth trying to get from elsewhere, the most first. */
function triesFor(own: readonly PartToPick[], wanted: number): number[] {
  return isBundle(own) ? [wanted] : Array.from({ length: wanted }, (_, index) => wanted - index);
}

interface Short {
  readonly part: PartToPick;
  readonly units: number;
}

function demandsFor(short: readonly Short[], units: number): Demand[] {
  return shareOut(short, units).map(({ partId, quantity }) => ({
    quantity,
    variantId: short.find(({ part }) => part.partId === partId)?.part.variantId ?? '',
  }));
}

/** The first `units` of what is short, part by part. */
function shareOut(short: readonly Short[], units: number): PartUnits[] {
  let left = units;
  return short.flatMap(({ part: { partId }, units: all }) => {
    const quantity = Math.min(left, all);
    left -= quantity;
    return quantity > 0 ? [{ partId, quantity }] : [];
  });
}

/** Units that stay with us: of single items those that are missing, of bundles all that belongs to a broken one. */
function notComing(
  own: readonly PartToPick[],
  missing: readonly PartUnits[],
  units: number,
): PartUnits[] {
  if (units === 0) return [];
  const short = own.map((part) => ({ part, units: unitsOf(missing, part.partId) }));
  if (!isBundle(own)) return shareOut([...short].reverse(), units);
  const variants = [...new Set(own.map(({ variantId }) => variantId))];
  const sum = (variantId: string): number =>
    short.reduce((all, one) => all + (one.part.variantId === variantId ? one.units : 0), 0);
  const size = (variantId: string): number =>
    own.find((part) => part.variantId === variantId)?.perLineUnit ?? 1;
  const broken = Math.max(...variants.map((each) => Math.ceil(sum(each) / size(each))));
  return variants.flatMap((variantId) => {
    let more = Math.max(0, broken * size(variantId) - sum(variantId));
    return short
      .filter(({ part }) => part.variantId === variantId)
      .flatMap(({ part: { partId, quantity }, units: gone }) => {
        const found = Math.min(more, quantity - gone);
        more -= found;
        return gone + found > 0 ? [{ partId, quantity: gone + found }] : [];
      });
  });
}

function taken(
  places: readonly StockPlace[],
  parts: ReadonlyArray<{ variantId: string; locationId: string; quantity: number }>,
): StockPlace[] {
  return places.map((place) => {
    const available = new Map(place.available);
    for (const { variantId, locationId, quantity } of parts)
      if (locationId === place.locationId)
        available.set(variantId, free(place, variantId) - quantity);
    return { ...place, available };
  });
}

const claimed = (backorders: readonly Backorder[], parts: readonly BackorderPart[]): Backorder[] =>
  backorders.map((one) => ({
    ...one,
    taken:
      one.taken +
      parts.reduce(
        (all, { variantId, quantity }) => all + (variantId === one.variantId ? quantity : 0),
        0,
      ),
  }));
