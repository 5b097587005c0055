import type { EditRefusal } from '@green-apple/domain-order';
import type { OrderInput } from './activities.ts';

export interface EditInput extends OrderInput {
  readonly editId: string;
}

/** What became of the change that somebody agreed to. */
export type EditStep =
  | { readonly code: 'none' }
  /** `occasion` tells the mails about an order's changes apart. */
  | { readonly code: 'applied'; readonly editId: string; readonly occasion: number }
  | {
      readonly code: 'charge_needed';
      readonly editId: string;
      readonly amountMinor: number;
      readonly occasion: number;
      /** ISO 8601: until when the difference can be paid; null while nobody waits for it. */
      readonly payBy: string | null;
    }
  | {
      readonly code: 'failed';
      readonly editId: string;
      readonly reason: EditRefusal;
      readonly occasion: number;
    };

export interface AwaitEditPaymentInput extends EditInput {
  /** ISO 8601 */
  readonly until: string;
}

/** Short steps in our own database. Each may run twice and takes effect once. */
export interface OrderEditActivities {
  /** Judges and applies the change of the order that is open, in one transaction. */
  applyEdit(input: OrderInput): Promise<EditStep>;
  /** The shopper is asked to pay the difference; nothing is changed meanwhile. */
  awaitEditPayment(input: AwaitEditPaymentInput): Promise<void>;
  /** Nobody paid in time: the order stays as it was. */
  abandonEdit(input: EditInput): Promise<void>;
}

export interface ChargeEditInput extends EditInput {
  /** What the bank has to keep ready for the order as it would be. */
  readonly amountMinor: number;
}

/** Calls to whoever takes the money, and to the tax service. */
export interface EditChargeActivities {
  /** Asks the bank with the card of the order, or with the one the shopper brought; the newest answer stays. */
  chargeEdit(input: ChargeEditInput): Promise<{ readonly code: 'authorised' | 'declined' }>;
  /** Undoes `chargeEdit`: what a bank keeps ready for a change that came to nothing is let go. */
  letGoOfCharges(input: EditInput): Promise<void>;
  /** Puts the tax of the changed order in the place of the one of before. */
  amendTax(input: EditInput): Promise<void>;
}
