import Stripe from 'stripe';
import { z } from 'zod';
import { DeadlineExceeded } from './deadline.ts';
import { PartnerFault, unknown, type UnknownOutcome } from './partner-fault.ts';

/** Environment of whoever speaks to Stripe. */
export const StripeConfig = z.object({
  STRIPE_API_URL: z.url().default('https://api.stripe.com'),
  STRIPE_SECRET_KEY: z.string().min(1),
  STRIPE_TIMEOUT_MS: z.coerce.number().int().min(100).default(20_000),
});
export type StripeConfig = z.infer<typeof StripeConfig>;

/** The SDK with our deadline and without retries of its own: a retry is the caller's decision. */
export function createStripe(config: StripeConfig): Stripe {
  const url = new URL(config.STRIPE_API_URL);
  return new Stripe(config.STRIPE_SECRET_KEY, {
    protocol: url.protocol === 'http:' ? 'http' : 'https',
    host: url.hostname,
    port: url.port === '' ? (url.protocol === 'http:' ? 80 : 443) : Number(url.port),
    timeout: config.STRIPE_TIMEOUT_MS,
    maxNetworkRetries: 0,
    telemetry: false,
  });
}

/** Sorts what the SDK throws: trouble on the way is an outcome, refusals of us are faults. */
export function stripeTrouble(error: unknown): UnknownOutcome {
  if (error instanceof DeadlineExceeded) return unknown('timeout');
  if (error instanceof z.ZodError) return unknown('garbage');
  if (error instanceof Stripe.errors.StripeConnectionError)
    return unknown(/timeout/i.test(error.message) ? 'timeout' : 'connection');
  if (error instanceof Stripe.errors.StripeRateLimitError) return unknown('rate_limited');
  if (error instanceof Stripe.errors.StripeIdempotencyError) {
    if (error.statusCode === 409) return unknown('in_progress');
    throw new PartnerFault('stripe', 'IDEMPOTENCY_KEY_REUSED', { cause: error });
  }
  if (
    error instanceof Stripe.errors.StripeAuthenticationError ||
    error instanceof Stripe.errors.StripePermissionError
  )
    throw new PartnerFault('stripe', 'CREDENTIALS_REFUSED', { cause: error });
  if (error instanceof Stripe.errors.StripeInvalidRequestError) {
    if (error.code === 'idempotency_key_in_use' || error.code === 'lock_timeout')
      return unknown('in_progress');
    throw new PartnerFault('stripe', 'REQUEST_REFUSED', { cause: error });
  }
  if (error instanceof Stripe.errors.StripeAPIError)
    return unknown(/invalid json/i.test(error.message) ? 'garbage' : 'server_error');
  throw error;
}
