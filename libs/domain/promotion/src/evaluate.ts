import type { Currency, RoundingRule } from '@green-apple/domain-money';
import { STAGES, stageOf } from './action.ts';
import { OpenBag } from './open-bag.ts';
import {
  isRunning,
  isUsedUp,
  type Adjustment,
  type CouponRefusal,
  type OfferContext,
  type OfferLine,
  type Promotion,
} from './promotion.ts';

export interface EvaluateInput {
  readonly lines: readonly OfferLine[];
  /** Automatic promotions; those that are not running or are used up are passed over. */
  readonly promotions: readonly Promotion[];
  /** The coupon the shopper typed, if any. */
  readonly coupon: Promotion | null;
  readonly currency: Currency;
  /** ISO 8601 */
  readonly now: string;
  readonly context?: OfferContext;
  readonly rule?: RoundingRule;
  /** What standard delivery would cost: what freeing it takes from a campaign's budget. */
  readonly deliveryMinor?: number;
}

export interface Offers {
  /** In the order they were applied. */
  readonly adjustments: readonly Adjustment[];
  /** The offer that makes standard delivery free, if one does. */
  readonly freeShipping: Promotion | null;
  /** Null when the coupon is applied, or there is none. */
  readonly couponRefusal: CouponRefusal | null;
}

/** Of nobody known, delivered, by the clocks of Greenwich. */
export const ANYBODY: OfferContext = { customer: null, store: null, zone: 'UTC' };

/** Whether a coupon may be used at all, apart from what is in the bag. */
export function couponUsable(coupon: Promotion, now: string): CouponRefusal | null {
  if (coupon.endsAt !== null && Date.parse(coupon.endsAt) <= Date.parse(now)) return 'EXPIRED';
  if (!isRunning(coupon, now)) return 'NOT_RUNNING';
  return isUsedUp(coupon) ? 'EXHAUSTED' : null;
}

/**
 * Applies the automatic promotions, those about lines before those about the order, each by priority, and
 * then the coupon. A coupon that does not stack is also tried before them, and the shopper gets whichever is
 * cheaper. The whole order of operations is told in this library's README.
 */
export function evaluateOffers(input: EvaluateInput): Offers {
  const automatic = inTurn(
    input.promotions.filter(
      (promotion) =>
        promotion.kind === 'automatic' && isRunning(promotion, input.now) && !isUsedUp(promotion),
    ),
  );
  const { coupon } = input;
  if (coupon === null) return applyInTurn(automatic, input);
  const refusal = couponUsable(coupon, input.now);
  if (refusal !== null) return { ...applyInTurn(automatic, input), couponRefusal: refusal };
  const after = applyInTurn([...automatic, coupon], input);
  if (coupon.stackable) return after;
  const before = applyInTurn([coupon, ...automatic], input);
  return savedBy(before) > savedBy(after) ? before : after;
}

/** Stage, then priority, then id: nothing else decides who goes first. */
function inTurn(promotions: readonly Promotion[]): Promotion[] {
  const turn = ({ action, conditions }: Promotion): number =>
    STAGES.indexOf(stageOf(action, conditions));
  return [...promotions].sort(
    (a, b) => turn(a) - turn(b) || a.priority - b.priority || (a.id < b.id ? -1 : 1),
  );
}

const savedBy = (offers: Offers): number =>
  offers.adjustments.reduce((all, { minor }) => all + minor, 0);

function applyInTurn(promotions: readonly Promotion[], input: EvaluateInput): Offers {
  const bag = new OpenBag({
    context: ANYBODY,
    rule: 'half-away-from-zero',
    deliveryMinor: 0,
    ...input,
  });
  let couponRefusal: CouponRefusal | null = null;
  for (const promotion of promotions) {
    const refusal = bag.apply(promotion);
    if (promotion.kind === 'coupon') couponRefusal = refusal;
  }
  return { adjustments: bag.adjustments, freeShipping: bag.freeShipping, couponRefusal };
}
