import { add, formatMoney, money, subtract, sum, type Money } from '@green-apple/domain-money';
import {
  evaluateOffers,
  type OfferContext,
  type OfferLine,
  type Offers,
  type Promotion,
} from '@green-apple/domain-promotion';
import { SHIPPING_SHARE, type TaxResult } from '@green-apple/domain-tax';
import type { Market } from './market.ts';
import {
  toStep,
  totalsOf,
  type PricedLine,
  type PriceReceipt,
  type ReceiptStep,
  type StepKind,
} from './receipt.ts';
import type { PriceSource } from './unit-price.ts';

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

/** A line of the bag, with where its unit price came from. */
export interface BagItem extends OfferLine {
  readonly price?: PriceSource;
}

export interface PriceBagInput {
  readonly market: Market;
  /** ISO 8601 */
  readonly now: string;
  readonly lines: readonly BagItem[];
  readonly promotions: readonly Promotion[];
  readonly coupon: Promotion | null;
  /** Null while nobody knows who is asking. */
  readonly customer?: OfferContext['customer'];
  /** Code of the store where it is collected. */
  readonly store?: string | null;
  /** Null while the shopper has not said where to. */
  readonly delivery: DeliveryPrice | null;
  /** Null until tax is known. */
  readonly tax: TaxResult | null;
  /** What to call the tax, e.g. "Sales tax, New York". */
  readonly taxLabel?: string;
  /** Steps about the goods that were agreed for exactly these lines: they are not worked out again. */
  readonly agreed?: readonly ReceiptStep[];
  /** What staff take off the goods after all offers, to make up for trouble; never more than is left. */
  readonly goodwillMinor?: number;
}

/** Rule id of what staff take off to make up for trouble. */
export const GOODWILL_RULE = 'goodwill';

/**
 * Prices a bag: lines, then promotions, then the coupon, then delivery and its offers, then tax, then
 * totals (the promotion library's README tells the order of operations). A pure function of the whole bag,
 * recomputed each time; the order of lines changes no amount.
 */
export function priceBag(input: PriceBagInput): PriceReceipt {
  const { market } = input;
  const { currency } = market;
  const offers = evaluateOffers({
    ...input,
    currency,
    rule: market.rounding.rule,
    deliveryMinor: input.delivery?.standard === true ? input.delivery.minor : 0,
    context: { customer: input.customer ?? null, store: input.store ?? null, zone: market.zone },
  });
  const priced = input.agreed ?? [itemsStep(input), ...offerSteps(offers, input)];
  const charges = [...priced, ...goodwillSteps(priced, input)];
  const taxes = taxSteps(input);
  const lines = input.lines.map((line) => priceLine(line, [...charges, ...taxes], input));
  const goods = sum(
    lines.map((line) => line.total),
    currency,
  );
  const freedBy = freeingRule(goods, offers, input);
  const steps = [...charges, ...deliverySteps(freedBy, input), ...taxes];
  const threshold = money(market.freeDeliveryFromMinor, currency);
  return {
    lines,
    steps,
    totals: totalsOf(steps, currency),
    includedTax: money(
      steps.flatMap(({ contained }) => contained ?? []).reduce((all, { minor }) => all + minor, 0),
      currency,
    ),
    couponRefusal: offers.couponRefusal,
    freeDelivery: {
      from: threshold,
      missing: lines.length === 0 || freedBy !== null ? null : subtract(threshold, goods),
    },
  };
}

function priceLine(
  line: BagItem,
  steps: readonly ReceiptStep[],
  { market: { currency } }: PriceBagInput,
): PricedLine {
  const of = (...kinds: readonly StepKind[]): Money =>
    money(
      steps
        .filter(({ kind }) => kinds.includes(kind))
        .flatMap(({ shares }) => shares)
        .filter(({ lineId }) => lineId === line.lineId)
        .reduce((all, { minor }) => all + minor, 0),
      currency,
    );
  const items = of('items');
  const offers = of('promotion', 'coupon');
  return {
    lineId: line.lineId,
    quantity: line.quantity,
    unit: money(line.unitMinor, currency),
    items,
    discount: money(-offers.minor, currency),
    total: add(items, offers),
    tax: of('tax'),
  };
}

interface FreeingRule {
  readonly ruleId: string;
  readonly ruleVersion: number;
  readonly label: string;
}

/**
 * What makes standard delivery free: the goods' sum after all offers, or an offer. The sum is asked first, so
 * that nobody uses up a code for what they get anyway.
 */
function freeingRule(goods: Money, offers: Offers, { market }: PriceBagInput): FreeingRule | null {
  if (goods.minor >= market.freeDeliveryFromMinor) {
    const threshold = formatMoney(money(market.freeDeliveryFromMinor, market.currency));
    return { ruleId: FREE_DELIVERY_RULE, ruleVersion: 1, label: `Free delivery from ${threshold}` };
  }
  const { freeShipping } = offers;
  return freeShipping === null
    ? null
    : {
        ruleId: freeShipping.id,
        ruleVersion: freeShipping.version,
        label: freeShipping.name,
      };
}

function itemsStep({ lines, market }: PriceBagInput): ReceiptStep {
  const parts = lines.map(({ lineId, unitMinor, quantity }) => ({
    lineId,
    minor: unitMinor * quantity,
    numerator: 1,
    denominator: 1,
  }));
  const prices = lines.flatMap(({ lineId, price }) =>
    price === undefined ? [] : [{ lineId, ...price }],
  );
  return {
    ...toStep(
      { kind: 'items', label: 'Items', ruleId: null, ruleVersion: null },
      { method: 'each', parts },
      market.currency,
      market.rounding.rule,
    ),
    ...(prices.length === 0 ? {} : { prices }),
  };
}

function offerSteps(offers: Offers, { market }: PriceBagInput): ReceiptStep[] {
  return offers.adjustments.map(({ kind, label, promotionId, promotionVersion, working }) =>
    toStep(
      { kind, label, ruleId: promotionId, ruleVersion: promotionVersion },
      working,
      market.currency,
      market.rounding.rule,
    ),
  );
}

/** Split by what the offers left of each line, so that no line falls below zero. */
function goodwillSteps(charges: readonly ReceiptStep[], input: PriceBagInput): ReceiptStep[] {
  const { lines, market, goodwillMinor = 0 } = input;
  if (goodwillMinor === 0) return [];
  const over = lines
    .map(({ lineId }) => ({
      lineId,
      minor: charges
        .flatMap(({ shares }) => shares)
        .filter((share) => share.lineId === lineId)
        .reduce((all, share) => all + share.minor, 0),
    }))
    .sort((a, b) => (a.lineId < b.lineId ? -1 : 1));
  const left = over.reduce((all, share) => all + share.minor, 0);
  return [
    toStep(
      { kind: 'promotion', label: 'A gesture from us', ruleId: GOODWILL_RULE, ruleVersion: null },
      {
        method: 'spread',
        minor: Math.min(goodwillMinor, left),
        numerator: 1,
        denominator: 1,
        over,
      },
      market.currency,
      market.rounding.rule,
    ),
  ];
}

function deliverySteps(freedBy: FreeingRule | null, input: PriceBagInput): ReceiptStep[] {
  const { delivery, market } = input;
  if (delivery === null) return [];
  const step = (
    kind: StepKind,
    rule: { label: string; ruleId: string; ruleVersion: number | null },
  ) =>
    toStep(
      { kind, ...rule },
      { method: 'given', parts: [{ lineId: SHIPPING_SHARE, minor: delivery.minor }] },
      market.currency,
      market.rounding.rule,
    );
  const { id, label } = delivery;
  const charge = step('shipping', { label, ruleId: id, ruleVersion: null });
  if (freedBy === null || !delivery.standard || delivery.minor === 0) return [charge];
  return [charge, step('shipping-promotion', freedBy)];
}

/** One step per rate when we worked the tax out ourselves, else the one answer of the tax service. */
function taxSteps({ tax, taxLabel, market }: PriceBagInput): ReceiptStep[] {
  if (tax === null) return [];
  const given = {
    label: null,
    working: {
      method: 'given' as const,
      parts: [...tax.lines, { lineId: SHIPPING_SHARE, minor: tax.shippingMinor }],
    },
  };
  return (tax.rates ?? [given]).map(({ label, working }) =>
    toStep(
      {
        kind: tax.included === true ? 'tax-included' : 'tax',
        label: label ?? taxLabel ?? 'Sales tax',
        ruleId: tax.calculationRef ?? tax.source,
        ruleVersion: null,
      },
      working,
      market.currency,
      market.rounding.rule,
    ),
  );
}
