import type {
  CartDto,
  CartLineDto,
  ReceiptStep,
  TenderDto,
  Totals,
} from '@green-apple/contracts-http';
import { packPrice } from '@green-apple/domain-catalog';
import {
  ageNeeded,
  lateLines,
  missingToMinimum,
  orderable,
  overLimit,
} from '@green-apple/domain-inventory';
import { money, times, zero, type Currency, type Money } from '@green-apple/domain-money';
import type { Market, PriceReceipt, Tender } from '@green-apple/domain-pricing';
import type { Bag, BagLine } from '@green-apple/persistence';
import { couponReason } from './coupon-words.ts';
import { priceOpenBag } from './price-open-bag.ts';

/** The id of the bag of somebody who has put nothing into one yet: nothing is stored for mere visitors. */
const NO_CART = '00000000-0000-0000-0000-000000000000';
/** Exact figures above this stay ours. */
const SHOWN_AT_MOST = 99;

export function toCartDto(bag: Bag, market: Market): CartDto {
  const receipt = priceOpenBag(bag, market);
  return {
    id: bag.cartId,
    version: bag.version,
    lines: toLineDtos(bag, receipt),
    itemCount: bag.lines
      .filter(({ giftOf }) => giftOf === null)
      .reduce((all, line) => all + line.quantity, 0),
    coupon: toCouponDto(bag, receipt),
    giftCards: bag.storedValues.map(({ id, label, balanceMinor }) => ({
      id,
      label,
      balance: money(balanceMinor, market.currency),
    })),
    receipt: toReceiptDto(receipt.steps),
    totals: receipt.totals,
    freeDeliveryFrom: receipt.freeDelivery.from,
    freeDeliveryMissing: receipt.freeDelivery.missing,
    taxIncluded: market.taxMode === 'gross',
    ...minimumOf(market, receipt.totals.items.minor),
    minimumAge: ageNeeded(bag.lines),
  };
}

function minimumOf(market: Market, itemsMinor: number) {
  const missing = missingToMinimum(itemsMinor, market.minimumOrderMinor);
  return {
    minimumOrder: money(market.minimumOrderMinor, market.currency),
    minimumMissing: missing === 0 ? null : money(missing, market.currency),
  };
}

/** What a visitor without a bag sees. */
export function emptyCart(market: Market): CartDto {
  const nothing = zero(market.currency);
  const totals: Totals = {
    items: nothing,
    discount: nothing,
    shipping: nothing,
    tax: nothing,
    total: nothing,
  };
  return {
    id: NO_CART,
    version: 0,
    lines: [],
    itemCount: 0,
    coupon: null,
    giftCards: [],
    receipt: [],
    totals,
    taxIncluded: market.taxMode === 'gross',
    freeDeliveryFrom: money(market.freeDeliveryFromMinor, market.currency),
    freeDeliveryMissing: null,
    minimumOrder: money(market.minimumOrderMinor, market.currency),
    minimumMissing: null,
    minimumAge: null,
  };
}

export function toLineDtos(bag: Bag, receipt: PriceReceipt): CartLineDto[] {
  const currency = receipt.totals.total.currency;
  const later = { backorders: bag.backorders, today: bag.now.slice(0, 10) };
  const served = orderable(bag.lines, bag.places, later);
  const late = lateLines(bag.lines, bag.places, later);
  const over = new Set(overLimit(bag.lines).flatMap(({ lineIds }) => lineIds));
  return bag.lines.map((line) => {
    const priced = receipt.lines.find(({ lineId }) => lineId === line.lineId);
    const there = served.find(({ lineId }) => lineId === line.lineId)?.available ?? 0;
    const available = line.sold ? there : 0;
    const comesLater = late.find(({ lineId }) => lineId === line.lineId);
    return {
      variantId: line.variantId,
      productId: line.productId,
      slug: line.slug,
      title: line.title,
      ...(line.titles ? { titles: line.titles } : {}),
      variantTitle: line.variantTitle,
      image: toImageDto(line),
      quantity: line.quantity,
      gift: line.giftOf !== null,
      unitPrice: money(line.unitMinor, currency),
      wasPrice: line.wasMinor === null ? null : money(line.wasMinor, currency),
      lineDiscount: priced?.discount ?? zero(currency),
      lineTotal: priced?.total ?? zero(currency),
      pack: toPackDto(line, currency),
      available: Math.min(available, SHOWN_AT_MOST),
      maxPerOrder: line.limit.maxPerOrder,
      later:
        comesLater === undefined
          ? null
          : {
              kind: comesLater.kind,
              quantity: comesLater.quantity,
              expectedOn: comesLater.expectedOn,
            },
      problem: lineProblem(line, available) ?? (over.has(line.lineId) ? 'OVER_LIMIT' : null),
    };
  });
}

/** A gift costs nothing, so that nothing is saved on it. */
function toPackDto(line: BagLine, currency: Currency): CartLineDto['pack'] {
  const { pack, unitMinor, quantity, giftOf } = line;
  if (pack === null) return null;
  const { units, singleMinor } = pack;
  const compared = singleMinor !== null && giftOf === null && line.sold;
  const saving = compared
    ? packPrice(
        { price: money(unitMinor, currency), units, count: units },
        money(singleMinor, currency),
        0,
      ).saving
    : null;
  return { units, saving: saving === null ? null : times(saving, quantity) };
}

export function toTenderDto({ parts, due }: Tender): TenderDto {
  return {
    parts: parts.map(({ id, label, minor }) => ({ id, label, amount: money(minor, due.currency) })),
    due,
  };
}

/** What a shopper reads of a receipt: what was applied, how much it came to, and each line's share. */
export function toReceiptDto(steps: PriceReceipt['steps']): ReceiptStep[] {
  return steps.map(({ kind, label, ruleId, ruleVersion, amount, shares, contained }) => ({
    kind,
    label,
    ruleId,
    ruleVersion,
    amount,
    shares: shares.map((share) => ({ ...share })),
    ...(contained === undefined ? {} : { contained: contained.map((share) => ({ ...share })) }),
  }));
}

function toImageDto({ image }: BagLine): CartLineDto['image'] {
  return image === null ? null : { ...image, widths: [...image.widths] };
}

function lineProblem(line: BagLine, available: number): CartLineDto['problem'] {
  if (!line.sold) return 'NO_LONGER_SOLD';
  if (available <= 0) return 'OUT_OF_STOCK';
  return available < line.quantity ? 'NOT_ENOUGH_STOCK' : null;
}

function toCouponDto(bag: Bag, receipt: PriceReceipt): CartDto['coupon'] {
  if (bag.couponCode === null) return null;
  const saved: Money | undefined = receipt.steps.find(({ kind }) => kind === 'coupon')?.amount;
  const applied = bag.coupon !== null && receipt.couponRefusal === null;
  return {
    code: bag.couponCode,
    label: bag.coupon?.name ?? bag.couponCode,
    applied: applied && (saved !== undefined || bag.coupon.action.type === 'free-shipping'),
    reason: applied ? null : couponReason(bag.coupon, receipt.couponRefusal),
    refusal: bag.coupon === null ? null : receipt.couponRefusal,
  };
}
