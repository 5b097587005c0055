import type { ProblemCode } from '@green-apple/contracts-http';
import { failureCode } from '@green-apple/ng-api-client';
import type { PlainText, Words } from '../util-language/words.ts';

/** What a shopper reads when a request did not work: what happened, then what to do. */
export interface ProblemWords {
  readonly title: PlainText;
  readonly text: PlainText;
}

const OURS: ProblemWords = {
  title: 'Something went wrong on our side',
  text: 'Nothing was changed. Please try again in a moment.',
};

const WORDS: Partial<Record<ProblemCode | 'UNREACHABLE', ProblemWords>> = {
  UNREACHABLE: {
    title: 'We cannot reach the shop right now',
    text: 'Check your connection and try again. Nothing you typed is lost.',
  },
  DEPENDENCY_UNAVAILABLE: {
    title: 'The shop is not answering right now',
    text: 'It is us, not you. Please try again in a moment.',
  },
  RATE_LIMITED: {
    title: 'That was a lot at once',
    text: 'Please wait a few seconds and try again.',
  },
  VARIANT_NOT_FOUND: {
    title: 'This size is no longer sold',
    text: 'Open the product to see which sizes there are now.',
  },
  OUT_OF_STOCK: {
    title: 'There are not that many left',
    text: 'Choose a smaller quantity, or another size.',
  },
  QUANTITY_INVALID: {
    title: 'That quantity does not work',
    text: 'You can have between 1 and 99 of each item in your bag.',
  },
  CANCEL_NOT_POSSIBLE: {
    title: 'It is too late to cancel',
    text: 'Your order has moved on meanwhile. This page shows where it is and what you can do.',
  },
  CART_EMPTY: {
    title: 'Your bag is empty',
    text: 'Put something in it first; it may have been emptied in another window.',
  },
  CART_CHANGED: {
    title: 'Your bag has changed',
    text: 'It was changed in another window. Please look it over once more.',
  },
  COUPON_UNKNOWN: {
    title: 'We do not know this code',
    text: 'Check the spelling; letters and digits are easily mistaken for each other.',
  },
  COUPON_EXPIRED: {
    title: 'This code has expired',
    text: 'Your bag stays as it was.',
  },
  COUPON_EXHAUSTED: {
    title: 'This code has been used up',
    text: 'Your bag stays as it was.',
  },
  COUPON_NOT_APPLICABLE: {
    title: 'This code does not fit what is in your bag',
    text: 'It may need other products or a larger sum.',
  },
};

/** What a shopper reads about a failed request, by its code. */
export function problemWords(error: unknown): ProblemWords {
  return WORDS[failureCode(error)] ?? OURS;
}

/** The same as one paragraph, in the language of the page. */
export const problemSentence = ({ title, text }: ProblemWords, words: Words): string =>
  `${words.say(title)}. ${words.say(text)}`;
