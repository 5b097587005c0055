import type { Currency, Money } from '@green-apple/domain-money';
import type { UnknownOutcome } from '../partner-fault.ts';

/** As much of an address as taxes and rates need; no name, no phone. */
export interface PlaceAddress {
  readonly line1?: string;
  readonly city: string;
  readonly region: string;
  readonly postalCode: string;
  readonly country: string;
}

export interface TaxableLine {
  /** Our line id; comes back in the answer. */
  readonly reference: string;
  /** After discounts, for the whole quantity. */
  readonly amount: Money;
  readonly quantity: number;
  /** The provider's product tax code, e.g. `txcd_99999999`. */
  readonly taxCode?: string;
}

export interface CalculateTaxInput {
  readonly currency: Currency;
  readonly lines: readonly TaxableLine[];
  readonly shipping: Money;
  readonly address: PlaceAddress;
  /** True when amounts hold their tax (VAT); else it comes on top of them. */
  readonly taxIncluded?: boolean;
}

export interface TaxRateShare {
  /** E.g. `CA` or `US`. */
  readonly jurisdiction: string;
  /** Parts per million: 8.25 % is 82500. */
  readonly ratePpm: number;
  readonly tax: Money;
}

export interface TaxCalculation {
  readonly code: 'calculated';
  readonly calculationRef: string;
  readonly tax: Money;
  readonly shippingTax: Money;
  readonly lines: readonly { readonly reference: string; readonly tax: Money }[];
  readonly rates: readonly TaxRateShare[];
}

export type TaxOutcome = TaxCalculation | { readonly code: 'address_refused' } | UnknownOutcome;

export interface CommitTaxInput {
  readonly calculationRef: string;
  /** Unique in our books, e.g. the order's id: a second commit finds the first. */
  readonly reference: string;
  readonly idempotencyKey: string;
}

export type CommitTaxOutcome =
  | { readonly code: 'committed'; readonly transactionRef: string }
  /** Committed by an earlier call whose answer was lost. */
  | { readonly code: 'already_committed' }
  /** The calculation is gone; calculate again. */
  | { readonly code: 'calculation_expired' }
  | UnknownOutcome;

export interface ReverseTaxInput {
  readonly transactionRef: string;
  readonly reference: string;
  readonly idempotencyKey: string;
}

export type ReverseTaxOutcome =
  | { readonly code: 'reversed'; readonly transactionRef: string | null }
  | { readonly code: 'not_found' }
  | UnknownOutcome;

/** A part of a sale that was given back: of a line, or of delivery. */
export interface ReversedPart {
  /** The line's reference when the tax was calculated; null for delivery. */
  readonly reference: string | null;
  readonly quantity: number;
  /** As it was asked about: without tax, or with it where amounts hold their tax. */
  readonly amount: Money;
  readonly tax: Money;
}

export interface ReverseTaxPartInput extends ReverseTaxInput {
  readonly parts: readonly ReversedPart[];
}

/** Who knows the tax of a basket at an address and keeps the books for the authorities. */
export interface TaxGateway {
  calculate(input: CalculateTaxInput): Promise<TaxOutcome>;
  commit(input: CommitTaxInput): Promise<CommitTaxOutcome>;
  reverse(input: ReverseTaxInput): Promise<ReverseTaxOutcome>;
  /** Takes the tax of what was given back out of the books; one reference, one reversal. */
  reversePart(input: ReverseTaxPartInput): Promise<ReverseTaxOutcome>;
}
