/**
 * A promotion as it lies in `promotion.promotion`; `conditions` and `action` are its jsonb columns, shaped
 * exactly so:
 *
 *   conditions: [                                  all must hold; the order does not matter
 *     { "type": "category", "in": [categoryId] }     a parent category covers its children
 *     { "type": "brand",    "in": [brandId] }
 *     { "type": "product",  "in": [productId] }
 *     { "type": "goal",     "in": ["sleep"] }        goal names
 *     { "type": "min-subtotal", "minor": 5000 }      of the matching lines, before any offer
 *     { "type": "min-quantity", "quantity": 3 }      units of the matching lines
 *   ]
 *   action:
 *     { "type": "percent-off", "percent": 15, "scope": "order" | "matching" }   up to two decimals
 *     { "type": "amount-off", "minor": 500 }                                    once, off the matching lines
 *     { "type": "buy-x-get-y", "buy": 2, "get": 1, "percent": 100 }             cheapest of each group
 *     { "type": "free-shipping" }                                               standard delivery
 *
 * The first four conditions choose lines ("matching"); without any of them every line matches.
 */
export interface Promotion {
  readonly id: string;
  readonly version: number;
  /** What the shopper reads in the breakdown. */
  readonly name: string;
  readonly kind: 'automatic' | 'coupon';
  /** Upper case; null for automatic ones. */
  readonly code: string | null;
  readonly conditions: readonly Condition[];
  readonly action: Action;
  /** Lower goes first. */
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
}

export type LineCondition = {
  readonly type: 'category' | 'goal' | 'brand' | 'product';
  readonly in: readonly string[];
};
export type ThresholdCondition =
  | { readonly type: 'min-subtotal'; readonly minor: number }
  | { readonly type: 'min-quantity'; readonly quantity: number };
export type Condition = LineCondition | ThresholdCondition;

export type Action =
  | {
      readonly type: 'percent-off';
      readonly percent: number;
      readonly scope: 'order' | 'matching';
    }
  | { readonly type: 'amount-off'; readonly minor: number }
  | {
      readonly type: 'buy-x-get-y';
      readonly buy: number;
      readonly get: number;
      readonly percent: number;
    }
  | { readonly type: 'free-shipping' };

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
}

/** What one promotion takes off, with each line's part; the parts sum to `minor`, all positive. */
export interface Adjustment {
  readonly kind: 'promotion' | 'coupon';
  readonly promotionId: string;
  readonly promotionVersion: number;
  readonly label: string;
  readonly minor: number;
  readonly shares: ReadonlyArray<{ readonly lineId: string; readonly minor: number }>;
}

/** True for the conditions that choose lines. */
export function choosesLines(condition: Condition): condition is LineCondition {
  return 'in' in condition;
}

/** True when its own limit, or this customer's, is reached. The database guards both again at the order. */
export function isUsedUp(promotion: Promotion): boolean {
  const { usageLimit, usedCount, perCustomerLimit, customerUses } = promotion;
  return (
    (usageLimit !== null && usedCount >= usageLimit) ||
    (perCustomerLimit !== null && customerUses >= perCustomerLimit)
  );
}

/** True while the promotion is switched on and in its window. */
export function isRunning(promotion: Promotion, now: string): boolean {
  const at = Date.parse(now);
  return (
    promotion.active &&
    (promotion.startsAt === null || Date.parse(promotion.startsAt) <= at) &&
    (promotion.endsAt === null || at < Date.parse(promotion.endsAt))
  );
}
