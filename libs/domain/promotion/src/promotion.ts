import type { Working } from '@green-apple/domain-money';
import type { Action } from './action.ts';
import type { Condition } from './condition.ts';

/**
 * A promotion as it lies in `promotion.promotion`; `conditions` and `action` are its jsonb columns, in the
 * shapes of `condition.ts` and `action.ts`. Automatic ones apply by themselves, coupons by a code.
 */
export interface Promotion {
  readonly id: string;
  readonly version: number;
  /** What the shopper reads in the breakdown. */
  readonly name: string;
  readonly kind: 'automatic' | 'coupon';
  /** Upper case; null for automatic ones, and for those with a batch of single-use codes. */
  readonly code: string | null;
  readonly conditions: readonly Condition[];
  readonly action: Action;
  /** Lower goes first, among offers of one stage. */
  readonly priority: number;
  /**
   * False: it takes the lines it lowers for itself. It leaves alone what an earlier offer lowered, and later
   * ones leave alone what it lowered. True: it works on what the stackable ones before it left over.
   */
  readonly stackable: boolean;
  readonly active: boolean;
  /** ISO 8601; null means open. */
  readonly startsAt: string | null;
  readonly endsAt: string | null;
  readonly usageLimit: number | null;
  readonly perCustomerLimit: number | null;
  readonly usedCount: number;
  /** Orders of this very customer that used it; 0 while nobody knows who is asking. */
  readonly customerUses: number;
  /** The campaign whose budget pays for it. */
  readonly campaign?: Campaign | null;
  /** True when the single-use code the shopper typed has been used. */
  readonly codeUsed?: boolean;
}

/** What is left of a campaign's budget; null means without bound. */
export interface Campaign {
  readonly id: string;
  readonly active: boolean;
  readonly spendLeftMinor: number | null;
  readonly usesLeft: number | null;
}

/** What the rules need to know about a line of the bag. */
export interface OfferLine {
  readonly lineId: string;
  readonly productId: string;
  readonly brandId: string;
  /** The product's category and all above it. */
  readonly categoryIds: readonly string[];
  readonly goal: string;
  readonly quantity: number;
  /** Price of one unit before any offer. */
  readonly unitMinor: number;
  /** The promotion that gives this line away; no other offer looks at it. */
  readonly giftOf?: string | null;
}

/** Who asks, and where the goods change hands, as far as anybody knows yet. */
export interface OfferContext {
  /** Null while the shopper has not said who they are. */
  readonly customer: { readonly segments: readonly string[]; readonly firstOrder: boolean } | null;
  /** Code of the store where the goods are collected; null for deliveries. */
  readonly store: string | null;
  /** IANA zone of the market: "Mondays from 18:00" are told by its clocks. */
  readonly zone: string;
}

/** What one promotion takes off, with each line's part; the parts sum to `minor`, all positive. */
export interface Adjustment {
  readonly kind: 'promotion' | 'coupon';
  readonly promotionId: string;
  readonly promotionVersion: number;
  readonly label: string;
  readonly minor: number;
  readonly shares: ReadonlyArray<{ readonly lineId: string; readonly minor: number }>;
  readonly working: Working;
}

/** Why an offer takes nothing off. The first three refuse it, the others may change with the bag. */
export type CouponRefusal =
  'NOT_RUNNING' | 'EXPIRED' | 'EXHAUSTED' | 'CONDITIONS_NOT_MET' | 'NOT_COMBINABLE';

/**
 * True when its own limit, its campaign's, its code's or this customer's is reached. The database guards all
 * of them again at the order.
 */
export function isUsedUp(promotion: Promotion): boolean {
  const { usageLimit, usedCount, perCustomerLimit, customerUses, campaign, codeUsed } = promotion;
  return (
    (usageLimit !== null && usedCount >= usageLimit) ||
    (perCustomerLimit !== null && customerUses >= perCustomerLimit) ||
    codeUsed === true ||
    (campaign?.usesLeft ?? 1) <= 0 ||
    (campaign?.spendLeftMinor ?? 1) <= 0
  );
}

/** True while the promotion and its campaign are switched on, and in its window. */
export function isRunning(promotion: Promotion, now: string): boolean {
  const at = Date.parse(now);
  return (
    promotion.active &&
    promotion.campaign?.active !== false &&
    (promotion.startsAt === null || Date.parse(promotion.startsAt) <= at) &&
    (promotion.endsAt === null || at < Date.parse(promotion.endsAt))
  );
}
