import type { MoneyDto, RefundDto } from '@green-apple/contracts-http';
import type { Words } from '../../shared/util-language/words.ts';

/** Where one part of a refund goes, in a sentence. */
export function refundWay(
  { kind, minor, ending }: RefundDto['tenders'][number],
  currency: MoneyDto['currency'],
  words: Words,
): string {
  const sum = words.money({ minor, currency });
  switch (kind) {
    case 'not-taken':
      return words.say('{sum} will not be charged to your card.', { sum });
    case 'card':
      return words.say('{sum} goes back to the card you paid with.', { sum });
    case 'gift-card':
      return words.say('{sum} is back on your gift card ending in {ending}.', {
        sum,
        ending: ending ?? '',
      });
    case 'store-credit':
      return words.say('{sum} is back on your store credit ending in {ending}.', {
        sum,
        ending: ending ?? '',
      });
  }
}
