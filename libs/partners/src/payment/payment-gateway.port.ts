import type { Money } from '@green-apple/domain-money';
import type { UnknownOutcome } from '../partner-fault.ts';

export interface AuthorisePaymentInput {
  readonly orderId: string;
  readonly orderNumber: string;
  /** First, second, third card on the same order. */
  readonly attempt: number;
  readonly amount: Money;
  /** The provider's handle of the card. */
  readonly paymentMethodRef: string;
  /** One key, one charge: the same key never moves money twice. */
  readonly idempotencyKey: string;
}

/** Where a payment stands at the provider. A declined card is an answer, not an error. */
export type PaymentOutcome =
  | { readonly code: 'authorised'; readonly providerRef: string; readonly amount: Money }
  | {
      readonly code: 'action_required';
      readonly providerRef: string;
      readonly clientSecret: string;
    }
  | {
      readonly code: 'declined';
      readonly providerRef: string | null;
      /** The provider's own code, e.g. `insufficient_funds`; fold it before a shopper sees it. */
      readonly declineCode: string;
    }
  /** The bank takes its time; a webhook tells when it is done. */
  | { readonly code: 'processing'; readonly providerRef: string }
  | { readonly code: 'captured'; readonly providerRef: string; readonly amount: Money }
  | { readonly code: 'voided'; readonly providerRef: string }
  | UnknownOutcome;

export type PaymentLookup = PaymentOutcome | { readonly code: 'not_found' };

export interface FindPaymentInput {
  readonly idempotencyKey: string;
  /** Lower bound of when the attempt was made; nothing older is looked at. */
  readonly since: Date;
}

export interface VoidPaymentInput {
  readonly providerRef: string;
  readonly idempotencyKey: string;
}

export type VoidOutcome =
  | { readonly code: 'voided' }
  /** Too late: the money was taken and has to be refunded. */
  | { readonly code: 'captured' }
  /** The bank is still at it: nothing can be taken back before it has made up its mind. */
  | { readonly code: 'processing' }
  | { readonly code: 'not_found' }
  | UnknownOutcome;

export interface CapturePaymentInput {
  readonly providerRef: string;
  readonly amount: Money;
  /** Names this part of the payment at the provider, so that it can be found again; at most 32 characters. */
  readonly mark: string;
  /** True when nothing more is taken from this authorisation: the bank lets go of the rest. */
  readonly isLast: boolean;
  readonly idempotencyKey: string;
}

/** Asks the bank again with a card it agreed to before; the shopper is not there. */
export interface ReauthoriseInput {
  readonly orderId: string;
  readonly orderNumber: string;
  readonly attempt: number;
  /** The payment whose card is charged again. */
  readonly formerRef: string;
  readonly amount: Money;
  readonly idempotencyKey: string;
}

export interface FindCaptureInput {
  readonly providerRef: string;
  readonly mark: string;
}

/** What became of one part of a payment. */
export type CaptureLookup =
  | { readonly code: 'captured'; readonly amount: Money }
  | { readonly code: 'not_found' }
  | UnknownOutcome;

export type CaptureOutcome =
  | { readonly code: 'captured'; readonly amount: Money }
  /** The authorisation ran out or was voided before. */
  | { readonly code: 'voided' }
  | { readonly code: 'declined'; readonly declineCode: string }
  | UnknownOutcome;

export interface RefundPaymentInput {
  readonly providerRef: string;
  readonly amount: Money;
  readonly idempotencyKey: string;
  readonly orderId: string;
}

export type RefundOutcome =
  | { readonly code: 'refunded' | 'pending'; readonly refundRef: string }
  | { readonly code: 'refused'; readonly reason: string }
  | UnknownOutcome;

export interface FindRefundInput {
  readonly providerRef: string;
  readonly idempotencyKey: string;
}

export type RefundLookup = RefundOutcome | { readonly code: 'not_found' };

/** Money a cardholder's bank took back, or wants to. */
export interface Dispute {
  readonly disputeRef: string;
  readonly amount: Money;
  /** The bank's word for why, e.g. `fraudulent`, `product_not_received`. */
  readonly reason: string;
  readonly standing: 'open' | 'won' | 'lost';
  /** Until when an answer counts; null when none is asked for. */
  readonly respondBy: Date | null;
}

export type DisputesOutcome =
  { readonly code: 'listed'; readonly disputes: readonly Dispute[] } | UnknownOutcome;

/** A payment that blocks somebody's money at the provider. */
export interface HeldPayment {
  readonly providerRef: string;
  readonly orderId: string | null;
  readonly attemptKey: string | null;
  readonly createdAt: Date;
}

export type HeldPaymentsOutcome =
  { readonly code: 'listed'; readonly payments: readonly HeldPayment[] } | UnknownOutcome;

/** A company that takes cards for us. Every call has a deadline; none throws because of the network. */
export interface PaymentGateway {
  authorise(input: AuthorisePaymentInput): Promise<PaymentOutcome>;
  retrieve(providerRef: string): Promise<PaymentLookup>;
  /** Finds what an earlier call with this key did, without doing anything. */
  findByKey(input: FindPaymentInput): Promise<PaymentLookup>;
  void(input: VoidPaymentInput): Promise<VoidOutcome>;
  reauthorise(input: ReauthoriseInput): Promise<PaymentOutcome>;
  /** Takes a part of what is authorised; the parts of one authorisation are taken one after the other. */
  capture(input: CapturePaymentInput): Promise<CaptureOutcome>;
  /** Finds what an earlier capture with this mark did, without doing anything. */
  findCapture(input: FindCaptureInput): Promise<CaptureLookup>;
  refund(input: RefundPaymentInput): Promise<RefundOutcome>;
  /** Finds what an earlier refund with this key did, without doing anything. */
  findRefund(input: FindRefundInput): Promise<RefundLookup>;
  disputes(providerRef: string): Promise<DisputesOutcome>;
  /** Authorised and not captured, made between the two times. */
  heldBetween(from: Date, to: Date): Promise<HeldPaymentsOutcome>;
}
