const LONGEST = 60;
const MOST_WORDS = 8;
/** As many digits as a telephone number has; codes of products are of no interest in counts either. */
const MOST_DIGITS = 6;

/**
 * A query as it may be counted, or null for one that may say who somebody is: addresses, numbers, whole
 * sentences. Spelling and signs do not make another query of it.
 */
export function countableQuery(q: string): string | null {
  if (q.includes('@') || (q.match(/\d/g) ?? []).length > MOST_DIGITS) return null;
  const words = q
    .toLowerCase()
    .replace(/[^\p{L}\p{N}'-]+/gu, ' ')
    .trim();
  return words === '' || words.length > LONGEST || words.split(' ').length > MOST_WORDS
    ? null
    : words;
}
