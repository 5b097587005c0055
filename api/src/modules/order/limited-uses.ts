import type { PriceReceipt } from '@green-apple/domain-pricing';
import type { Promotion } from '@green-apple/domain-promotion';
import type { Bag, RedeemInput } from '@green-apple/persistence';

export interface LimitedUse extends Omit<RedeemInput, 'orderId' | 'customerKey' | 'market'> {
  readonly isCoupon: boolean;
}

/**
 * The offers that lowered this price and are counted: codes, and what has a limit or a budget. By campaign, so
 * that two orders take campaigns in the same order and never wait for each other in a ring.
 */
export function limitedUses(bag: Bag, receipt: PriceReceipt): LimitedUse[] {
  return [...bag.promotions, ...(bag.coupon === null ? [] : [bag.coupon])]
    .map((promotion) => ({ promotion, amountMinor: takenBy(promotion, receipt) }))
    .filter(({ promotion, amountMinor }) => amountMinor !== null && isLimited(promotion))
    .sort((a, b) => (turnOf(a.promotion) < turnOf(b.promotion) ? -1 : 1))
    .map(({ promotion, amountMinor }) => ({
      promotionId: promotion.id,
      isCoupon: promotion.kind === 'coupon',
      code: promotion.kind === 'coupon' && bag.singleUseCode ? bag.couponCode : null,
      amountMinor: amountMinor ?? 0,
      onceEach: holdsOnce(promotion),
    }));
}

const turnOf = ({ id, campaign }: Promotion): string => `${campaign?.id ?? ''}/${id}`;

const holdsOnce = ({ conditions }: Promotion): boolean =>
  conditions.some(({ type }) => type === 'first-order');

const isLimited = (promotion: Promotion): boolean =>
  promotion.kind === 'coupon' ||
  promotion.usageLimit !== null ||
  promotion.perCustomerLimit !== null ||
  (promotion.campaign ?? null) !== null ||
  holdsOnce(promotion);

/** What the offer took off, goods or delivery; null when it did not apply. */
function takenBy({ id }: Promotion, { steps }: PriceReceipt): number | null {
  const its = steps.filter(({ ruleId }) => ruleId === id);
  return its.length === 0 ? null : its.reduce((all, { amount }) => all - amount.minor, 0);
}
