import type { Words } from '../../shared/util-language/words.ts';

/** "1 review", "1,250 reviews" */
export const reviewCount = (count: number, words: Words): string =>
  count === 1
    ? words.say('1 review')
    : words.say('{count} reviews', { count: words.figure(count) });

/** How many have found it helpful. */
export const helpfulWords = (count: number, words: Words): string =>
  count === 1
    ? words.say('1 person found this helpful')
    : words.say('{count} people found this helpful', { count: words.figure(count) });
