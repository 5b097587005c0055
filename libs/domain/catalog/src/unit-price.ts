import { money, roundHalfAwayFromZero, type Money } from '@green-apple/domain-money';
import type { Variant } from './product.ts';

/** What packs of other sizes are compared by (directive 98/6/EC, article 2 (b)). */
export type PriceUnit = 'kg' | 'l' | 'piece';

export interface UnitPrice extends Money {
  readonly per: PriceUnit;
}

const THOUSANDTHS: Readonly<Partial<Record<Variant['unit'], PriceUnit>>> = { g: 'kg', ml: 'l' };

/** "€46.00 / kg": null for a single piece, whose price it is already. */
export function priceOfUnit(
  price: Money,
  { count, unit }: Pick<Variant, 'count' | 'unit'>,
): UnitPrice | null {
  if (count <= 0) return null;
  const per = THOUSANDTHS[unit];
  if (per === undefined && count === 1) return null;
  const whole = per === undefined ? 1 : 1000;
  const each = roundHalfAwayFromZero((price.minor * whole) / count);
  return { ...money(each, price.currency), per: per ?? 'piece' };
}
