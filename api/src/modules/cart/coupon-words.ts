import type { ProblemCode } from '@green-apple/contracts-http';
import { formatMoney, money } from '@green-apple/domain-money';
import type { CouponRefusal, Promotion } from '@green-apple/domain-promotion';

/** Refusals that no other bag would change: the code is not taken at all. */
export const REFUSED_FOR_GOOD: Readonly<Partial<Record<CouponRefusal, ProblemCode>>> = {
  NOT_RUNNING: 'COUPON_NOT_APPLICABLE',
  EXPIRED: 'COUPON_EXPIRED',
  EXHAUSTED: 'COUPON_EXHAUSTED',
};

const WORDS: Readonly<Record<CouponRefusal, string>> = {
  NOT_RUNNING: 'This code is not valid yet.',
  EXPIRED: 'This code is not valid any more.',
  EXHAUSTED: 'This code has been used as often as it can be.',
  CONDITIONS_NOT_MET: 'Nothing in your bag fits this code yet.',
  NOT_COMBINABLE: 'Your bag already has a better offer, and this code does not add to it.',
};

/** Why a code takes nothing off, in a sentence for the shopper. */
export function couponReason(coupon: Promotion | null, refusal: CouponRefusal | null): string {
  if (coupon === null || refusal === null) return 'We do not know this code.';
  if (refusal !== 'CONDITIONS_NOT_MET') return WORDS[refusal];
  const from = coupon.conditions.find((condition) => condition.type === 'min-subtotal');
  if (from !== undefined)
    return `This code holds for ${formatMoney(money(from.minor, 'USD'))} or more of the items it is for.`;
  const units = coupon.conditions.find((condition) => condition.type === 'min-quantity');
  return units === undefined
    ? WORDS[refusal]
    : `This code holds for ${units.quantity} or more of the items it is for.`;
}

/** Codes are stored in upper case; what the shopper types is folded before it is looked up. */
export const foldCode = (typed: string): string => typed.trim().toUpperCase();
