import type { Currency } from '@green-apple/domain-money';
import { deduct } from './deduct.ts';
import {
  choosesLines,
  isRunning,
  isUsedUp,
  type Adjustment,
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
}

/** Why a coupon takes nothing off. The first three refuse it, the others may change with the bag. */
export type CouponRefusal =
  'NOT_RUNNING' | 'EXPIRED' | 'EXHAUSTED' | 'CONDITIONS_NOT_MET' | 'NOT_COMBINABLE';

export interface Offers {
  /** In the order they were applied. */
  readonly adjustments: readonly Adjustment[];
  /** The offer that makes standard delivery free, if one does. */
  readonly freeShipping: Promotion | null;
  /** Null when the coupon is applied, or there is none. */
  readonly couponRefusal: CouponRefusal | null;
}

/** Whether a coupon may be used at all, apart from what is in the bag. */
export function couponUsable(coupon: Promotion, now: string): CouponRefusal | null {
  if (coupon.endsAt !== null && Date.parse(coupon.endsAt) <= Date.parse(now)) return 'EXPIRED';
  if (!isRunning(coupon, now)) return 'NOT_RUNNING';
  return isUsedUp(coupon) ? 'EXHAUSTED' : null;
}

/**
 * Applies the automatic promotions by priority and then the coupon. A coupon that does not stack is also
 * tried before them, and the shopper gets whichever is cheaper.
 */
export function evaluateOffers(input: EvaluateInput): Offers {
  const automatic = input.promotions
    .filter(
      (promotion) =>
        promotion.kind === 'automatic' && isRunning(promotion, input.now) && !isUsedUp(promotion),
    )
    .sort((a, b) => a.priority - b.priority || (a.id < b.id ? -1 : 1));
  const { coupon } = input;
  if (coupon === null) return applyInTurn(automatic, input);
  const refusal = couponUsable(coupon, input.now);
  if (refusal !== null) return { ...applyInTurn(automatic, input), couponRefusal: refusal };
  const after = applyInTurn([...automatic, coupon], input);
  if (coupon.stackable) return after;
  const before = applyInTurn([coupon, ...automatic], input);
  return savedBy(before) > savedBy(after) ? before : after;
}

const savedBy = (offers: Offers): number =>
  offers.adjustments.reduce((all, { minor }) => all + minor, 0);

function applyInTurn(promotions: readonly Promotion[], input: EvaluateInput): Offers {
  const left = new Map(input.lines.map((line) => [line.lineId, line.unitMinor * line.quantity]));
  const lowered = new Set<string>();
  const taken = new Set<string>();
  const adjustments: Adjustment[] = [];
  let freeShipping: Promotion | null = null;
  let couponRefusal: CouponRefusal | null = null;

  for (const promotion of promotions) {
    const matching = matchingLines(promotion, input.lines);
    if (!thresholdsMet(promotion, matching)) {
      if (promotion.kind === 'coupon') couponRefusal = 'CONDITIONS_NOT_MET';
      continue;
    }
    if (promotion.action.type === 'free-shipping') {
      freeShipping ??= promotion;
      continue;
    }
    const wholeOrder =
      promotion.action.type === 'percent-off' && promotion.action.scope === 'order';
    const wanted = wholeOrder ? input.lines : matching;
    const open = wanted
      .filter(({ lineId }) => !taken.has(lineId) && (promotion.stackable || !lowered.has(lineId)))
      .map((line) => ({ ...line, leftMinor: left.get(line.lineId) ?? 0 }));
    const shares = [...deduct(promotion.action, open, input.currency)]
      .filter(([, minor]) => minor > 0)
      .map(([lineId, minor]) => ({ lineId, minor }));
    if (shares.length === 0) {
      if (promotion.kind === 'coupon')
        couponRefusal = open.length < wanted.length ? 'NOT_COMBINABLE' : 'CONDITIONS_NOT_MET';
      continue;
    }
    for (const { lineId, minor } of shares) {
      left.set(lineId, (left.get(lineId) ?? 0) - minor);
      lowered.add(lineId);
      if (!promotion.stackable) taken.add(lineId);
    }
    adjustments.push(toAdjustment(promotion, shares));
  }
  return { adjustments, freeShipping, couponRefusal };
}

function matchingLines(promotion: Promotion, lines: readonly OfferLine[]): readonly OfferLine[] {
  const choosing = promotion.conditions.filter(choosesLines);
  return lines.filter((line) =>
    choosing.every((condition) => {
      const traits = {
        category: line.categoryIds,
        goal: [line.goal],
        brand: [line.brandId],
        product: [line.productId],
      }[condition.type];
      return traits.some((trait) => condition.in.includes(trait));
    }),
  );
}

/** Thresholds look at prices before any offer, so that one offer cannot push another out of reach. */
function thresholdsMet(promotion: Promotion, matching: readonly OfferLine[]): boolean {
  if (matching.length === 0) return false;
  const subtotal = matching.reduce((all, line) => all + line.unitMinor * line.quantity, 0);
  const units = matching.reduce((all, line) => all + line.quantity, 0);
  return promotion.conditions.every((condition) =>
    condition.type === 'min-subtotal'
      ? subtotal >= condition.minor
      : condition.type === 'min-quantity'
        ? units >= condition.quantity
        : true,
  );
}

function toAdjustment(promotion: Promotion, shares: Adjustment['shares']): Adjustment {
  return {
    kind: promotion.kind === 'coupon' ? 'coupon' : 'promotion',
    promotionId: promotion.id,
    promotionVersion: promotion.version,
    label: promotion.name,
    minor: shares.reduce((all, share) => all + share.minor, 0),
    shares,
  };
}
