import { CANCEL_REFUSALS_DE } from './german.ts';
import { isPaymentOpen, type OrderState } from './order-state.ts';
import type { WordLanguage } from './word-language.ts';

/** Why an order cannot be cancelled, with what to do instead. Never renamed. */
export const CANCEL_REFUSALS = {
  ALREADY_CANCELLED: 'This order is cancelled already.',
  BEING_PACKED:
    'We are packing this order right now, so it cannot be cancelled here. Write to us at once and we try to stop it.',
  ON_ITS_WAY: 'This order is on its way. When it has arrived you can send it back.',
  OVER: 'This order is over. You can still send things back.',
} as const;
export type CancelRefusal = keyof typeof CANCEL_REFUSALS;

export const cancelRefusalWords = (code: CancelRefusal, language: WordLanguage): string =>
  ({ en: CANCEL_REFUSALS, de: CANCEL_REFUSALS_DE })[language][code];

export type CancelAnswer =
  { readonly allowed: true } | { readonly allowed: false; readonly code: CancelRefusal };

/** Who wants it: staff stand beside the packing table and may go on longer. */
export type CancelActor = 'shopper' | 'staff';

/**
 * Whether an order can be cancelled as things stand. Asked when somebody asks, and again by the order's own
 * run when it comes to it: in between a parcel may have left.
 */
export function cancelAnswer(state: OrderState, actor: CancelActor): CancelAnswer {
  if (isPaymentOpen(state) || state === 'confirmed') return { allowed: true };
  switch (state) {
    case 'cancelled':
      return { allowed: false, code: 'ALREADY_CANCELLED' };
    case 'packing':
    case 'ready_for_pickup':
      return actor === 'staff' ? { allowed: true } : { allowed: false, code: 'BEING_PACKED' };
    case 'partially_shipped':
    case 'shipped':
      return { allowed: false, code: 'ON_ITS_WAY' };
    default:
      return { allowed: false, code: 'OVER' };
  }
}
