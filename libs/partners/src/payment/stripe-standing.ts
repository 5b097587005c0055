import Stripe from 'stripe';
import { PaymentIntentReply } from './stripe-payment.reply.ts';

export function isMissing(error: unknown): boolean {
  return (
    error instanceof Stripe.errors.StripeInvalidRequestError && error.code === 'resource_missing'
  );
}

/** The intent as it stands, when Stripe says that a step does not fit its state. */
export function unexpectedState(error: unknown): PaymentIntentReply | undefined {
  if (
    !(error instanceof Stripe.errors.StripeInvalidRequestError) ||
    error.code !== 'payment_intent_unexpected_state'
  )
    return undefined;
  const intent = PaymentIntentReply.safeParse(error.payment_intent);
  return intent.success ? intent.data : undefined;
}
