import { free, type Demand, type Part, type StockPlace } from './allocation.ts';
import { backorderLeft, type Backorder, type BackorderPart } from './backorder.ts';

/** A line of a bag in terms of stock. A bundle is made of others; anything else is made of itself. */
export interface StockLine {
  readonly lineId: string;
  /** Units or bundles that are wanted. */
  readonly quantity: number;
  /** What one of it takes from the shelves. */
  readonly components: readonly Demand[];
}

/** What a line needs and how many of it can be had after the lines before it were served. */
export interface ServedLine {
  readonly lineId: string;
  readonly requested: number;
  readonly available: number;
}

/** What the lines take from the shelves, line by line. */
export function demandsOf(lines: readonly StockLine[]): (Demand & { readonly lineId: string })[] {
  return lines.flatMap(({ lineId, quantity, components }) =>
    components.map((component) => ({
      lineId,
      variantId: component.variantId,
      quantity: component.quantity * quantity,
    })),
  );
}

/** Free units by variant: all of these places together, and what may be sold ahead on `today`. */
export function poolOf(
  places: readonly StockPlace[],
  backorders: readonly Backorder[] = [],
  today = '',
): Map<string, number> {
  const pool = new Map<string, number>();
  for (const place of places)
    for (const variantId of place.available.keys())
      pool.set(variantId, (pool.get(variantId) ?? 0) + free(place, variantId));
  for (const backorder of backorders) {
    const { variantId } = backorder;
    pool.set(variantId, (pool.get(variantId) ?? 0) + backorderLeft(backorder, today));
  }
  return pool;
}

/**
 * Serves the lines from a pool in the order of the bag, so that a bundle and a single of the same item never
 * count the same unit twice. `available` is what the line could have if it wanted more.
 */
export function serve(
  lines: readonly StockLine[],
  pool: ReadonlyMap<string, number>,
): ServedLine[] {
  const left = new Map(pool);
  return lines.map(({ lineId, quantity, components }) => {
    const available = Math.min(
      ...components.map((one) => Math.floor((left.get(one.variantId) ?? 0) / one.quantity)),
    );
    const granted = Math.min(quantity, available);
    for (const one of components)
      left.set(one.variantId, (left.get(one.variantId) ?? 0) - one.quantity * granted);
    return { lineId, requested: quantity, available };
  });
}

/** The lines that cannot be served from a pool. */
export function shortLines(
  lines: readonly StockLine[],
  pool: ReadonlyMap<string, number>,
): ServedLine[] {
  return serve(lines, pool).filter(({ requested, available }) => available < requested);
}

/**
 * The best that can be said of each line: served by delivery from all shipping places, with what may be sold
 * ahead, or collected from one place that has it.
 */
export function orderable(
  lines: readonly StockLine[],
  places: readonly StockPlace[],
  later: { readonly backorders: readonly Backorder[]; readonly today: string },
): ServedLine[] {
  const shipping = places.filter((place) => place.ships);
  const pools = [
    poolOf(shipping, later.backorders, later.today),
    ...places.map((place) => poolOf([place])),
  ];
  const answers = pools.map((pool) => serve(lines, pool));
  return lines.map(({ lineId, quantity }, index) => ({
    lineId,
    requested: quantity,
    available: Math.max(...answers.map((answer) => answer[index]?.available ?? 0)),
  }));
}

/** Deals allocated parts out to the lines that asked for them; the parts of a line sum to its demand. */
export function partsByLine<Given extends Part | BackorderPart>(
  lines: readonly StockLine[],
  parts: readonly Given[],
): (Given & { readonly lineId: string })[] {
  const left = parts.map((part) => ({ part, quantity: part.quantity }));
  return demandsOf(lines).flatMap((demand) => {
    let missing = demand.quantity;
    return left
      .filter(({ part }) => part.variantId === demand.variantId)
      .flatMap((open) => {
        const quantity = Math.min(missing, open.quantity);
        missing -= quantity;
        open.quantity -= quantity;
        return quantity > 0 ? [{ ...open.part, quantity, lineId: demand.lineId }] : [];
      });
  });
}
