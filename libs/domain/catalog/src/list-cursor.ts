import { illegibleAt } from './legible.ts';

/** The two engines that answer lists; each understands only its own sort values. */
export type ListEngine = 'search' | 'postgres';

/** How widely the words of a list were taken. */
export const WIDTHS = ['every-word', 'similar', 'any-word'] as const;

/** How words were taken, where not as they were typed: the next page takes them the same way. */
export interface TakenAs {
  readonly width: (typeof WIDTHS)[number];
  /** What was looked for in place of what was typed. */
  readonly words?: string;
}

/** Where a list goes on: after the product with these sort values, `seen` products from the start. */
export interface ListCursor {
  readonly engine: ListEngine;
  readonly sort: string;
  /** Lets the other engine take over in the middle of a list, by counting instead of by value. */
  readonly seen: number;
  readonly after: readonly (string | number)[];
  /** Absent where every word was found as it was typed. */
  readonly taken?: TakenAs;
}

/** A list ends here, whichever engine answers; who has seen so many products is no shopper. */
export const DEEPEST_IN_LIST = 10_000;

/** Stands in no sort value, and in words as an escape only. */
const SIGN = '~';
const escaped = (words: string): string => encodeURIComponent(words).replaceAll(SIGN, '%7E');
const LONGEST_WORDS = 200;

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

export function writeCursor({ engine, sort, seen, after, taken }: ListCursor): string {
  const said = taken ? [taken.width, ...(taken.words ? [escaped(taken.words)] : [])] : [];
  return [engine, sort, seen, ...after, ...said].join(SIGN);
}

/** Null for anything that no list of ours has given out. */
export function readCursor(text: string): ListCursor | null {
  const [engine, sort = '', seenText, ...rest] = text.split(SIGN);
  const seen = Number(seenText);
  if (engine !== 'search' && engine !== 'postgres') return null;
  if (!Number.isSafeInteger(seen) || seen < 0 || seen >= DEEPEST_IN_LIST) return null;
  const fits = SORT_VALUES.get(sort);
  if (!fits) return null;
  const values = rest.slice(0, fits.length);
  const [id, ...said] = rest.slice(fits.length);
  if (id === undefined || !ID.test(id) || values.includes('')) return null;
  const numbers = values.map(Number);
  if (!fits.every((isValue, at) => isValue(numbers[at] ?? Number.NaN))) return null;
  const taken = said.length === 0 ? undefined : readTaken(said);
  if (taken === null) return null;
  return { engine, sort, seen, after: [...numbers, id], ...(taken ? { taken } : {}) };
}

function readTaken([name, text, ...rest]: readonly string[]): TakenAs | null {
  const width = WIDTHS.find((one) => one === name);
  if (width === undefined || rest.length > 0) return null;
  if (text === undefined) return { width };
  const words = unescaped(text);
  if (!words || words.length > LONGEST_WORDS || illegibleAt(words) !== null) return null;
  return { width, words };
}

function unescaped(text: string): string | null {
  try {
    return decodeURIComponent(text);
  } catch {
    return null;
  }
}

/** Thrown for a cursor that no list has given out, or that belongs to another order. */
export class UnknownCursorError extends Error {
  override readonly name = 'UnknownCursorError';
}
