import { likeLiteral } from '../like-literal.ts';

/** What an employee typed, as the product list looks for it. */
export interface ProductSearch {
  /** For `to_tsquery`: every word as a prefix; null when nothing but signs was typed. */
  readonly words: string | null;
  /** Prefix pattern for SKUs. */
  readonly sku: string;
}

/** Letters and digits of any script; everything else only separates. */
const WORD = /[\p{L}\p{N}]+/gu;

export function toProductSearch(q: string): ProductSearch {
  const words = q.match(WORD) ?? [];
  return {
    words: words.length === 0 ? null : words.map((word) => `${word}:*`).join(' & '),
    sku: `${likeLiteral(q.toUpperCase())}%`,
  };
}
