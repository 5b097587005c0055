import type { Effect } from '../journal.ts';
import type { IntentStatus, PaymentIntent } from './payment-intent.ts';

/** The events the shop has subscribed to: what it is told by an answer anyway is not among them. */
export const EVENT_OF: Readonly<Partial<Record<IntentStatus, string>>> = {
  processing: 'payment_intent.processing',
  requires_capture: 'payment_intent.amount_capturable_updated',
  requires_payment_method: 'payment_intent.payment_failed',
  canceled: 'payment_intent.canceled',
  succeeded: 'payment_intent.succeeded',
};

const EFFECT_OF: Readonly<Record<IntentStatus, string>> = {
  requires_payment_method: 'declined',
  requires_confirmation: 'created',
  requires_action: 'challenged',
  requires_capture: 'authorised',
  processing: 'processing',
  canceled: 'voided',
  succeeded: 'captured',
};

/** What a payment's new state means for the money of an order. */
export function effectOf(intent: PaymentIntent): Effect {
  return {
    kind: EFFECT_OF[intent.status],
    ref: intent.id,
    orderId: intent.metadata['order_id'],
    amountMinor: intent.status === 'succeeded' ? intent.amount_received : intent.amount,
    currency: intent.currency,
  };
}

/** Money that was taken, and what the bank keeps ready no longer because nothing more will be. */
export function captureEffects(
  intent: PaymentIntent,
  { taken, left }: { readonly taken: number; readonly left: number },
): Effect[] {
  const effect = { ...effectOf(intent), kind: 'captured', amountMinor: taken };
  return intent.status === 'succeeded' && left > 0
    ? [effect, { ...effect, kind: 'released', amountMinor: left }]
    : [effect];
}
