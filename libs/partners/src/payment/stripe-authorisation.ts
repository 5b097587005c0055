import type Stripe from 'stripe';
import type { AuthorisePaymentInput } from './payment-gateway.port.ts';

/** A payment to be confirmed now and captured when parcels leave. */
export function authorisation(
  input: AuthorisePaymentInput,
  customer: string,
): Stripe.PaymentIntentCreateParams {
  return {
    ...manualCard(input),
    payment_method: input.paymentMethodRef,
    customer,
    // Kept for this order's own later parcels, should the bank let go before they are packed.
    setup_future_usage: 'off_session',
  };
}

/** What all our authorisations have in common. */
export function manualCard(
  input: Omit<AuthorisePaymentInput, 'paymentMethodRef'>,
): Stripe.PaymentIntentCreateParams {
  return {
    amount: input.amount.minor,
    currency: input.amount.currency.toLowerCase(),
    allowed_payment_method_types: ['card'],
    automatic_payment_methods: { enabled: true, allow_redirects: 'never' },
    capture_method: 'manual',
    // One order, several parcels: each takes its own part.
    payment_method_options: { card: { request_multicapture: 'if_available' } },
    confirm: true,
    description: `Green Apple order ${input.orderNumber}`,
    metadata: {
      order_id: input.orderId,
      attempt: String(input.attempt),
      attempt_key: input.idempotencyKey,
    },
  };
}
