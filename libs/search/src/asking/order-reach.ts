import type { ListProductsQuery } from '@green-apple/contracts-http';
import type { ListCursor } from '@green-apple/domain-catalog';
import { CUT, SORTS, type Cut, type Reach } from '../bodies/list-order.ts';
import type { Quantile, Sizes } from './catalogue-sample.ts';
import type { Quantiles } from './quantiles.ts';

/** Sizes are guessed: a page is looked for among so many times as many products as it shows. */
const SPARE = 8;
/** In percent of a catalogue: to look through that much and more costs the engine as much as to order all of it. */
const WORTH_CUTTING = 20;

/** What a product costs goes with what it is: the cheapest of a category do not lie where the cheapest of all do. */
const isIndependent = (column: string): column is Cut =>
  (CUT as readonly string[]).includes(column);

/** In percent: no more of a catalogue has a value or a greater one. */
const percentFrom = (value: number, quantiles: readonly Quantile[]): number =>
  100 - (quantiles.findLast((one) => one.value !== null && one.value < value)?.key ?? 0);

/** The value that at least so many percent of a catalogue have, or a greater one. */
const valueAt = (percent: number, quantiles: readonly Quantile[]): number | null =>
  quantiles.findLast(({ key }) => key <= 100 - percent)?.value ?? null;

/**
 * How far down its order a page of a large list is looked for, so that the engine need not order all of it; null where
 * the whole list is. `sizes` are guesses: a page that comes out short has to be looked for again without it.
 */
export function reachOf(
  query: Omit<ListProductsQuery, 'lang'>,
  cursor: ListCursor | null,
  sizes: Sizes,
  quantiles: Quantiles,
): Reach | null {
  const [column = ''] = Object.keys(SORTS[query.sort ?? 'relevance']);
  if (!isIndependent(column) || cursor?.engine === 'postgres') return null;
  const lie = quantiles[column];
  // A choice of ratings is a piece of the order; the list is no thinner within it.
  const size = (column === 'rating' ? sizes.get(column) : undefined) ?? sizes.get('shown') ?? 0;
  const ahead = (100 * SPARE * (query.limit + 1)) / Math.max(1, size);
  if (ahead > WORTH_CUTTING) return null;
  const [last] = cursor?.after ?? [];
  const from = typeof last === 'number' ? percentFrom(last, lie) : 0;
  const least = valueAt(from + ahead, lie);
  return least === null ? null : { column, least };
}
