import {
  priceBag,
  type DeliveryPrice,
  type Market,
  type PriceReceipt,
} from '@green-apple/domain-pricing';
import type { TaxResult } from '@green-apple/domain-tax';
import type { Bag } from '@green-apple/persistence';

export interface PriceContext {
  readonly delivery?: DeliveryPrice;
  /** Code of the store where it is collected; null for deliveries. */
  readonly store?: string | null;
  readonly tax?: { readonly result: TaxResult; readonly label: string };
}

/** The one way from a bag to its price: cart page, quote and order all come through here. */
export function priceOpenBag(bag: Bag, market: Market, context: PriceContext = {}): PriceReceipt {
  return priceBag({
    market,
    now: bag.now,
    lines: bag.lines.filter((line) => line.sold),
    promotions: bag.promotions,
    coupon: bag.coupon,
    customer: bag.customer,
    store: context.store ?? null,
    delivery: context.delivery ?? null,
    tax: context.tax?.result ?? null,
    ...(context.tax === undefined ? {} : { taxLabel: context.tax.label }),
  });
}
