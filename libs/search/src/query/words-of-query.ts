import { readShopperWords, type ShopperWords } from '@green-apple/domain-catalog';
import { LRUCache } from 'lru-cache';
import type { ListQuery } from './list-filters.ts';

/** A list is asked for by several bodies, and each of them by the same words. */
const kept = new LRUCache<string, ShopperWords>({ max: 500 });

/** The words of a query, taken apart; null when nothing was typed. */
export function wordsOfQuery({ q, locale }: Pick<ListQuery, 'q' | 'locale'>): ShopperWords | null {
  if (!q) return null;
  const key = `${locale ?? ''} ${q}`;
  const known = kept.get(key);
  if (known) return known;
  const words = readShopperWords(q, locale);
  kept.set(key, words);
  return words;
}
