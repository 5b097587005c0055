import { readFileSync } from 'node:fs';
import type { FastifyInstance } from 'fastify';
import { z } from 'zod';
import type { PaymentIntent } from '../stripe/payment-intent.ts';
import type { Payments } from '../stripe/payments.ts';
import { StripeApiError } from '../stripe/stripe-error.ts';

// The same path from source and from compiled code: both lie three folders below `dev`.
const PAGES = new URL('../../../src/partner-simulator/stripe-js/page/', import.meta.url);

const FILES = {
  '/stripe-js/v3': ['v3.js', 'text/javascript'],
  '/stripe-js/card-frame': ['card-frame.html', 'text/html'],
  '/stripe-js/card-frame.js': ['card-frame.js', 'text/javascript'],
  '/stripe-js/challenge': ['challenge.html', 'text/html'],
  '/stripe-js/challenge.js': ['challenge.js', 'text/javascript'],
} as const;

const ChallengeBody = z.object({ clientSecret: z.string().max(200) });

/** The provider's script, its card frame and the bank's window. */
export function stripeJsRoutes(app: FastifyInstance, payments: Payments): void {
  for (const [path, [file, type]] of Object.entries(FILES)) {
    const text = readFileSync(new URL(file, PAGES), 'utf8');
    app.get(path, (_, reply) => {
      void reply
        .type(`${type}; charset=utf-8`)
        .header('cache-control', 'no-cache')
        .header('x-content-type-options', 'nosniff')
        .header('referrer-policy', 'no-referrer')
        .send(text);
    });
  }

  const challenge = (path: string, act: (clientSecret: string) => PaymentIntent): void => {
    app.post(`/stripe-js/challenges/${path}`, (request, reply) => {
      const parsed = ChallengeBody.safeParse(request.body);
      try {
        const intent = act(parsed.success ? parsed.data.clientSecret : '');
        void reply.send(toResult(intent));
      } catch (error) {
        if (!(error instanceof StripeApiError)) throw error;
        void reply.code(error.status).send(error.body);
      }
    });
  };
  challenge('show', (secret) => payments.bySecret(secret));
  challenge('complete', (secret) => payments.finishChallenge(secret, true));
  challenge('fail', (secret) => payments.finishChallenge(secret, false));
}

/** What the browser may know of a payment. */
function toResult(intent: PaymentIntent) {
  if (intent.last_payment_error !== null) return { error: intent.last_payment_error };
  const { id, amount, currency, status } = intent;
  return { paymentIntent: { id, object: 'payment_intent', amount, currency, status } };
}
