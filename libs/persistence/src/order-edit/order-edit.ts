import type { AddressDto, DeliveryOption, ReceiptStep } from '@green-apple/contracts-http';
import type { Demand } from '@green-apple/domain-inventory';
import type { Currency } from '@green-apple/domain-money';
import type { EditActor, EditState, OrderState, ShipmentState } from '@green-apple/domain-order';
import type {
  EditMoney,
  PaidPart,
  PaidSoFar,
  ReceiptDocument,
  Totals,
  WantedGoods,
} from '@green-apple/domain-pricing';
import type { BagImage } from '../cart/bag.mapper.ts';
import type { ChargeRow } from './edit-charges.ts';

/** What somebody wants of an order; what is not named stays as it is. */
export interface EditChanges extends WantedGoods {
  readonly address?: AddressDto;
  readonly deliveryOptionId?: string;
  /** What staff take off more, to make up for trouble. */
  readonly goodwillMinor?: number;
}

/** A line as the order holds it, or would hold it. */
export interface EditLine {
  readonly id: string;
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
  readonly totalMinor: number;
}

/** A line after the edit, with what one of it takes from the shelves. */
export interface QuotedLine extends EditLine {
  readonly components: readonly Demand[];
}

/** The whole order as it would be: what the shopper agreed to is what is written. */
export interface EditQuote {
  readonly lines: readonly QuotedLine[];
  readonly receipt: readonly ReceiptStep[];
  readonly priceReceipt: ReceiptDocument;
  readonly totals: Totals;
  readonly address: AddressDto;
  readonly delivery: DeliveryOption;
  readonly taxCalculationRef: string | null;
  /** How it differs from the order of now, line by line. */
  readonly parts: readonly PaidPart[];
  /** Lines that are taken out, with what one of them gives back to the shelves. */
  readonly leaving: ReadonlyArray<{
    readonly lineId: string;
    readonly title: string;
    /** Missing in changes from before these were kept. */
    readonly variantTitle?: string;
    readonly unitMinor?: number;
    readonly components: readonly Demand[];
  }>;
  /** Promotions that lower the price, with what they take: their campaigns are told. */
  readonly offers: ReadonlyArray<{ readonly promotionId: string; readonly minor: number }>;
  /** What it means for card and gift cards, as they stood then; missing in changes from before it was kept. */
  readonly money?: EditMoney;
}

export interface NewOrderEdit {
  readonly id: string;
  readonly orderId: string;
  readonly actor: EditActor;
  readonly requestedBy: string | null;
  /** The employee's name; null for the shopper. */
  readonly requestedName: string | null;
  readonly note: string | null;
  readonly changes: EditChanges;
  readonly quote: EditQuote;
  readonly baseVersion: number;
  readonly differenceMinor: number;
  readonly currency: Currency;
}

export interface EditChargeState {
  readonly state: ChargeRow['state'];
  readonly declineCode: string | null;
}

export interface OrderEdit extends NewOrderEdit {
  readonly state: EditState;
  readonly reason: string | null;
  readonly payBy: string | null;
  readonly version: number;
  readonly createdAt: string;
  readonly appliedAt: string | null;
  /** The newest try to get the bank's yes to more; null when none was asked. */
  readonly charge: EditChargeState | null;
  /** True once the preview has stood for so long that it has to be made again. */
  readonly expired: boolean;
}

/** An order with all that a change of it starts from. Personal: never a payload. */
export interface OrderToEdit {
  readonly id: string;
  readonly number: string;
  readonly state: OrderState;
  readonly version: number;
  readonly market: string;
  readonly currency: Currency;
  readonly email: string;
  /** ISO 8601 */
  readonly placedAt: string;
  readonly address: AddressDto;
  readonly delivery: DeliveryOption;
  readonly receipt: readonly ReceiptStep[];
  /** Null for orders from before receipts were kept in full. */
  readonly priceReceipt: ReceiptDocument | null;
  readonly totals: Totals;
  readonly lines: readonly EditLine[];
  readonly shipments: readonly ShipmentState[];
  /** Units of lines that are packed or gone. */
  readonly packed: ReadonlyArray<{ readonly lineId: string; readonly units: number }>;
  readonly paid: PaidSoFar;
  /** Refunds go by the receipt that they were granted on. */
  readonly isRefunded: boolean;
  /** Counts the receipts the order has had. */
  readonly receiptVersion: number;
}
