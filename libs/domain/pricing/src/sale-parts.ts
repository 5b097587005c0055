import { SHIPPING_SHARE } from '@green-apple/domain-tax';
import type { PaidStep } from './paid-parts.ts';

interface Sums {
  readonly items: { readonly minor: number };
  readonly discount: { readonly minor: number };
  readonly shipping: { readonly minor: number };
  readonly tax: { readonly minor: number };
}

/**
 * What is sold, as the books want it: goods after discounts and delivery without tax, and the tax, whether it was
 * added to prices or is inside of them. The parts sum to the receipt's total.
 */
export function saleParts(
  { items, discount, shipping, tax }: Sums,
  steps: readonly PaidStep[],
): { readonly goods: number; readonly shipping: number; readonly tax: number } {
  const inside = steps.flatMap(({ contained }) => contained ?? []);
  const ofDelivery = inside
    .filter(({ lineId }) => lineId === SHIPPING_SHARE)
    .reduce((all, { minor }) => all + minor, 0);
  const ofAll = inside.reduce((all, { minor }) => all + minor, 0);
  return {
    goods: items.minor - discount.minor - (ofAll - ofDelivery),
    shipping: shipping.minor - ofDelivery,
    tax: tax.minor + ofAll,
  };
}
