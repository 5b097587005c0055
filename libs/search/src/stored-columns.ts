import type { ProductCard, ProductList } from '@green-apple/contracts-http';
import { LRUCache } from 'lru-cache';

/** Cards of lists are those of a few thousand products: some three kilobytes each, with what they were read from. */
const MOST_CARDS = 5_000;

/** By what is stored, so that a card that says something else is another one. */
const read = new LRUCache<string, ProductCard>({ max: MOST_CARDS });
const texts = new WeakMap<ProductCard, string>();

/** A card from its column; the same one each time, and so nobody's to change. */
export function readCard(stored: string): ProductCard {
  const known = read.get(stored);
  if (known) return known;
  const text = Buffer.from(stored, 'base64').toString();
  const card = Object.freeze(JSON.parse(text) as ProductCard);
  texts.set(card, text);
  read.set(stored, card);
  return card;
}

/** A list as JSON. Cards go out in the words they are stored in: most of a list is written once, by the indexer. */
export function writeList({ items, ...rest }: ProductList): string {
  const cards = items.map((card) => texts.get(card) ?? JSON.stringify(card));
  return `{"items":[${cards.join(',')}],${JSON.stringify(rest).slice(1)}`;
}
