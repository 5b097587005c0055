import type { ProblemCode, QuoteRequest } from '@green-apple/contracts-http';
import type { PriceReceipt } from '@green-apple/domain-pricing';
import type { Bag, LockedQuote } from '@green-apple/persistence';
import { REFUSED_FOR_GOOD } from '../cart/coupon-words.ts';
import { quoteHash } from '../checkout/quote-hash.ts';

type StaleCode = Extract<
  ProblemCode,
  | 'QUOTE_EXPIRED'
  | 'PRICE_CHANGED'
  | 'CART_CHANGED'
  | 'BACKORDER_CHANGED'
  | 'COUPON_EXPIRED'
  | 'COUPON_EXHAUSTED'
  | 'COUPON_NOT_APPLICABLE'
  | 'GIFT_CARD_CHANGED'
>;

/**
 * The quote does not hold any more. Thrown to roll the transaction back; whoever catches it asks for a new
 * quote with what the shopper had entered.
 */
export class StaleQuote extends Error {
  override readonly name = 'StaleQuote';
  readonly code: StaleCode;
  readonly request: QuoteRequest;

  constructor(code: StaleCode, quote: LockedQuote) {
    super(code);
    this.code = code;
    this.request = {
      email: quote.email,
      address: quote.address,
      deliveryOptionId: quote.delivery.option.id,
    };
  }
}

/** Why the bag does not cost what the quote said, in the terms of the shopper; null when it does. */
export function whyStale(bag: Bag, quote: LockedQuote, receipt: PriceReceipt): StaleCode | null {
  if (quoteHash(receipt, quote.delivery.option.id) === quote.hash) return null;
  if (bag.version !== quote.cartVersion) return 'CART_CHANGED';
  const refusal = receipt.couponRefusal;
  const couponCode = refusal === null ? undefined : REFUSED_FOR_GOOD[refusal];
  return isStaleCode(couponCode) ? couponCode : 'PRICE_CHANGED';
}

function isStaleCode(code: ProblemCode | undefined): code is StaleCode {
  return (
    code === 'COUPON_EXPIRED' || code === 'COUPON_EXHAUSTED' || code === 'COUPON_NOT_APPLICABLE'
  );
}
