import type { AdminPromotion } from '@green-apple/contracts-http';
import { describeOffer, readRule } from '@green-apple/domain-promotion';
import { currencyIn } from '../../shared/util-market/market-text.ts';
import { shortTime } from '../../shared/util-time/store-time.ts';

/** An offer's rule in plain words. */
export function offerWords(offer: AdminPromotion, timeZone: string, now: number): string {
  const rule = readRule(offer.conditions, offer.action);
  if (rule === null) return 'The shop does not understand this rule: it lowers no price.';
  return describeOffer(
    { ...offer, ...rule },
    {
      currency: currencyIn(offer.market),
      nameOf: (id) => offer.names[id] ?? id,
      timeText: (iso) => shortTime(iso, timeZone, now),
    },
  );
}

/** How often it was used: "3 of 10 codes", "12", or a dash. */
export function usedWords(offer: AdminPromotion): string {
  if (offer.codes.total > 0)
    return `${offer.codes.used.toLocaleString()} of ${offer.codes.total.toLocaleString()} codes`;
  const limit = offer.usageLimit === null ? '' : ` of ${offer.usageLimit.toLocaleString()}`;
  return offer.usedCount === 0 && limit === ''
    ? '–'
    : `${offer.usedCount.toLocaleString()}${limit}`;
}
