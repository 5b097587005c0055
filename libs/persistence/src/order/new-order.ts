import type { AddressDto, DeliveryOption, ReceiptStep } from '@green-apple/contracts-http';
import type { Currency } from '@green-apple/domain-money';
import type { ReceiptDocument, Totals } from '@green-apple/domain-pricing';
import type { BagImage } from '../cart/bag.mapper.ts';
import type { IdempotencyKey, StoredAnswer } from './idempotency.repository.ts';

export interface NewOrderLine {
  readonly id: string;
  readonly position: number;
  readonly variantId: string;
  readonly productId: string;
  readonly sku: string;
  readonly title: string;
  readonly variantTitle: string;
  readonly image: BagImage | null;
  readonly quantity: number;
  readonly unitMinor: number;
  readonly discountMinor: number;
  readonly taxMinor: number;
  /** After discount, before tax. */
  readonly totalMinor: number;
}

/** Everything that is written when an order is placed. */
export interface NewOrder {
  readonly id: string;
  readonly number: string;
  readonly cartId: string;
  readonly quoteId: string;
  readonly sessionHash: Buffer;
  readonly accessHash: Buffer;
  readonly market: string;
  /** The language it was placed in, BCP 47. */
  readonly locale: string;
  readonly region: string;
  readonly currency: Currency;
  readonly email: string;
  readonly address: AddressDto;
  readonly delivery: DeliveryOption;
  readonly totals: Totals;
  /** What the shopper reads, and the same with everything behind it, for staff and replays. */
  readonly receipt: readonly ReceiptStep[];
  readonly priceReceipt: ReceiptDocument;
  readonly taxCalculationRef: string | null;
  /** ISO 8601: until when stock is held for the payment. */
  readonly holdExpiresAt: string;
  /** The age the shopper said to be of; null when none was asked for. */
  readonly confirmedAge: number | null;
  readonly lines: readonly NewOrderLine[];
  /** What is left for the card after gift cards and credit. */
  readonly dueMinor: number;
  readonly payment: {
    readonly id: string;
    readonly provider: string;
    readonly methodRef: string;
    /** `authorised` from the start when there is nothing left to pay by card: nobody is asked for nothing. */
    readonly state: 'requested' | 'authorised';
  };
  /** The key under which it is placed, and the answer to keep with it. */
  readonly idempotency: IdempotencyKey;
  readonly answer: StoredAnswer;
}

/** The key a payment attempt has at the provider: one attempt, one charge. */
export const paymentKey = (orderId: string, attempt: number): string =>
  `payment/${orderId}/${attempt}`;
