import Stripe from 'stripe';
import { z } from 'zod';

/** How old a signed event may be, in seconds. */
const TOLERANCE_S = 300;

const EventReply = z.object({
  id: z.string().startsWith('evt_').max(255),
  type: z.string().min(1),
  created: z.number().int(),
  data: z.object({
    object: z.object({
      id: z.string().optional(),
      object: z.string().optional(),
      metadata: z.record(z.string(), z.string()).nullish(),
      payment_intent: z.union([z.string(), z.object({ id: z.string() })]).nullish(),
    }),
  }),
});

/** A fact the provider told us. Only a hint: the workflow reads the truth again from the provider. */
export interface StripeEvent {
  readonly id: string;
  readonly type: string;
  readonly createdAt: Date;
  /** The object it is about, e.g. a PaymentIntent. */
  readonly objectRef: string | null;
  /** The payment it is about: the object itself, or the one a charge, refund or dispute belongs to. */
  readonly paymentRef: string | null;
  /** Our order, when the object carries it. */
  readonly orderId: string | null;
}

export type StripeEventResult =
  | { readonly code: 'valid'; readonly event: StripeEvent }
  | { readonly code: 'signature_invalid' }
  | { readonly code: 'malformed' };

/**
 * Checks the signature over the raw bytes against each secret in turn (two are valid during rotation),
 * with a tolerance of five minutes.
 */
export function verifyStripeEvent(
  rawBody: Buffer | string,
  signature: string | undefined,
  secrets: readonly string[],
): StripeEventResult {
  if (signature === undefined) return { code: 'signature_invalid' };
  const signed = secrets.some((secret) => isSignedWith(rawBody, signature, secret));
  if (!signed) return { code: 'signature_invalid' };
  return parseEvent(rawBody.toString());
}

function isSignedWith(rawBody: Buffer | string, signature: string, secret: string): boolean {
  const verifier = Stripe.webhooks.signature;
  if (verifier === null) throw new Error('this build of the Stripe SDK cannot check signatures');
  try {
    return verifier.verifyHeader(rawBody, signature, secret, TOLERANCE_S);
  } catch (error) {
    if (error instanceof Stripe.errors.StripeSignatureVerificationError) return false;
    throw error;
  }
}

function parseEvent(text: string): StripeEventResult {
  const parsed = EventReply.safeParse(jsonOrUndefined(text));
  if (!parsed.success) return { code: 'malformed' };
  const { id, type, created, data } = parsed.data;
  return {
    code: 'valid',
    event: {
      id,
      type,
      createdAt: new Date(created * 1000),
      objectRef: data.object.id ?? null,
      paymentRef: paymentOf(data.object),
      orderId: data.object.metadata?.['order_id'] ?? null,
    },
  };
}

function paymentOf(object: z.infer<typeof EventReply>['data']['object']): string | null {
  const { id, payment_intent: payment } = object;
  if (payment) return typeof payment === 'string' ? payment : payment.id;
  return id?.startsWith('pi_') ? id : null;
}

function jsonOrUndefined(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return undefined;
  }
}
