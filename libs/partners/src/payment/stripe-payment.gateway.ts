import Stripe from 'stripe';
import { z } from 'zod';
import { withinDeadline } from '../deadline.ts';
import { unknown } from '../partner-fault.ts';
import { stripeTrouble } from '../stripe-client.ts';
import type {
  AuthorisePaymentInput,
  FindPaymentInput,
  PaymentGateway,
  PaymentLookup,
  PaymentOutcome,
  DisputesOutcome,
  FindRefundInput,
  HeldPaymentsOutcome,
  RefundLookup,
  ReauthoriseInput,
  RefundOutcome,
  RefundPaymentInput,
  VoidOutcome,
  VoidPaymentInput,
} from './payment-gateway.port.ts';
import { authorisation, manualCard } from './stripe-authorisation.ts';
import { createStripeCaptures } from './stripe-capture.ts';
import { isMissing, unexpectedState } from './stripe-standing.ts';
import {
  DisputePage,
  RefundPage,
  RefundReply,
  toDispute,
  toRefundOutcome,
} from './stripe-refund.reply.ts';
import {
  declineCode,
  PaymentIntentPage,
  PaymentIntentReply,
  toHeldPayment,
  toPaymentOutcome,
} from './stripe-payment.reply.ts';

/** A lookup reads at most this many pages of 100 payments, then it searches. */
const MAX_PAGES = 20;
/** Stripe's search knows everything that is older than this; a minute by their word, some more by ours. */
const SEARCHABLE_AFTER_MS = 10 * 60 * 1000;
/** Our clock and Stripe's need not agree to the second. */
const CLOCK_SLACK_S = 60;

const CustomerReply = z.object({ id: z.string().startsWith('cus_') });

/** Cards by Stripe's PaymentIntents with manual capture. */
export function createStripePaymentGateway(stripe: Stripe, timeoutMs: number): PaymentGateway {
  const call = <Reply>(request: Promise<Reply>): Promise<Reply> =>
    // The SDK's own timer comes first, so that it closes its socket.
    withinDeadline(timeoutMs + 500, request);

  /** A customer of Stripe's without a name: a card that belongs to nobody could not be charged again. */
  async function customerOf(orderId: string): Promise<string> {
    const reply = await call(
      stripe.customers.create(
        { metadata: { order_id: orderId } },
        { idempotencyKey: `customer/${orderId}`, timeout: timeoutMs },
      ),
    );
    return CustomerReply.parse(reply).id;
  }

  async function authorise(input: AuthorisePaymentInput): Promise<PaymentOutcome> {
    try {
      const customer = await customerOf(input.orderId);
      const reply = await call(
        stripe.paymentIntents.create(authorisation(input, customer), {
          idempotencyKey: input.idempotencyKey,
          timeout: timeoutMs,
        }),
      );
      return agreedOn(input, toPaymentOutcome(PaymentIntentReply.parse(reply)));
    } catch (error) {
      return declined(error) ?? stripeTrouble(error);
    }
  }

  async function retrieve(providerRef: string): Promise<PaymentLookup> {
    try {
      const reply = await call(
        stripe.paymentIntents.retrieve(providerRef, {}, { timeout: timeoutMs }),
      );
      return toPaymentOutcome(PaymentIntentReply.parse(reply));
    } catch (error) {
      return isMissing(error) ? { code: 'not_found' } : stripeTrouble(error);
    }
  }

  // The list is exact at once and long in a busy shop; the search finds anything, a little later.
  async function findByKey({ idempotencyKey, since }: FindPaymentInput): Promise<PaymentLookup> {
    const created = { gte: toSeconds(since) - CLOCK_SLACK_S };
    try {
      let after: string | undefined;
      for (let page = 0; page < MAX_PAGES; page++) {
        const reply = PaymentIntentPage.parse(
          await call(
            stripe.paymentIntents.list(
              { created, limit: 100, ...(after === undefined ? {} : { starting_after: after }) },
              { timeout: timeoutMs },
            ),
          ),
        );
        const found = reply.data.find(
          (intent) => intent.metadata['attempt_key'] === idempotencyKey,
        );
        if (found !== undefined) return toPaymentOutcome(found);
        after = reply.data.at(-1)?.id;
        if (!reply.has_more || after === undefined) return { code: 'not_found' };
      }
      return await search(idempotencyKey, since);
    } catch (error) {
      return stripeTrouble(error);
    }
  }

  async function search(idempotencyKey: string, since: Date): Promise<PaymentLookup> {
    const query = `metadata['attempt_key']:'${idempotencyKey}'`;
    const reply = PaymentIntentPage.parse(
      await call(stripe.paymentIntents.search({ query, limit: 1 }, { timeout: timeoutMs })),
    );
    const [found] = reply.data;
    if (found !== undefined) return toPaymentOutcome(found);
    const isOld = Date.now() - since.getTime() > SEARCHABLE_AFTER_MS;
    return isOld ? { code: 'not_found' } : unknown('in_progress');
  }

  async function voidPayment(input: VoidPaymentInput): Promise<VoidOutcome> {
    try {
      const reply = PaymentIntentReply.parse(
        await call(
          stripe.paymentIntents.cancel(
            input.providerRef,
            { cancellation_reason: 'abandoned' },
            { idempotencyKey: input.idempotencyKey, timeout: timeoutMs },
          ),
        ),
      );
      return reply.status === 'canceled' ? { code: 'voided' } : unknown('garbage');
    } catch (error) {
      if (isMissing(error)) return { code: 'not_found' };
      const standing = unexpectedState(error);
      if (standing?.status === 'canceled') return { code: 'voided' };
      if (standing?.status === 'succeeded') return { code: 'captured' };
      if (standing?.status === 'processing') return { code: 'processing' };
      return stripeTrouble(error);
    }
  }

  async function reauthorise(input: ReauthoriseInput): Promise<PaymentOutcome> {
    try {
      const former = PaymentIntentReply.parse(
        await call(stripe.paymentIntents.retrieve(input.formerRef, {}, { timeout: timeoutMs })),
      );
      if (!former.customer || !former.payment_method)
        return { code: 'declined', providerRef: null, declineCode: 'payment_method_unusable' };
      const reply = await call(
        stripe.paymentIntents.create(
          {
            ...manualCard(input),
            customer: former.customer,
            payment_method: former.payment_method,
            off_session: true,
          },
          { idempotencyKey: input.idempotencyKey, timeout: timeoutMs },
        ),
      );
      return agreedOn(input, toPaymentOutcome(PaymentIntentReply.parse(reply)));
    } catch (error) {
      return declined(error) ?? stripeTrouble(error);
    }
  }

  async function refund(input: RefundPaymentInput): Promise<RefundOutcome> {
    try {
      const reply = RefundReply.parse(
        await call(
          stripe.refunds.create(
            {
              payment_intent: input.providerRef,
              amount: input.amount.minor,
              metadata: { order_id: input.orderId, refund_key: input.idempotencyKey },
            },
            { idempotencyKey: input.idempotencyKey, timeout: timeoutMs },
          ),
        ),
      );
      return toRefundOutcome(reply);
    } catch (error) {
      if (error instanceof Stripe.errors.StripeInvalidRequestError && error.code !== undefined)
        return { code: 'refused', reason: error.code };
      return stripeTrouble(error);
    }
  }

  async function findRefund({
    providerRef,
    idempotencyKey,
  }: FindRefundInput): Promise<RefundLookup> {
    try {
      const page = RefundPage.parse(
        await call(
          stripe.refunds.list({ payment_intent: providerRef, limit: 100 }, { timeout: timeoutMs }),
        ),
      );
      const found = page.data.find(({ metadata }) => metadata['refund_key'] === idempotencyKey);
      return found === undefined ? { code: 'not_found' } : toRefundOutcome(found);
    } catch (error) {
      return isMissing(error) ? { code: 'not_found' } : stripeTrouble(error);
    }
  }

  async function disputes(providerRef: string): Promise<DisputesOutcome> {
    try {
      const page = DisputePage.parse(
        await call(
          stripe.disputes.list({ payment_intent: providerRef, limit: 100 }, { timeout: timeoutMs }),
        ),
      );
      return { code: 'listed', disputes: page.data.map(toDispute) };
    } catch (error) {
      return stripeTrouble(error);
    }
  }

  async function heldBetween(from: Date, to: Date): Promise<HeldPaymentsOutcome> {
    const created = { gte: toSeconds(from), lte: toSeconds(to) };
    const held: PaymentIntentReply[] = [];
    try {
      for (let after: string | undefined, page = 0; page < MAX_PAGES; page++) {
        const reply = PaymentIntentPage.parse(
          await call(
            stripe.paymentIntents.list(
              { created, limit: 100, ...(after === undefined ? {} : { starting_after: after }) },
              { timeout: timeoutMs },
            ),
          ),
        );
        held.push(...reply.data.filter(({ status }) => status === 'requires_capture'));
        after = reply.data.at(-1)?.id;
        if (!reply.has_more || after === undefined) break;
      }
      return { code: 'listed', payments: held.map(toHeldPayment) };
    } catch (error) {
      return stripeTrouble(error);
    }
  }

  return {
    authorise,
    reauthorise,
    retrieve,
    findByKey,
    void: voidPayment,
    ...createStripeCaptures(stripe, call, timeoutMs),
    refund,
    findRefund,
    disputes,
    heldBetween,
  };
}

const toSeconds = (time: Date): number => Math.floor(time.getTime() / 1000);

/** An authorisation over another amount than asked for is nobody's promise. */
function agreedOn(
  input: Pick<AuthorisePaymentInput, 'amount'>,
  outcome: PaymentOutcome,
): PaymentOutcome {
  const agreed =
    outcome.code !== 'authorised' ||
    (outcome.amount.minor === input.amount.minor &&
      outcome.amount.currency === input.amount.currency);
  return agreed ? outcome : unknown('amount_mismatch');
}

function declined(error: unknown): PaymentOutcome | undefined {
  if (error instanceof Stripe.errors.StripeCardError) {
    const intent = PaymentIntentReply.safeParse(error.payment_intent);
    return {
      code: 'declined',
      providerRef: intent.success ? intent.data.id : null,
      declineCode: declineCode(error),
    };
  }
  // A handle that is made up, used up or somebody else's: the shopper has to type a card again.
  if (error instanceof Stripe.errors.StripeInvalidRequestError && error.param === 'payment_method')
    return { code: 'declined', providerRef: null, declineCode: 'payment_method_unusable' };
  return undefined;
}
