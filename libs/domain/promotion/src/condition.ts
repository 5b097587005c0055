import { isWithinWeek } from './week.ts';
import type { OfferContext, OfferLine } from './promotion.ts';

/**
 * What must hold for a promotion, all of it; the order does not matter. Stored as they stand:
 *
 *   { "type": "category", "in": [categoryId] }       a parent category covers its children
 *   { "type": "brand",    "in": [brandId] }
 *   { "type": "product",  "in": [productId] }
 *   { "type": "goal",     "in": ["sleep"] }
 *   { "type": "min-subtotal", "minor": 5000 }         of the matching lines, before any offer
 *   { "type": "min-quantity", "quantity": 3 }         units of the matching lines
 *   { "type": "segment",  "in": ["vip"] }             the customer is in one of them
 *   { "type": "first-order" }                         the customer never had one before
 *   { "type": "store",    "in": ["PDX-ELM"] }         collected there
 *   { "type": "weekly", "days": [1, 5], "from": "17:00", "to": "20:00" }   Monday is 1, by the market's clocks
 *
 * The first four choose lines ("matching"); without any of them every line matches.
 */
export type Condition = LineCondition | ThresholdCondition | ContextCondition;

export interface LineCondition {
  readonly type: 'category' | 'goal' | 'brand' | 'product';
  readonly in: readonly string[];
}
export type ThresholdCondition =
  | { readonly type: 'min-subtotal'; readonly minor: number }
  | { readonly type: 'min-quantity'; readonly quantity: number };
export type ContextCondition =
  | { readonly type: 'segment' | 'store'; readonly in: readonly string[] }
  | { readonly type: 'first-order' }
  | WeeklyCondition;
/** A part of some days of the week; `from` is in it, `to` is not. "24:00" is the end of the day. */
export interface WeeklyCondition {
  readonly type: 'weekly';
  readonly days: readonly number[];
  readonly from: string;
  readonly to: string;
}

const LINE_TYPES: ReadonlySet<string> = new Set(['category', 'goal', 'brand', 'product']);

/** True for the conditions that choose lines. */
export function choosesLines(condition: Condition): condition is LineCondition {
  return LINE_TYPES.has(condition.type);
}

/** The lines a promotion is about. Gifts are about nobody but their giver. */
export function matchingLines(
  conditions: readonly Condition[],
  lines: readonly OfferLine[],
): readonly OfferLine[] {
  const choosing = conditions.filter(choosesLines);
  return lines.filter(
    (line) =>
      (line.giftOf ?? null) === null &&
      choosing.every((condition) =>
        traitsOf(line, condition.type).some((trait) => condition.in.includes(trait)),
      ),
  );
}

function traitsOf(line: OfferLine, type: LineCondition['type']): readonly string[] {
  switch (type) {
    case 'category':
      return line.categoryIds;
    case 'goal':
      return [line.goal];
    case 'brand':
      return [line.brandId];
    case 'product':
      return [line.productId];
  }
}

export interface Circumstances {
  readonly matching: readonly OfferLine[];
  readonly context: OfferContext;
  /** ISO 8601 */
  readonly now: string;
}

/** True when everything but the choice of lines holds, and at least one line is chosen. */
export function conditionsHold(
  conditions: readonly Condition[],
  circumstances: Circumstances,
): boolean {
  return (
    circumstances.matching.length > 0 &&
    conditions.every((condition) => holds(condition, circumstances))
  );
}

/** Thresholds look at prices before any offer, so that one offer cannot push another out of reach. */
function holds(condition: Condition, { matching, context, now }: Circumstances): boolean {
  switch (condition.type) {
    case 'min-subtotal':
      return matching.reduce((all, l) => all + l.unitMinor * l.quantity, 0) >= condition.minor;
    case 'min-quantity':
      return matching.reduce((all, { quantity }) => all + quantity, 0) >= condition.quantity;
    case 'segment':
      return condition.in.some((segment) => context.customer?.segments.includes(segment) === true);
    case 'first-order':
      return context.customer?.firstOrder === true;
    case 'store':
      return context.store !== null && condition.in.includes(context.store);
    case 'weekly':
      return isWithinWeek(condition, now, context.zone);
    default:
      return true;
  }
}

/** True when the answer depends on who is asking: a bag of nobody known is shown without it. */
export const asksForCustomer = (conditions: readonly Condition[]): boolean =>
  conditions.some(({ type }) => type === 'segment' || type === 'first-order');
