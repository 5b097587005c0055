import {
  baseOf,
  money,
  roundingOf,
  sum,
  workOut,
  type Currency,
  type Money,
  type RoundingRule,
  type Share,
  type Working,
} from '@green-apple/domain-money';
import type { CouponRefusal } from '@green-apple/domain-promotion';
import type { PriceSource } from './unit-price.ts';

export type StepKind =
  | 'items'
  | 'promotion'
  | 'coupon'
  | 'shipping'
  | 'shipping-promotion'
  | 'tax'
  /** Tax inside of prices: it charges nothing, and `contained` says how much there is in each line. */
  | 'tax-included';

/**
 * One thing that was applied, in order. Charges are positive, deductions negative: the amounts of all steps
 * sum to the total, and each step's shares to its amount.
 */
export interface ReceiptStep {
  readonly kind: StepKind;
  readonly label: string;
  readonly ruleId: string | null;
  readonly ruleVersion: number | null;
  /** What the rule was applied to. */
  readonly base: Money;
  readonly amount: Money;
  /** What rounding added to the exact amount of `working`, in millionths of a minor unit. */
  readonly roundingMicros: number;
  readonly shares: readonly Share[];
  /** How the amount came about, unsigned: enough to work it out again without the rule. */
  readonly working: Working;
  /** Where unit prices came from, on the step of the items. */
  readonly prices?: ReadonlyArray<{ readonly lineId: string } & PriceSource>;
  readonly contained?: readonly Share[];
}

/** A line's own sums; `total` is what the goods cost after offers, before tax that is added. */
export interface PricedLine {
  readonly lineId: string;
  readonly quantity: number;
  readonly unit: Money;
  readonly items: Money;
  readonly discount: Money;
  readonly total: Money;
  /** Added to the total; zero where prices include it. */
  readonly tax: Money;
}

/** `total = items - discount + shipping + tax`; shipping is after its offers, tax is what is added. */
export interface Totals {
  readonly items: Money;
  readonly discount: Money;
  readonly shipping: Money;
  readonly tax: Money;
  readonly total: Money;
}

export interface PriceReceipt {
  readonly lines: readonly PricedLine[];
  readonly steps: readonly ReceiptStep[];
  readonly totals: Totals;
  /** Tax inside of the total; zero where it is added. */
  readonly includedTax: Money;
  /** Why the coupon takes nothing off; null when it does or there is none. */
  readonly couponRefusal: CouponRefusal | null;
  readonly freeDelivery: {
    readonly from: Money;
    /** What is missing for it; null when delivery is free already, or the bag is empty. */
    readonly missing: Money | null;
  };
}

export interface StepRule {
  readonly kind: StepKind;
  readonly label: string;
  readonly ruleId: string | null;
  readonly ruleVersion: number | null;
}

/** Deductions lower the total; tax inside of prices leaves it as it is. */
export const signOf = (kind: StepKind): -1 | 0 | 1 =>
  kind === 'tax-included'
    ? 0
    : kind === 'promotion' || kind === 'coupon' || kind === 'shipping-promotion'
      ? -1
      : 1;

/** Works a step out: the one way from figures to amounts, today and when a receipt is replayed. */
export function toStep(
  rule: StepRule,
  working: Working,
  currency: Currency,
  rounding: RoundingRule,
): ReceiptStep {
  const shares = workOut(working, currency, rounding);
  const sign = signOf(rule.kind);
  const minor = shares.reduce((all, share) => all + share.minor, 0);
  return {
    ...rule,
    base: money(baseOf(working), currency),
    amount: money(sign * minor, currency),
    roundingMicros: roundingOf(working, currency, rounding),
    shares: sign === 0 ? [] : shares.map((share) => ({ ...share, minor: sign * share.minor })),
    working,
    ...(sign === 0 ? { contained: shares } : {}),
  };
}

/** The sums of a receipt's steps. */
export function totalsOf(
  steps: ReadonlyArray<Pick<ReceiptStep, 'kind' | 'amount'>>,
  currency: Currency,
): Totals {
  const of = (...kinds: readonly StepKind[]): Money =>
    sum(
      steps.filter(({ kind }) => kinds.includes(kind)).map(({ amount }) => amount),
      currency,
    );
  return {
    items: of('items'),
    discount: money(-of('promotion', 'coupon').minor, currency),
    shipping: of('shipping', 'shipping-promotion'),
    tax: of('tax'),
    total: sum(
      steps.map(({ amount }) => amount),
      currency,
    ),
  };
}
