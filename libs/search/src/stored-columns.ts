import type { ProductCard, ProductList } from '@green-apple/contracts-http';
import { LRUCache } from 'lru-cache';
import type { Hint } from './search-document.ts';

/** Lists and suggestions show a few thousand products. Each is some three kilobytes, with what it was read from. */
const MOST = 5_000;

/**
 * Reads a packed column, known by what is stored: whatever says something else is another one. What was read is the same
 * each time, and so nobody's to change.
 */
function readOnce<Value extends object>(learn: (value: Value, text: string) => void = () => {}) {
  const known = new LRUCache<string, Value>({ max: MOST });
  return (stored: string): Value => {
    const seen = known.get(stored);
    if (seen) return seen;
    const text = Buffer.from(stored, 'base64').toString();
    const value = Object.freeze(JSON.parse(text) as Value);
    learn(value, text);
    known.set(stored, value);
    return value;
  };
}

const texts = new WeakMap<ProductCard, string>();

export const readCard = readOnce<ProductCard>((card, text) => texts.set(card, text));
export const readHint = readOnce<Hint>();

/** A list as JSON. Cards go out in the words they are stored in: most of a list is written once, by the indexer. */
export function writeList({ items, ...rest }: ProductList): string {
  const cards = items.map((card) => texts.get(card) ?? JSON.stringify(card));
  return `{"items":[${cards.join(',')}],${JSON.stringify(rest).slice(1)}`;
}
