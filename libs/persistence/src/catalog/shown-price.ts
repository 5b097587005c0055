import type { MoneyDto, UnitPriceDto } from '@green-apple/contracts-http';
import {
  currentPrice,
  onSale,
  pricePerDay,
  priceOfUnit,
  type VariantPrice,
} from '@green-apple/domain-catalog';
import { money } from '@green-apple/domain-money';
import { marketOf, MARKETS, type Market } from '@green-apple/domain-pricing';
import type { ProjectedVariant } from './projection.ts';

export interface ShownPrice {
  readonly price: MoneyDto;
  readonly wasPrice: MoneyDto | null;
  readonly pricePerDay: MoneyDto | null;
  readonly unitPrice?: UnitPriceDto;
}

const comparesByLowest = ({ priorPrice }: Market): boolean => priorPrice === 'lowest-in-30-days';

const LOWEST_MARKETS = MARKETS.filter(comparesByLowest)
  .map(({ code }) => `'${code}'`)
  .join(', ');

/** SQL of the lowest price before a sale of the price `r`, in markets whose law asks for it. */
export const LOWEST_BEFORE_SALE = `case when r.sale_minor is not null and r.market in (${LOWEST_MARKETS})
  then pricing.lowest_before_sale(r) end`;

/** SQL of what a sale price of `r` is compared with, as {@link wasMinor} has it. */
export const COMPARED_WITH = `case when r.market in (${LOWEST_MARKETS}) then ${LOWEST_BEFORE_SALE} else r.list_minor end`;

/** What a reduced price was before, in minor units; null when nothing that was asked for before is above it. */
export function wasMinor(price: VariantPrice, now: string): number | null {
  if (!onSale(price, now)) return null;
  const before = comparesByLowest(marketOf(price.market))
    ? (price.lowestMinor ?? null)
    : price.listMinor;
  return before !== null && before > currentPrice(price, now).minor ? before : null;
}

/** Prices of a variant at `now` (ISO 8601); null when it has none in this market. */
export function toShownPrice(variant: ProjectedVariant, now: string): ShownPrice | null {
  const tag = variant.price;
  if (tag === null) return null;
  const price = currentPrice(tag, now);
  const was = wasMinor(tag, now);
  const each = marketOf(tag.market).unitPrices ? priceOfUnit(price, variant) : null;
  return {
    price,
    wasPrice: was === null ? null : money(was, tag.currency),
    pricePerDay: pricePerDay(price, variant.daysOfSupply),
    ...(each === null ? {} : { unitPrice: each }),
  };
}
