import type { Words } from '../../shared/util-language/words.ts';

/** A number of products as it is said: "1,250", or "about 120,000" where it was told from a sample. */
export function countWords(count: number, words: Words, isApproximate = false): string {
  const figure = words.figure(count);
  return isApproximate ? words.say('about {count}', { count: figure }) : figure;
}

/** "1 product", "about 1,250 products" */
export const productsWords = (count: number, words: Words, isApproximate = false): string =>
  `${countWords(count, words, isApproximate)} ${nounFor(count, words)}`;

export const nounFor = (count: number, words: Words): string =>
  words.say(count === 1 ? 'product' : 'products');
