import {
  add,
  formatMoney,
  money,
  subtract,
  sum,
  zero,
  type Currency,
  type Money,
} from '@green-apple/domain-money';
import {
  evaluateOffers,
  type Adjustment,
  type CouponRefusal,
  type OfferLine,
  type Offers,
  type Promotion,
} from '@green-apple/domain-promotion';
import { taxOfLine, type TaxResult } from '@green-apple/domain-tax';
import { SHIPPING_SHARE } from './paid-parts.ts';

/** Rule id of the house's standing offer: free standard delivery from a sum on. */
export const FREE_DELIVERY_RULE = 'free-delivery';

/** What delivery costs before any offer. */
export interface DeliveryPrice {
  readonly id: string;
  readonly label: string;
  readonly minor: number;
  /** Offers make standard delivery free; faster ones are always paid. */
  readonly standard: boolean;
}

export interface PriceBagInput {
  readonly currency: Currency;
  /** ISO 8601 */
  readonly now: string;
  readonly lines: readonly OfferLine[];
  readonly promotions: readonly Promotion[];
  readonly coupon: Promotion | null;
  /** Null while the shopper has not said where to. */
  readonly delivery: DeliveryPrice | null;
  readonly freeDeliveryFromMinor: number;
  /** Null until tax is known. */
  readonly tax: TaxResult | null;
  /** What to call the tax, e.g. "Sales tax, New York". */
  readonly taxLabel?: string;
}

/**
 * One thing that was applied, in order. Charges are positive, deductions negative: the amounts of all steps
 * sum to the total, and each step's shares to its amount.
 */
export interface ReceiptStep {
  readonly kind: 'items' | 'promotion' | 'coupon' | 'shipping' | 'shipping-promotion' | 'tax';
  readonly label: string;
  readonly ruleId: string | null;
  readonly ruleVersion: number | null;
  readonly amount: Money;
  readonly shares: ReadonlyArray<{ readonly lineId: string; readonly minor: number }>;
}

/** A line's own sums; `total` is what the goods cost after offers and before tax. */
export interface PricedLine {
  readonly lineId: string;
  readonly quantity: number;
  readonly unit: Money;
  readonly items: Money;
  readonly discount: Money;
  readonly total: Money;
  readonly tax: Money;
}

/** `total = items - discount + shipping + tax`; shipping is after its offers. */
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
  /** Why the coupon takes nothing off; null when it does or there is none. */
  readonly couponRefusal: CouponRefusal | null;
  readonly freeDelivery: {
    readonly from: Money;
    /** What is missing for it; null when delivery is free already, or the bag is empty. */
    readonly missing: Money | null;
  };
}

/**
 * Prices a bag: lines, then promotions, then the coupon, then delivery and its offers, then tax, then
 * totals. A pure function of the whole bag, recomputed each time; the order of lines changes no amount.
 */
export function priceBag(input: PriceBagInput): PriceReceipt {
  const offers = evaluateOffers(input);
  const lines = input.lines.map((line) => priceLine(line, offers, input));
  const goods = sum(
    lines.map((line) => line.total),
    input.currency,
  );
  const freedBy = freeingRule(goods, offers, input);
  const steps = [
    itemsStep(lines, input.currency),
    ...offers.adjustments.map((adjustment) => offerStep(adjustment, input.currency)),
    ...deliverySteps(freedBy, input),
    ...taxSteps(lines, input),
  ];
  const threshold = money(input.freeDeliveryFromMinor, input.currency);
  return {
    lines,
    steps,
    totals: totalsOf(lines, steps, input.currency),
    couponRefusal: offers.couponRefusal,
    freeDelivery: {
      from: threshold,
      missing: lines.length === 0 || freedBy !== null ? null : subtract(threshold, goods),
    },
  };
}

function priceLine(line: OfferLine, offers: Offers, { currency, tax }: PriceBagInput): PricedLine {
  const unit = money(line.unitMinor, currency);
  const items = money(line.unitMinor * line.quantity, currency);
  const off = offers.adjustments.flatMap(({ shares }) =>
    shares.filter(({ lineId }) => lineId === line.lineId).map(({ minor }) => minor),
  );
  const discount = money(
    off.reduce((all, minor) => all + minor, 0),
    currency,
  );
  return {
    lineId: line.lineId,
    quantity: line.quantity,
    unit,
    items,
    discount,
    total: subtract(items, discount),
    tax: money(taxOfLine(tax, line.lineId), currency),
  };
}

interface FreeingRule {
  readonly id: string;
  readonly version: number;
  readonly label: string;
}

/**
 * What makes standard delivery free: the goods' sum after all offers, or an offer. The sum is asked first, so
 * that nobody uses up a code for what they get anyway.
 */
function freeingRule(goods: Money, offers: Offers, input: PriceBagInput): FreeingRule | null {
  if (goods.minor >= input.freeDeliveryFromMinor) {
    const threshold = formatMoney(money(input.freeDeliveryFromMinor, input.currency));
    return { id: FREE_DELIVERY_RULE, version: 1, label: `Free delivery from ${threshold}` };
  }
  const { freeShipping } = offers;
  return freeShipping === null
    ? null
    : { id: freeShipping.id, version: freeShipping.version, label: freeShipping.name };
}

function itemsStep(lines: readonly PricedLine[], currency: Currency): ReceiptStep {
  return {
    kind: 'items',
    label: 'Items',
    ruleId: null,
    ruleVersion: null,
    amount: sum(
      lines.map((line) => line.items),
      currency,
    ),
    shares: lines.map(({ lineId, items }) => ({ lineId, minor: items.minor })),
  };
}

function offerStep(adjustment: Adjustment, currency: Currency): ReceiptStep {
  return {
    kind: adjustment.kind,
    label: adjustment.label,
    ruleId: adjustment.promotionId,
    ruleVersion: adjustment.promotionVersion,
    amount: money(-adjustment.minor, currency),
    shares: adjustment.shares.map(({ lineId, minor }) => ({ lineId, minor: -minor })),
  };
}

function deliverySteps(
  freedBy: FreeingRule | null,
  { delivery, currency }: PriceBagInput,
): ReceiptStep[] {
  if (delivery === null) return [];
  const charge: ReceiptStep = {
    kind: 'shipping',
    label: delivery.label,
    ruleId: delivery.id,
    ruleVersion: null,
    amount: money(delivery.minor, currency),
    shares: [{ lineId: SHIPPING_SHARE, minor: delivery.minor }],
  };
  if (freedBy === null || !delivery.standard || delivery.minor === 0) return [charge];
  return [
    charge,
    {
      kind: 'shipping-promotion',
      label: freedBy.label,
      ruleId: freedBy.id,
      ruleVersion: freedBy.version,
      amount: money(-delivery.minor, currency),
      shares: [{ lineId: SHIPPING_SHARE, minor: -delivery.minor }],
    },
  ];
}

function taxSteps(lines: readonly PricedLine[], input: PriceBagInput): ReceiptStep[] {
  if (input.tax === null) return [];
  const shares = [
    ...lines.map(({ lineId, tax }) => ({ lineId, minor: tax.minor })),
    { lineId: SHIPPING_SHARE, minor: input.tax.shippingMinor },
  ].filter(({ minor }) => minor !== 0);
  return [
    {
      kind: 'tax',
      label: input.taxLabel ?? 'Sales tax',
      ruleId: input.tax.calculationRef ?? input.tax.source,
      ruleVersion: null,
      amount: money(
        shares.reduce((all, { minor }) => all + minor, 0),
        input.currency,
      ),
      shares,
    },
  ];
}

function totalsOf(
  lines: readonly PricedLine[],
  steps: readonly ReceiptStep[],
  currency: Currency,
): Totals {
  const of = (...kinds: ReadonlyArray<ReceiptStep['kind']>): Money =>
    sum(
      steps.filter(({ kind }) => kinds.includes(kind)).map(({ amount }) => amount),
      currency,
    );
  return {
    items: of('items'),
    discount: lines.reduce((all, line) => add(all, line.discount), zero(currency)),
    shipping: of('shipping', 'shipping-promotion'),
    tax: of('tax'),
    total: sum(
      steps.map(({ amount }) => amount),
      currency,
    ),
  };
}
