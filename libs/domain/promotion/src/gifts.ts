import { conditionsHold, matchingLines } from './condition.ts';
import { ANYBODY, type EvaluateInput } from './evaluate.ts';
import { isRunning, isUsedUp } from './promotion.ts';

/** A line that an offer adds to the bag. */
export interface Gift {
  readonly promotionId: string;
  readonly variantId: string;
  readonly quantity: number;
}

/**
 * What the offers give away with this bag, before anybody has looked whether it is in stock.
 * Campaigns with a budget in money give nothing away, and no gift depends on the store.
 */
export function giftsFor(
  input: Pick<EvaluateInput, 'lines' | 'promotions' | 'coupon' | 'now' | 'context'>,
): Gift[] {
  const { lines, promotions, coupon, now, context = ANYBODY } = input;
  return [...promotions, ...(coupon === null ? [] : [coupon])].flatMap((promotion) => {
    const { id, action, conditions } = promotion;
    if (action.type !== 'gift-line' || !isRunning(promotion, now) || isUsedUp(promotion)) return [];
    // Whether a budget in money can pay for it is known too late: such a gift would have to be taken back.
    if ((promotion.campaign?.spendLeftMinor ?? null) !== null) return [];
    const matching = matchingLines(conditions, lines);
    if (!conditionsHold(conditions, { matching, context, now })) return [];
    return [{ promotionId: id, variantId: action.variantId, quantity: action.quantity }];
  });
}
