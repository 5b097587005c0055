import type { ReturnInstruction, ReturnState } from '@green-apple/domain-order';
import type { OrderInput } from './activities.ts';

export interface ReturnInput extends OrderInput {
  readonly returnId: string;
}

/** Where the return came to rest. */
export interface ReturnResult {
  readonly state: ReturnState;
}

export interface ReturnStepInput {
  readonly returnId: string;
}

export interface ReturnFacts {
  readonly state: ReturnState;
  /** First, second, third of its order: tells the mails about them apart. */
  readonly position: number;
  /** Why a person has to look first; null when it is approved by rule. */
  readonly review: string | null;
  /** ISO 8601; null before it is approved. */
  readonly sendBy: string | null;
  /** Where its refund stands; null while there is none. */
  readonly refundState: string | null;
  readonly instructions: ReadonlyArray<{ readonly seq: number; readonly kind: ReturnInstruction }>;
}

export interface MoveReturnInput extends ReturnStepInput {
  readonly to: ReturnState;
  readonly reason?: string;
  /** The instruction it follows from. */
  readonly seq?: number;
}

export type ReturnMove =
  { readonly code: 'moved' } | { readonly code: 'stood'; readonly state: ReturnState };

/** `refunding`: a refund's run is at it. `waits`: the money is not there to be given back yet. */
export interface SettledReturn {
  readonly code: 'exchanged' | 'rejected' | 'refunding' | 'given_back_before' | 'waits';
}

/** Short steps in our own database. Each may run twice and takes effect once. */
export interface ReturnActivities {
  loadReturn(input: ReturnStepInput): Promise<ReturnFacts>;
  moveReturn(input: MoveReturnInput): Promise<ReturnMove>;
  /** Good units go back to the shelf, once; what was found is written down. */
  inspectReturn(input: ReturnStepInput & { readonly seq: number }): Promise<ReturnMove>;
  /** Sends the same things again, or opens the refund that tells the return's run when it is settled. */
  settleReturn(input: ReturnStepInput): Promise<SettledReturn>;
}

/** Calls to carriers about what comes back. */
export interface ReturnLabelActivities {
  /** `own`: the shopper sends it at their own cost. */
  buyReturnLabel(input: ReturnStepInput): Promise<{ readonly code: 'bought' | 'refused' | 'own' }>;
  /**
   * Undoes `buyReturnLabel`; harmless when there is none. `in_use`: the parcel is on its way with it, so that it is
   * followed on.
   */
  giveBackReturnLabel(input: ReturnStepInput): Promise<{ readonly code: 'given_back' | 'in_use' }>;
  /** Where the carrier says the parcel is; null while it says nothing that moves it. */
  readReturnTracking(
    input: ReturnStepInput,
  ): Promise<{ readonly state: 'in_transit' | 'arrived' | 'lost' | null }>;
}
