import type { ProductCard, ProductList } from '@green-apple/contracts-http';
import { LRUCache } from 'lru-cache';
import type { Hint } from './search-document.ts';

/** Lists and suggestions show a few thousand products. Each is some three kilobytes, with what it was read from. */
const MOST = 5_000;

/**
 * Reads a packed column, known by what is stored: whatever says something else is another one. What was read is the same
 * each time, and so nobody's to change.
 */
function readOnce<Value extends object>(learn: (value: Value, bytes: Buffer) => void = () => {}) {
  const known = new LRUCache<string, Value>({ max: MOST });
  return (stored: string): Value => {
    const seen = known.get(stored);
    if (seen) return seen;
    const bytes = Buffer.from(stored, 'base64');
    const value = Object.freeze(JSON.parse(bytes.toString()) as Value);
    learn(value, bytes);
    known.set(stored, value);
    return value;
  };
}

const written = new WeakMap<ProductCard, Buffer>();

export const readCard = readOnce<ProductCard>((card, bytes) => written.set(card, bytes));
export const readHint = readOnce<Hint>();

const COMMA = Buffer.from(',');

/** A list as JSON. Cards go out in the bytes they are stored in: most of a list is written once, by the indexer. */
export function writeList({ items, ...rest }: ProductList): Buffer {
  const cards = items.flatMap((card, at) => {
    const bytes = written.get(card) ?? Buffer.from(JSON.stringify(card));
    return at === 0 ? [bytes] : [COMMA, bytes];
  });
  const others = JSON.stringify(rest).slice(1);
  return Buffer.concat([Buffer.from('{"items":['), ...cards, Buffer.from(`],${others}`)]);
}
