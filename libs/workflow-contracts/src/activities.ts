import type { CancelReason, DeclineReason, OrderState } from '@green-apple/domain-order';
import type { CalculationKind } from './names.ts';

export interface OrderInput {
  readonly orderId: string;
}

/** One card on one order. */
export interface AttemptInput extends OrderInput {
  readonly attempt: number;
}

export interface CheckoutFacts {
  readonly state: OrderState;
  readonly attempt: number;
  readonly market: string;
  /** ISO 8601: how long the items are held. */
  readonly holdExpiresAt: string;
}

/** Where a payment stands, without a secret and without a card. */
export type PaymentStanding =
  | { readonly code: 'authorised' }
  | { readonly code: 'action_required' }
  | { readonly code: 'declined'; readonly reason: DeclineReason }
  /** The bank takes its time. */
  | { readonly code: 'processing' };

export interface DeclineInput extends AttemptInput {
  readonly reason: DeclineReason;
}

export interface HoldInput extends OrderInput {
  /** ISO 8601. */
  readonly until: string;
}

export interface CancelInput extends OrderInput {
  readonly reason: CancelReason;
}

/** `stood` means that the order was elsewhere already and nothing was done. */
export type MoveResult =
  { readonly code: 'moved' } | { readonly code: 'stood'; readonly state: OrderState };

/** `stock_lost` means that the hold ran out, the units went to others, and the order was not confirmed. */
export type ConfirmResult = MoveResult | { readonly code: 'stock_lost' };

/** Short steps in our own database. Each may run twice and takes effect once. */
export interface OrderActivities {
  loadCheckout(input: OrderInput): Promise<CheckoutFacts>;
  /** The newest card the shopper asked to be charged. */
  latestAttempt(input: OrderInput): Promise<number>;
  /** Another card is being tried: back to `placed`. */
  beginAttempt(input: AttemptInput): Promise<MoveResult>;
  askForAction(input: AttemptInput): Promise<MoveResult>;
  declineOrder(input: DeclineInput): Promise<MoveResult>;
  /** Moves the end of the time the items are held, while a bank takes its time or after it. */
  holdUntil(input: HoldInput): Promise<void>;
  /** Held stock becomes allocated, and the order is confirmed. */
  confirmOrder(input: AttemptInput): Promise<ConfirmResult>;
  /** Why somebody wants the order cancelled; null when nobody does, or not any more. */
  cancelWish(input: OrderInput): Promise<CancelReason | null>;
  /** Answers a wish to cancel that came after the checkout was over, by where the order stands now. */
  answerCancel(input: OrderInput): Promise<CancelEnd>;
  /** Ends the order: lets stock go, gives the coupon back, says why. Undoes what placing it did. */
  cancelOrder(input: CancelInput): Promise<MoveResult>;
}

/** `waits`: the checkout is still at it and will answer. `cancelled`: just now, by this call or an earlier try. */
export interface CancelEnd {
  readonly code: 'none' | 'waits' | 'cancelled' | 'refused';
}

/** Calls to whoever takes the money. */
export interface PaymentActivities {
  authorisePayment(input: AttemptInput): Promise<PaymentStanding>;
  /** Reads again from the provider where a payment stands. */
  refreshPayment(input: AttemptInput): Promise<PaymentStanding>;
  /** Undoes `authorisePayment` of this attempt and no other; harmless when there is nothing to undo. */
  voidPayment(input: AttemptInput): Promise<void>;
  /** Takes back whatever money attempts hold that the order has given up: cancelled, or paid otherwise. */
  settlePayments(input: OrderInput): Promise<SettledPayments>;
  /** Reads which payments of the order cardholders take back, books them and asks staff to answer. */
  noteDisputes(input: OrderInput): Promise<void>;
}

export interface SettledPayments {
  /** Attempts whose bank is still at it: to be looked at again. */
  readonly open: number;
  /** Attempts whose money had been taken and was given back. */
  readonly returned: readonly number[];
}

/** Nets under the events of a provider: what a dead worker or a lost event left behind. */
export interface SweepActivities {
  sweepPayments(): Promise<PaymentSweep>;
  /** Opens a task for each run that waits longer than it said, and closes those that went on. */
  sweepOverdue(): Promise<OverdueSweep>;
  /** Removes what files of the catalogue left behind, once their time is over. */
  sweepBulkFiles(): Promise<BulkSweep>;
}

/** Jobs that are empty now, and rows that are gone. */
export interface BulkSweep {
  readonly jobs: number;
  readonly rows: number;
}

export interface PaymentSweep {
  readonly woken: number;
  readonly placed: number;
  readonly orphans: number;
}

/** What working out segments of customers has moved: numbers, never people. */
export interface SegmentSweep {
  readonly segments: number;
  readonly joined: number;
  readonly left: number;
}

export interface SegmentActivities {
  sweepSegments(): Promise<SegmentSweep>;
}

export interface OverdueSweep {
  readonly overdue: number;
  readonly opened: number;
  readonly closed: number;
}

export interface TaxActivities {
  commitTax(input: OrderInput): Promise<void>;
  /** Undoes `commitTax` for an order that was cancelled; harmless when there is nothing to undo. */
  reverseTax(input: OrderInput): Promise<void>;
}

export type MailTemplate =
  | 'order-confirmed'
  | 'payment-declined'
  | 'order-cancelled'
  | 'payment-returned'
  | 'refund-sent'
  | 'order-edited'
  | 'order-edit-failed'
  | 'order-edit-payment'
  | 'shipment-shipped'
  | 'shipment-delivered'
  | 'shipment-lost'
  | 'shipment-resent'
  | 'shipment-ready'
  | 'shipment-not-collected'
  | 'shipment-payment-missing'
  | 'return-approved'
  | 'return-refused'
  | 'return-received'
  | 'return-exchanged'
  | 'return-rejected'
  | 'return-expired';

export interface NotifyInput extends OrderInput {
  readonly template: MailTemplate;
  /** Tells two mails of one template apart: the second card's decline, the third parcel of an order. */
  readonly occasion: number;
}

export interface NotificationActivities {
  notifyShopper(input: NotifyInput): Promise<void>;
}

export interface StatsActivities {
  recordStats(input: OrderInput): Promise<void>;
  /** Undoes `recordStats` for an order that was cancelled. */
  takeBackStats(input: OrderInput): Promise<void>;
}

export interface CalculateInput extends OrderInput {
  readonly kind: CalculationKind;
}

/** Works out one figure of an order again and keeps it beside the order. */
export interface CalculationActivities {
  calculate(input: CalculateInput): Promise<void>;
}
