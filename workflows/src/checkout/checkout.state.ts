import type { DeclineReason } from '@green-apple/domain-order';
import type {
  CheckoutProgress,
  CheckoutStage,
  PaymentStanding,
  WaitingOn,
} from '@green-apple/workflow-contracts';

/** How long a bank's question may stay unanswered. */
export const ACTION_MS = 15 * 60 * 1000;
/** A shopper who is still at it needs no mail about a declined card. */
export const NUDGE_AFTER_MS = 2 * 60 * 1000;
/** How long a bank may take its time, e.g. over a transfer: the items are held meanwhile. */
export const BANK_MS = 10 * 24 * 60 * 60 * 1000;
/** When a bank says no after days, the shopper gets this long for another card. */
export const SECOND_CHANCE_MS = 30 * 60 * 1000;
const ASK_AGAIN_MS = 60 * 1000;
const ASK_AGAIN_AT_MOST_MS = 60 * 60 * 1000;

/** Where a checkout stands: what the story decides by, and what operators see. */
export interface CheckoutState {
  readonly stage: CheckoutStage;
  readonly attempt: number;
  readonly waitingOn: WaitingOn | null;
  /** Milliseconds since 1970; when waiting ends. */
  readonly dueBy: number | null;
  readonly declineReason: DeclineReason | null;
}

export interface Clock {
  readonly now: number;
  /** The items are held until then; a payment after that would be for nothing. */
  readonly holdExpiresAt: number;
}

/** A card is being tried: the first one, or another. */
export const begun = (attempt: number): CheckoutState => ({
  stage: 'paying',
  attempt,
  waitingOn: null,
  dueBy: null,
  declineReason: null,
});

/** The bank, or the shopper, has answered. */
export function afterPayment(
  state: CheckoutState,
  standing: PaymentStanding,
  clock: Clock,
): CheckoutState {
  const base = { ...state, waitingOn: null, dueBy: null, declineReason: null };
  switch (standing.code) {
    case 'authorised':
      return { ...base, stage: 'confirming' };
    case 'declined':
      return {
        ...base,
        stage: 'payment_declined',
        waitingOn: 'shopper',
        dueBy: clock.holdExpiresAt,
        declineReason: standing.reason,
      };
    case 'action_required':
      return {
        ...base,
        stage: 'action_required',
        waitingOn: 'shopper',
        // Asked again about the same question, the shopper gets no new quarter of an hour.
        dueBy:
          state.stage === 'action_required'
            ? state.dueBy
            : Math.min(clock.now + ACTION_MS, clock.holdExpiresAt),
      };
    case 'processing':
      return {
        ...base,
        stage: 'paying',
        waitingOn: 'bank',
        // Asked again, the bank gets no new ten days.
        dueBy: isWithBank(state) ? state.dueBy : clock.now + BANK_MS,
      };
  }
}

/** The bank is taking its time over this card. */
export const isWithBank = (state: CheckoutState): boolean => state.waitingOn === 'bank';

/**
 * How long to wait before a bank is asked again, should its event get lost: a minute at first, a tenth of
 * the time waited later, an hour at most.
 */
export function askAgainMs(state: CheckoutState, now: number): number {
  const waited = now - ((state.dueBy ?? now) - BANK_MS);
  const tenth = Math.floor(waited / 10);
  return Math.min(patience(state, now), ASK_AGAIN_AT_MOST_MS, Math.max(ASK_AGAIN_MS, tenth));
}

export const isWaiting = (state: CheckoutState): boolean => state.waitingOn !== null;

/** Milliseconds to wait from `now`; 0 when it is over. */
export function patience(state: CheckoutState, now: number): number {
  return Math.max(0, (state.dueBy ?? now) - now);
}

export function toProgress(state: CheckoutState): CheckoutProgress {
  return {
    stage: state.stage,
    attempt: state.attempt,
    waitingOn: state.waitingOn,
    dueBy: state.dueBy === null ? null : new Date(state.dueBy).toISOString(),
  };
}
