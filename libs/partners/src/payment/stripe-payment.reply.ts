import { money } from '@green-apple/domain-money';
import { z } from 'zod';
import type { HeldPayment, PaymentOutcome } from './payment-gateway.port.ts';
import { unknown } from '../partner-fault.ts';

export const CurrencyIn = z
  .string()
  .transform((code) => code.toUpperCase())
  .pipe(z.enum(['USD', 'EUR', 'GBP']));

/** The part of a PaymentIntent we rely on. */
export const PaymentIntentReply = z.object({
  id: z.string().startsWith('pi_'),
  object: z.literal('payment_intent'),
  status: z.enum([
    'requires_payment_method',
    'requires_confirmation',
    'requires_action',
    'processing',
    'requires_capture',
    'canceled',
    'succeeded',
  ]),
  amount: z.number().int().nonnegative(),
  amount_capturable: z.number().int().nonnegative().default(0),
  amount_received: z.number().int().nonnegative().default(0),
  currency: CurrencyIn,
  client_secret: z.string().nullish(),
  last_payment_error: z
    .object({ code: z.string().nullish(), decline_code: z.string().nullish() })
    .nullish(),
  metadata: z.record(z.string(), z.string()).default({}),
  created: z.number().int().nonnegative().default(0),
  customer: z.string().nullish(),
  payment_method: z.string().nullish(),
});
export type PaymentIntentReply = z.infer<typeof PaymentIntentReply>;

export const PaymentIntentPage = z.object({
  data: z.array(PaymentIntentReply),
  has_more: z.boolean().default(false),
});

/** What a PaymentIntent means to us. */
export function toPaymentOutcome(intent: PaymentIntentReply): PaymentOutcome {
  const providerRef = intent.id;
  switch (intent.status) {
    case 'requires_capture':
      return {
        code: 'authorised',
        providerRef,
        amount: money(intent.amount_capturable, intent.currency),
      };
    case 'requires_action':
      return intent.client_secret
        ? { code: 'action_required', providerRef, clientSecret: intent.client_secret }
        : unknown('garbage');
    case 'requires_payment_method':
      return { code: 'declined', providerRef, declineCode: declineCode(intent.last_payment_error) };
    case 'requires_confirmation':
    case 'processing':
      return { code: 'processing', providerRef };
    case 'succeeded':
      return {
        code: 'captured',
        providerRef,
        amount: money(intent.amount_received, intent.currency),
      };
    case 'canceled':
      return { code: 'voided', providerRef };
  }
}

export function toHeldPayment({ id, metadata, created }: PaymentIntentReply): HeldPayment {
  return {
    providerRef: id,
    orderId: metadata['order_id'] ?? null,
    attemptKey: metadata['attempt_key'] ?? null,
    createdAt: new Date(created * 1000),
  };
}

interface DeclineLike {
  readonly code?: string | null | undefined;
  readonly decline_code?: string | null | undefined;
}

/** Stripe's finer `decline_code` where there is one; "generic_decline" says less than the error's own code. */
export function declineCode(error: DeclineLike | null | undefined): string {
  const finer = error?.decline_code;
  if (finer && finer !== 'generic_decline') return finer;
  return error?.code ?? finer ?? 'card_declined';
}
