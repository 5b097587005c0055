import { toDeclineReason } from '@green-apple/domain-order';
import type { PaymentOutcome, UnknownOutcome } from '@green-apple/partners';
import type { AttemptRow, AttemptState } from '@green-apple/persistence';
import type { PaymentStanding } from '@green-apple/workflow-contracts';

export type KnownOutcome = Exclude<PaymentOutcome, UnknownOutcome>;

/** What the run is told: no handle, no secret, and only reasons a shopper can use. */
export function toStanding(outcome: KnownOutcome): PaymentStanding {
  switch (outcome.code) {
    case 'authorised':
    case 'captured':
      return { code: 'authorised' };
    case 'action_required':
    case 'processing':
      return { code: outcome.code };
    case 'declined':
      return { code: 'declined', reason: toDeclineReason(outcome.declineCode) };
    case 'voided':
      // Taken back at the provider, e.g. because the bank's question was left open for too long.
      return { code: 'declined', reason: 'authentication_abandoned' };
  }
}

/** What our books say of an attempt that is settled; null while it is open. */
export function settledStanding(row: AttemptRow): PaymentStanding | null {
  switch (row.state) {
    case 'authorised':
    case 'captured':
      return { code: 'authorised' };
    case 'declined':
      return { code: 'declined', reason: toDeclineReason(row.declineCode) };
    case 'voided':
    case 'failed':
      return { code: 'declined', reason: 'card_declined' };
    case 'requested':
    case 'action_required':
      return null;
  }
}

/** The state of the attempt after this outcome. */
export function attemptStateOf(outcome: KnownOutcome): AttemptState {
  return outcome.code === 'processing' ? 'requested' : outcome.code;
}
