import type { CancelReason } from '@green-apple/domain-order';

/** All a run is told; everything else is read where rights are checked. */
export interface CheckoutInput {
  readonly orderId: string;
}

export type CheckoutResult =
  | { readonly outcome: 'confirmed' }
  | { readonly outcome: 'cancelled'; readonly reason: CancelReason };

export type CheckoutStage =
  | 'paying'
  | 'action_required'
  | 'payment_declined'
  | 'confirming'
  | 'confirmed'
  | 'cancelling'
  | 'cancelled';

/** Whose turn it is while a run stands still. */
export type WaitingOn = 'shopper' | 'bank' | 'warehouse' | 'carrier' | 'staff';

/** Answer of the query `getProgress`. */
export interface CheckoutProgress {
  readonly stage: CheckoutStage;
  /** Which card on this order: 1, 2, 3... */
  readonly attempt: number;
  readonly waitingOn: WaitingOn | null;
  /** ISO 8601; when it stops waiting. */
  readonly dueBy: string | null;
}

export interface AftercareInput {
  readonly orderId: string;
  /** Milliseconds since 1970: when the run before this one began to wait. */
  readonly since?: number;
}

export interface CalculationInput {
  readonly orderId: string;
  readonly calculationType: string;
}
