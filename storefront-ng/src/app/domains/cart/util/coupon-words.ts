import type { CartDto } from '@green-apple/contracts-http';
import type { PlainText, Words } from '../../shared/util-language/words.ts';

type Coupon = NonNullable<CartDto['coupon']>;

const REFUSALS: Readonly<Record<NonNullable<Coupon['refusal']>, PlainText>> = {
  NOT_RUNNING: 'This code is not valid yet.',
  EXPIRED: 'This code is not valid any more.',
  EXHAUSTED: 'This code has been used as often as it can be.',
  CONDITIONS_NOT_MET: 'Nothing in your bag fits this code yet.',
  NOT_COMBINABLE: 'Your bag already has a better offer, and this code does not add to it.',
};

/** What a code is for, or why it takes nothing off. English says it in the API's words, which name sums and counts. */
export function couponWords({ applied, label, reason, refusal }: Coupon, words: Words): string {
  if (applied) return label;
  if (words.language === 'en') return reason ?? label;
  return words.say(refusal === null ? 'We do not know this code' : REFUSALS[refusal]);
}
