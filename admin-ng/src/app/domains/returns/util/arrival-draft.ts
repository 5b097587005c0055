import type { ParcelArrival } from '@green-apple/contracts-http';
import { arrivalFault, type ArrivedItem } from '@green-apple/domain-order';

export type ArrivalItem = ParcelArrival['items'][number];

/** Before anything is typed all is as it was sent. */
export const freshArrival = (items: readonly ArrivalItem[]): ArrivedItem[] =>
  items.map(({ variantId, quantity }) => ({ variantId, good: quantity, damaged: 0, missing: 0 }));

/** What is neither damaged nor missing is as new. */
export function withUnits(
  found: ArrivedItem,
  sent: number,
  name: 'damaged' | 'missing',
  units: number,
): ArrivedItem {
  const typed = { ...found, [name]: units };
  return { ...typed, good: sent - typed.damaged - typed.missing };
}

/** What is wrong with an item, in words; null when its numbers add up. */
export const itemFault = (item: ArrivalItem, found: ArrivedItem): string | null =>
  arrivalFault([item], [found]) === null ? null : `At most ${item.quantity} together.`;

/** What will happen, said before it does. */
export function arrivalOutcome(found: readonly ArrivedItem[], place: string): string {
  const sum = (of: (item: ArrivedItem) => number): number =>
    found.reduce((all, item) => all + of(item), 0);
  const parts = [
    [sum(({ good }) => good), `back to the shelf at ${place}`],
    [sum(({ damaged }) => damaged), 'written off'],
    [sum(({ missing }) => missing), 'not there'],
  ] as const;
  const words = parts
    .filter(([units]) => units > 0)
    .map(([units, what]) => `${units} ${units === 1 ? 'unit' : 'units'} ${what}`);
  return `${words.join(', ')}.`;
}

/** What was done for the shopper, or is to be decided on the order's page. */
export function shopperText({ madeGood }: Pick<ParcelArrival, 'madeGood'>): string {
  switch (madeGood) {
    case null:
      return 'Nobody has decided yet whether it is sent again or refunded.';
    case 'resend':
      return 'The same items are sent to the shopper again.';
    case 'refund':
      return 'The shopper gets their money back.';
  }
}
