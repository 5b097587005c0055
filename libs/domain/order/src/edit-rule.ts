import { EDIT_REFUSALS_DE } from './german.ts';
import { isPaymentOpen, type OrderState } from './order-state.ts';
import type { ShipmentState } from './shipment-state.ts';
import type { WordLanguage } from './word-language.ts';

/** Why an order cannot be changed (any more), with what to do instead. Never renamed. */
export const EDIT_REFUSALS = {
  PAYMENT_OPEN: 'The payment is still open. Finish it first; then the order can be changed.',
  BEING_PACKED:
    'We are packing this order right now, so it cannot be changed here. Write to us at once and we try to help.',
  BEING_SENT: 'A parcel of this order is just being sent. Try again in a minute.',
  ON_ITS_WAY: 'This order is on its way. When it has arrived you can send things back.',
  OVER: 'This order is over, so it cannot be changed.',
  PACKED_ALREADY: 'Some of what you want to take out is packed already. Please look again.',
  STOCK_GONE: 'Somebody else was faster: what you want to add is sold out now.',
  REFUNDED:
    'Some of this order was paid back already, so it cannot be changed any more. Write to us and we help.',
  CHANGED_MEANWHILE: 'The order was changed meanwhile. Please look at it again.',
  NOT_PAID: 'The difference was not paid in time, so the order stays as it was.',
} as const;
export type EditRefusal = keyof typeof EDIT_REFUSALS;

export const isEditRefusal = (text: string): text is EditRefusal =>
  Object.hasOwn(EDIT_REFUSALS, text);

export const editRefusalWords = (code: EditRefusal, language: WordLanguage): string =>
  ({ en: EDIT_REFUSALS, de: EDIT_REFUSALS_DE })[language][code];

export type EditAnswer =
  { readonly allowed: true } | { readonly allowed: false; readonly code: EditRefusal };

/** Who wants it: staff stand beside the packing table and may go on longer. */
export type EditActor = 'shopper' | 'staff';

/** Where the changes of an order stand. Nothing is changed before `applied`. */
export const EDIT_STATES = [
  'previewed',
  'applying',
  'awaiting_payment',
  'applied',
  'abandoned',
  'failed',
] as const;
export type EditState = (typeof EDIT_STATES)[number];

const no = (code: EditRefusal): EditAnswer => ({ allowed: false, code });

/**
 * Whether an order can be changed as things stand. A shopper may until packing begins; staff may change what
 * is not packed yet. Asked when somebody looks, and again by the order's run, which holds the shipments then.
 */
export function editAnswer(
  state: OrderState,
  shipments: readonly ShipmentState[],
  actor: EditActor,
): EditAnswer {
  if (isPaymentOpen(state)) return no('PAYMENT_OPEN');
  switch (state) {
    case 'confirmed':
    case 'packing':
    case 'partially_shipped':
      return actor === 'staff' ? forStaff(shipments) : forShopper(state, shipments);
    case 'shipped':
    case 'ready_for_pickup':
      return no('ON_ITS_WAY');
    default:
      return no('OVER');
  }
}

function forShopper(state: OrderState, shipments: readonly ShipmentState[]): EditAnswer {
  if (state === 'partially_shipped') return no('ON_ITS_WAY');
  const untouched = shipments.every((each) => each === 'planned' || each === 'cancelled');
  return state === 'confirmed' && untouched ? { allowed: true } : no('BEING_PACKED');
}

/** A parcel between the packing table and the carrier is being paid for: its share must not move. */
function forStaff(shipments: readonly ShipmentState[]): EditAnswer {
  if (shipments.includes('packed')) return no('BEING_SENT');
  const open = shipments.length === 0 || shipments.some(isUnpacked);
  return open ? { allowed: true } : no('ON_ITS_WAY');
}

/** Units in such a shipment can still be taken out of it, or be joined by others. */
export const isUnpacked = (state: ShipmentState): boolean =>
  state === 'planned' || state === 'picking';
