import { money } from '@green-apple/domain-money';
import type {
  CaptureOutcome,
  PaymentGateway,
  PaymentLookup,
  UnknownOutcome,
} from '@green-apple/partners';
import type {
  CaptureRepository,
  CaptureRow,
  NewestAttempt,
  PaymentAttemptRepository,
} from '@green-apple/persistence';
import type { CaptureActivities, CaptureResult } from '@green-apple/workflow-contracts';
import { orderMissing, outcomeUnknown, withPartnerFailures } from '../partner-failure.ts';

export interface CapturePorts {
  readonly captures: CaptureRepository;
  readonly attempts: Pick<PaymentAttemptRepository, 'change'>;
  readonly gateway: PaymentGateway;
  /** True when this is not the first try of the running activity: an earlier one may have done the deed. */
  readonly isRetry: () => boolean;
}

/** A name for a shipment's part of a payment that fits into the provider's metadata. */
export const markOf = (shipmentId: string): string => shipmentId.replaceAll('-', '');

/** Takes a payment a shipment at a time. What was asked is in the books before it is asked. */
export function createCaptureActivities(ports: CapturePorts): CaptureActivities {
  const { captures, attempts, gateway } = ports;
  const known = <Outcome extends { readonly code: string }>(
    outcome: Outcome,
  ): Exclude<Outcome, UnknownOutcome> => {
    if (outcome.code === 'unknown')
      throw outcomeUnknown('the payment provider', outcome as unknown as UnknownOutcome);
    return outcome as Exclude<Outcome, UnknownOutcome>;
  };

  async function load(shipmentId: string): Promise<CaptureRow> {
    const row = await captures.load(shipmentId);
    if (row === null) throw orderMissing();
    return row;
  }

  async function take(
    row: CaptureRow,
    payment: NonNullable<CaptureRow['payment']>,
  ): Promise<Exclude<CaptureOutcome, UnknownOutcome>> {
    const mark = markOf(row.shipmentId);
    const { providerRef, attempt } = payment;
    if (ports.isRetry()) {
      const before = known(await gateway.findCapture({ providerRef, mark }));
      if (before.code === 'captured') return before;
    }
    return known(
      await gateway.capture({
        providerRef,
        mark,
        amount: row.amount,
        isLast: row.isLast,
        idempotencyKey: `capture/${row.shipmentId}/${attempt}`,
      }),
    );
  }

  async function capture(row: CaptureRow): Promise<CaptureResult> {
    if (row.isCaptured || row.amount.minor === 0) return { code: 'captured' };
    const { payment } = row;
    if (payment === null) return { code: 'authorisation_gone' };
    if (!(await captures.noteRequest(row, payment.attempt)))
      return capture(await load(row.shipmentId));
    const outcome = await take(row, payment);
    if (outcome.code === 'captured') {
      await captures.noteCaptured(row, payment.attempt, row.isLast);
      return { code: 'captured' };
    }
    // Refused: what the bank still keeps ready must not stand beside what it is asked for anew.
    if (outcome.code === 'declined') await letGoOf(row.orderId, payment);
    // Expired, voided or refused: from this authorisation nothing comes any more.
    await captures.noteFailed(row, payment.attempt, true);
    return { code: 'authorisation_gone' };
  }

  /** What asking again did before, or does now. */
  async function askAgain(orderId: string, next: NewestAttempt): Promise<PaymentLookup> {
    if (ports.isRetry()) {
      const { idempotencyKey, createdAt } = next;
      const before = known(await gateway.findByKey({ idempotencyKey, since: createdAt }));
      if (before.code !== 'not_found') return before;
    }
    if (next.agreedRef === null)
      return { code: 'declined', providerRef: null, declineCode: 'payment_method_unusable' };
    return gateway.reauthorise({
      orderId,
      orderNumber: next.orderNumber,
      attempt: next.attempt,
      formerRef: next.agreedRef,
      amount: money(next.openMinor, next.currency),
      idempotencyKey: next.idempotencyKey,
    });
  }

  return {
    captureShipment: ({ shipmentId }) =>
      withPartnerFailures(async () => capture(await load(shipmentId))),

    giveBackCapture: ({ shipmentId }) =>
      withPartnerFailures(async () => {
        const row = await settled(await load(shipmentId));
        if (row === null || row.payment === null || row.isGivenBack) return;
        const amount = await captures.noteRefundRequest(row);
        if (amount.minor === 0) return;
        const outcome = known(
          await gateway.refund({
            providerRef: row.payment.providerRef,
            amount,
            orderId: row.orderId,
            idempotencyKey: `capture/${shipmentId}/refund`,
          }),
        );
        if (outcome.code === 'refused')
          throw outcomeUnknown('the payment provider', { code: 'unknown', detail: 'server_error' });
        await captures.noteRefunded(row, amount);
      }),

    reauthorise: ({ orderId }) =>
      withPartnerFailures(async () => {
        const next = await captures.attemptToAskAgain(orderId);
        if (next === null) throw orderMissing();
        if (next.state === 'authorised') return { code: 'authorised' };
        const outcome = known(await askAgain(orderId, next));
        const agreed = outcome.code === 'authorised';
        await attempts.change({
          id: next.id,
          state: agreed ? 'authorised' : 'declined',
          providerRef: 'providerRef' in outcome ? outcome.providerRef : null,
          declineCode: outcome.code === 'declined' ? outcome.declineCode : null,
          from: ['requested'],
        });
        if (agreed)
          await captures.noteHold(orderId, next.attempt, money(next.openMinor, next.currency));
        return { code: agreed ? 'authorised' : 'declined' };
      }),

    releaseHold: ({ orderId }) =>
      withPartnerFailures(async () => {
        await letGo(orderId);
        await captures.wakeAftercare(orderId);
      }),
  };

  async function letGo(orderId: string): Promise<void> {
    const open = await captures.openAuthorisation(orderId);
    if (open === null) return captures.releaseRest(orderId);
    await letGoOf(orderId, open);
    await captures.releaseHold(orderId, open.attempt);
  }

  async function letGoOf(
    orderId: string,
    { providerRef, attempt }: { readonly providerRef: string; readonly attempt: number },
  ): Promise<void> {
    known(await gateway.void({ providerRef, idempotencyKey: `release/${orderId}/${attempt}` }));
  }

  /** A capture whose answer was lost is looked up before it is undone; null when nothing was taken. */
  async function settled(row: CaptureRow): Promise<CaptureRow | null> {
    if (row.isCaptured) return row;
    if (row.payment === null) return null;
    const mark = markOf(row.shipmentId);
    const { providerRef, attempt } = row.payment;
    const before = known(await gateway.findCapture({ providerRef, mark }));
    if (before.code !== 'captured') {
      await captures.noteFailedIfAsked(row, attempt);
      return null;
    }
    await captures.noteCaptured(row, attempt, false);
    return row;
  }
}
