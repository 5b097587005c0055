import { money, roundHalfAwayFromZero, type Money } from '@green-apple/domain-money';
import type { VariantPrice } from './product.ts';

/** What a shopper pays for one unit at `now` (ISO 8601): the sale price inside its window, else the list price. */
export function currentPrice(price: VariantPrice, now: string): Money {
  return money(
    onSale(price, now) ? (price.saleMinor ?? price.listMinor) : price.listMinor,
    price.currency,
  );
}

/** True while a lower sale price is in its window; an open end means "until taken back". */
export function onSale(price: VariantPrice, now: string): boolean {
  const at = Date.parse(now);
  return (
    price.saleMinor !== null &&
    price.saleMinor < price.listMinor &&
    (price.saleStartsAt === null || Date.parse(price.saleStartsAt) <= at) &&
    (price.saleEndsAt === null || at < Date.parse(price.saleEndsAt))
  );
}

/** "$0.40 a day": null when the pack has no days of supply (a cream, a bar). */
export function pricePerDay(price: Money, daysOfSupply: number): Money | null {
  if (daysOfSupply <= 0) return null;
  return money(roundHalfAwayFromZero(price.minor / daysOfSupply), price.currency);
}
