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

/** Sort values are numbers and ids, so that neither the sign nor escaping is ever in question. */
const SIGN = '~';

export function writeCursor(cursor: ListCursor): string {
  return [cursor.engine, cursor.sort, cursor.seen, ...cursor.after].join(SIGN);
}

/** Null for anything that no list of ours has given out. */
export function readCursor(text: string): ListCursor | null {
  const [engine, sort, seenText, ...values] = text.split(SIGN);
  const seen = Number(seenText);
  const id = values.pop();
  if (engine !== 'search' && engine !== 'postgres') return null;
  if (!sort || !Number.isSafeInteger(seen) || seen < 0) return null;
  if (id === undefined || !/^[0-9a-f-]{36}$/.test(id)) return null;
  const numbers = values.map(Number);
  if (values.length === 0 || values.includes('') || !numbers.every(Number.isFinite)) return null;
  return { engine, sort, seen, after: [...numbers, id] };
}

/** Thrown for a cursor that no list has given out, or that belongs to another order. */
export class UnknownCursorError extends Error {
  override readonly name = 'UnknownCursorError';
}
