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
  | { readonly code: 'not_found' }
  | UnknownOutcome;

export interface CapturePaymentInput {
  readonly providerRef: string;
  readonly amount: Money;
  readonly idempotencyKey: string;
}

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

/** A company that takes cards for us. Every call has a deadline; none throws because of the network. */
export interface PaymentGateway {
  authorise(input: AuthorisePaymentInput): Promise<PaymentOutcome>;
  retrieve(providerRef: string): Promise<PaymentLookup>;
  /** Finds what an earlier call with this key did, without doing anything. */
  findByKey(input: FindPaymentInput): Promise<PaymentLookup>;
  void(input: VoidPaymentInput): Promise<VoidOutcome>;
  capture(input: CapturePaymentInput): Promise<CaptureOutcome>;
  refund(input: RefundPaymentInput): Promise<RefundOutcome>;
}
