import { money } from '@green-apple/domain-money';
import Stripe from 'stripe';
import { unknown } from '../partner-fault.ts';
import { stripeTrouble } from '../stripe-client.ts';
import type {
  CaptureLookup,
  CaptureOutcome,
  CapturePaymentInput,
  FindCaptureInput,
  PaymentGateway,
} from './payment-gateway.port.ts';
import { declineCode, PaymentIntentReply } from './stripe-payment.reply.ts';
import { isMissing, unexpectedState } from './stripe-standing.ts';

type Call = <Reply>(request: Promise<Reply>) => Promise<Reply>;

/** Metadata of a payment names each part that was taken from it. */
const captureMark = (mark: string): string => `capture_${mark}`;

/** How much was taken under this mark; null when nothing was. */
function takenUnder(intent: PaymentIntentReply, mark: string) {
  const minor = Number(intent.metadata[captureMark(mark)] ?? Number.NaN);
  return Number.isSafeInteger(minor) ? money(minor, intent.currency) : null;
}

/** Stripe's word for a card that can be captured only once. */
const refusesParts = (error: unknown): boolean =>
  error instanceof Stripe.errors.StripeInvalidRequestError && error.param === 'final_capture';

/** Captures in parts: each leaves its mark in the payment's metadata, by which it is found again. */
export function createStripeCaptures(
  stripe: Stripe,
  call: Call,
  timeoutMs: number,
): Pick<PaymentGateway, 'capture' | 'findCapture'> {
  async function capture(input: CapturePaymentInput, inParts = true): Promise<CaptureOutcome> {
    try {
      const reply = PaymentIntentReply.parse(
        await call(
          stripe.paymentIntents.capture(
            input.providerRef,
            {
              amount_to_capture: input.amount.minor,
              ...(inParts ? { final_capture: input.isLast } : {}),
              metadata: { [captureMark(input.mark)]: String(input.amount.minor) },
            },
            {
              idempotencyKey: inParts ? input.idempotencyKey : `${input.idempotencyKey}/whole`,
              timeout: timeoutMs,
            },
          ),
        ),
      );
      const taken = takenUnder(reply, input.mark);
      return taken === null ? unknown('garbage') : { code: 'captured', amount: taken };
    } catch (error) {
      // This card pays once: it pays this parcel, and the bank lets go of the rest.
      if (inParts && refusesParts(error)) return capture(input, false);
      const standing = unexpectedState(error);
      const taken = standing === undefined ? null : takenUnder(standing, input.mark);
      if (taken !== null) return { code: 'captured', amount: taken };
      if (standing?.status === 'canceled' || standing?.status === 'succeeded')
        return { code: 'voided' };
      if (error instanceof Stripe.errors.StripeCardError)
        return { code: 'declined', declineCode: declineCode(error) };
      return stripeTrouble(error);
    }
  }

  async function findCapture({ providerRef, mark }: FindCaptureInput): Promise<CaptureLookup> {
    try {
      const reply = await call(
        stripe.paymentIntents.retrieve(providerRef, {}, { timeout: timeoutMs }),
      );
      const taken = takenUnder(PaymentIntentReply.parse(reply), mark);
      return taken === null ? { code: 'not_found' } : { code: 'captured', amount: taken };
    } catch (error) {
      return isMissing(error) ? { code: 'not_found' } : stripeTrouble(error);
    }
  }

  return { capture: (input) => capture(input), findCapture };
}
