import type { PriceReceipt } from './receipt.ts';

/**
 * Everything a shopper agreed to pay, as one canonical text: what, how many, at which price, with which
 * deduction, tax and delivery. Two receipts with one fingerprint charge the same cents for the same things.
 * Names and versions of rules are left out: a new wording is no new price.
 */
export function fingerprint(receipt: PriceReceipt, deliveryId: string): string {
  const lines = receipt.lines
    .map(
      ({ lineId, quantity, unit, discount, tax }) =>
        [lineId, quantity, unit.minor, discount.minor, tax.minor] as const,
    )
    .sort(([a], [b]) => (a < b ? -1 : 1));
  const { shipping, tax, total } = receipt.totals;
  return JSON.stringify([
    total.currency,
    deliveryId,
    shipping.minor,
    tax.minor,
    total.minor,
    ...lines,
  ]);
}
