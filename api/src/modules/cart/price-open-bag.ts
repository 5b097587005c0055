import { priceBag, type DeliveryPrice, type PriceReceipt } from '@green-apple/domain-pricing';
import type { TaxResult } from '@green-apple/domain-tax';
import type { Bag } from '@green-apple/persistence';

/** What holds for everybody who shops in a market. */
export interface Market {
  readonly code: string;
  readonly currency: 'USD';
  readonly freeDeliveryFromMinor: number;
}

export const US: Market = { code: 'US', currency: 'USD', freeDeliveryFromMinor: 4500 };

export interface PriceContext {
  readonly delivery?: DeliveryPrice;
  readonly tax?: { readonly result: TaxResult; readonly label: string };
}

/** The one way from a bag to its price: cart page, quote and order all come through here. */
export function priceOpenBag(bag: Bag, market: Market, context: PriceContext = {}): PriceReceipt {
  return priceBag({
    currency: market.currency,
    now: bag.now,
    lines: bag.lines.filter((line) => line.sold),
    promotions: bag.promotions,
    coupon: bag.coupon,
    delivery: context.delivery ?? null,
    freeDeliveryFromMinor: market.freeDeliveryFromMinor,
    tax: context.tax?.result ?? null,
    ...(context.tax === undefined ? {} : { taxLabel: context.tax.label }),
  });
}
