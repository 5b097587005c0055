import { money } from '@green-apple/domain-money';
import type { PaymentGateway, PaymentLookup } from '@green-apple/partners';
import type {
  AttemptRow,
  AttemptState,
  DisputeRepository,
  PaymentAttemptRepository,
} from '@green-apple/persistence';
import type {
  AttemptInput,
  PaymentActivities,
  PaymentStanding,
} from '@green-apple/workflow-contracts';
import { orderMissing, outcomeUnknown, withPartnerFailures } from '../partner-failure.ts';
import { noteDisputes } from './note-disputes.ts';
import { settlePayments } from './settle-payments.ts';
import { takePaymentBack, type TakenBack } from './take-back.ts';
import {
  attemptStateOf,
  settledStanding,
  toStanding,
  type KnownOutcome,
} from './payment-standing.ts';

export interface PaymentPorts {
  readonly attempts: PaymentAttemptRepository;
  readonly gateway: PaymentGateway;
  readonly disputes: Pick<DisputeRepository, 'keep'>;
  /** True when this is not the first try of the running activity: an earlier one may have done the deed. */
  readonly isRetry: () => boolean;
}

const OPEN: readonly AttemptState[] = ['requested', 'action_required'];

/** Payments over the provider's port. The attempt's own key goes with each call: one attempt, one charge. */
export function createPaymentActivities(ports: PaymentPorts): PaymentActivities {
  const { attempts, gateway } = ports;

  async function load({ orderId, attempt }: AttemptInput): Promise<AttemptRow> {
    const row = await attempts.load(orderId, attempt);
    if (row === null) throw orderMissing();
    return row;
  }

  /** What an earlier call did, as far as the provider knows. */
  async function lookUp(row: AttemptRow): Promise<PaymentLookup> {
    if (row.providerRef !== null) return gateway.retrieve(row.providerRef);
    return gateway.findByKey({ idempotencyKey: row.idempotencyKey, since: row.createdAt });
  }

  function known(outcome: PaymentLookup): KnownOutcome | null {
    if (outcome.code === 'unknown') throw outcomeUnknown('the payment provider', outcome);
    return outcome.code === 'not_found' ? null : outcome;
  }

  async function charge(row: AttemptRow): Promise<KnownOutcome> {
    const done = row.providerRef !== null || ports.isRetry() ? known(await lookUp(row)) : null;
    if (done !== null) return done;
    const outcome = await gateway.authorise({
      orderId: row.orderId,
      orderNumber: row.orderNumber,
      attempt: row.attempt,
      amount: money(row.amountMinor, row.currency),
      paymentMethodRef: row.methodRef,
      idempotencyKey: row.idempotencyKey,
    });
    if (outcome.code === 'unknown') throw outcomeUnknown('the payment provider', outcome);
    return outcome;
  }

  /** Writes the outcome down. An attempt that was undone meanwhile is undone again: we came too late. */
  async function note(row: AttemptRow, outcome: KnownOutcome): Promise<PaymentStanding> {
    const written = await attempts.change({
      id: row.id,
      state: attemptStateOf(outcome),
      providerRef: outcome.providerRef,
      declineCode: outcome.code === 'declined' ? outcome.declineCode : null,
      from: OPEN,
    });
    if (written) return toStanding(outcome);
    const current = await load(row);
    const undone = current.state === 'voided' || current.state === 'failed';
    if (undone && outcome.code !== 'voided' && outcome.providerRef !== null)
      await takeBack(current, outcome.providerRef);
    return settledStanding(current) ?? toStanding(outcome);
  }

  async function takeBack(row: AttemptRow, providerRef: string): Promise<TakenBack> {
    return takePaymentBack(gateway, row, providerRef);
  }

  return {
    authorisePayment: (input) =>
      withPartnerFailures(async () => {
        const row = await load(input);
        return settledStanding(row) ?? note(row, await charge(row));
      }),

    refreshPayment: (input) =>
      withPartnerFailures(async () => {
        const row = await load(input);
        const settled = settledStanding(row);
        if (settled !== null) return settled;
        const outcome = known(await lookUp(row));
        if (outcome === null) return { code: 'processing' };
        return note(row, outcome);
      }),

    voidPayment: (input) =>
      withPartnerFailures(async () => {
        const row = await attempts.load(input.orderId, input.attempt);
        if (row === null || row.state === 'voided') return;
        // Gift cards paid all of it: no provider ever heard of this order.
        if (row.amountMinor === 0) {
          const nothing = { id: row.id, providerRef: null, declineCode: null };
          await attempts.change({ ...nothing, state: 'voided', from: [...OPEN, 'authorised'] });
          return;
        }
        if (row.state === 'declined' && row.providerRef === null) return;
        // Closed first: a charge that is still on its way finds it closed and takes itself back.
        const closing = { id: row.id, declineCode: row.declineCode, providerRef: row.providerRef };
        await attempts.change({ ...closing, state: 'failed', from: OPEN });
        const providerRef = row.providerRef ?? known(await lookUp(row))?.providerRef ?? null;
        // The bank is still at it: the attempt stays `failed`, and is settled when the bank has answered.
        if (providerRef !== null && (await takeBack(row, providerRef)) === 'processing') {
          await attempts.change({ ...closing, providerRef, state: 'failed', from: ['failed'] });
          return;
        }
        const from: AttemptState[] = [...OPEN, 'authorised', 'captured', 'failed'];
        await attempts.change({ ...closing, providerRef, state: 'voided', from });
      }),

    settlePayments: ({ orderId }) =>
      withPartnerFailures(() => settlePayments({ attempts, gateway, lookUp }, orderId)),

    noteDisputes: ({ orderId }) => withPartnerFailures(() => noteDisputes(ports, orderId)),
  };
}
