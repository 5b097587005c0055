/** The two engines that answer lists; each understands only its own sort values. */
export type ListEngine = 'search' | 'postgres';

/** Where a list goes on: after the product with these sort values, `seen` products from the start. */
export interface ListCursor {
  readonly engine: ListEngine;
  readonly sort: string;
  /** Lets the other engine take over in the middle of a list, by counting instead of by value. */
  readonly seen: number;
  readonly after: readonly (string | number)[];
}

/** A list ends here, whichever engine answers; who has seen so many products is no shopper. */
export const DEEPEST_IN_LIST = 10_000;

/** Sort values are numbers and ids, so that neither the sign nor escaping is ever in question. */
const SIGN = '~';

type IsValue = (value: number) => boolean;
/** As the columns that are sorted by hold them: an engine that is asked for more calls itself broken. */
const real: IsValue = (value) => Number.isFinite(Math.fround(value));
const whole: IsValue = Number.isSafeInteger;
const small: IsValue = (value) => Number.isInteger(value) && Math.abs(value) < 2 ** 31;

/** What each order sorts by, before the id. */
const SORT_VALUES: ReadonlyMap<string, readonly IsValue[]> = new Map([
  ['relevance', [real]],
  ['price-asc', [small]],
  ['price-desc', [small]],
  ['serving-price', [whole]],
  ['rating', [real, small]],
  ['newest', [whole]],
]);

const ID = /^[0-9a-f]{8}(?:-[0-9a-f]{4}){3}-[0-9a-f]{12}$/;

export function writeCursor(cursor: ListCursor): string {
  return [cursor.engine, cursor.sort, cursor.seen, ...cursor.after].join(SIGN);
}

/** Null for anything that no list of ours has given out. */
export function readCursor(text: string): ListCursor | null {
  const [engine, sort = '', seenText, ...values] = text.split(SIGN);
  const seen = Number(seenText);
  const id = values.pop();
  if (engine !== 'search' && engine !== 'postgres') return null;
  if (!Number.isSafeInteger(seen) || seen < 0 || seen >= DEEPEST_IN_LIST) return null;
  if (id === undefined || !ID.test(id)) return null;
  const fits = SORT_VALUES.get(sort);
  if (values.length !== fits?.length || values.includes('')) return null;
  const numbers = values.map(Number);
  if (!fits.every((isValue, at) => isValue(numbers[at] ?? Number.NaN))) return null;
  return { engine, sort, seen, after: [...numbers, id] };
}

/** Thrown for a cursor that no list has given out, or that belongs to another order. */
export class UnknownCursorError extends Error {
  override readonly name = 'UnknownCursorError';
}
