import type { ReceiptStep } from '@green-apple/contracts-http';
import type { Currency, Money } from '@green-apple/domain-money';
import type {
  CombinedRefund,
  OrderMoney,
  PaidReceipt,
  PlannedTender,
  RefundOutcome,
  RefundPart,
  RefundPlan,
} from '@green-apple/domain-pricing';

export type RefundState =
  'awaiting_approval' | 'approved' | 'processing' | 'settled' | 'failed' | 'refused';

export type RefundSource = 'staff' | 'return' | 'edit' | 'shipment' | 'cancel';

export interface RefundRequest extends CombinedRefund {
  /** A uuid made by whoever asks: asked for twice, it is one refund. */
  readonly id: string;
  readonly orderId: string;
  /** A code. */
  readonly reason: string;
  readonly note?: string | undefined;
  readonly source: { readonly kind: RefundSource; readonly id?: string };
  /** An employee's id, or the name of a run. */
  readonly requestedBy: string;
  /** An employee's name, for the back office. */
  readonly requestedName?: string;
  readonly state: 'approved' | 'awaiting_approval';
  /** The workflow that is told by the signal `refundSettled`. */
  readonly wakes?: string;
  readonly correlationId?: string;
}

/** Why money cannot go back as asked; nothing is booked then. */
export type RefundRefusal =
  | Exclude<RefundOutcome, { readonly code: 'REFUND' }>
  | Extract<RefundPlan, { readonly code: 'NOT_TAKEN_YET' }>
  | { readonly code: 'ORDER_UNKNOWN' }
  /** Nothing was sold, or all of it was cancelled: there is nothing to give back. */
  | { readonly code: 'NOT_SOLD' }
  /** The id names another refund. */
  | { readonly code: 'ID_TAKEN' };

export interface OpenedRefund {
  readonly refundId: string;
  readonly total: Money;
  readonly parts: readonly RefundPart[];
}

export type OpenRefundOutcome = ({ readonly code: 'OPENED' } & OpenedRefund) | RefundRefusal;

/** What a refund would be, with where the money would go as things stand. */
export type RefundPreview =
  | {
      readonly code: 'PREVIEW';
      readonly total: Money;
      readonly parts: readonly RefundPart[];
      readonly tenders: readonly NamedTender[];
      /** What could still be given back afterwards. */
      readonly leftMinor: number;
    }
  | RefundRefusal;

export interface NamedTender extends PlannedTender {
  /** The last characters of a gift card's code. */
  readonly ending: string | null;
}

export interface StoredTender {
  readonly position: number;
  readonly kind: PlannedTender['kind'];
  readonly targetId: string;
  readonly minor: number;
  readonly state: 'open' | 'asked' | 'pending' | 'settled' | 'failed';
  readonly turn: number;
  readonly failure: string | null;
  readonly ending: string | null;
}

export interface StoredRefund {
  readonly id: string;
  readonly orderId: string;
  readonly position: number;
  readonly state: RefundState;
  readonly reason: string;
  readonly note: string | null;
  readonly sourceKind: RefundSource;
  readonly sourceId: string | null;
  readonly requestedBy: string;
  readonly decidedBy: string | null;
  readonly requestedName: string | null;
  readonly decidedName: string | null;
  readonly orderNumber: string;
  readonly refusal: string | null;
  readonly amountMinor: number;
  readonly currency: Currency;
  readonly wakes: string | null;
  readonly version: number;
  readonly createdAt: string;
  readonly settledAt: string | null;
  readonly parts: readonly RefundPart[];
  readonly tenders: readonly StoredTender[];
}

/** What an employee gave back on one order by nobody's word but their own. */
export const givenAlone = (refunds: readonly StoredRefund[], employeeId: string): number =>
  refunds
    .filter(
      ({ requestedBy, decidedBy, state }) =>
        requestedBy === employeeId && decidedBy === null && state !== 'refused',
    )
    .reduce((all, { amountMinor }) => all + amountMinor, 0);

/** What a refund of an order starts from. */
export interface RefundGround {
  readonly isSold: boolean;
  readonly receipt: PaidReceipt;
  readonly earlier: readonly RefundPart[];
  /** What refunds that have no plan yet will take. */
  readonly waitingMinor: number;
  readonly money: OrderMoney;
  readonly endings: ReadonlyMap<string, string>;
  readonly nextPosition: number;
}

type StoredPot = OrderMoney['stored'][number] & { readonly ending: string };

export interface GroundRow {
  readonly currency: Currency;
  readonly steps: readonly ReceiptStep[];
  readonly isSold: boolean;
  readonly lines: PaidReceipt['lines'];
  readonly earlier: readonly RefundPart[];
  readonly waitingMinor: string;
  readonly shipments: OrderMoney['shipments'];
  readonly unplannedMinor: string;
  readonly refundedToCard: OrderMoney['refundedToCard'];
  readonly stored: readonly StoredPot[];
  readonly nextPosition: number;
}

export function toGround(row: GroundRow): RefundGround {
  const { currency, lines, steps, shipments, refundedToCard, stored } = row;
  return {
    isSold: row.isSold,
    receipt: { currency, lines, steps },
    earlier: row.earlier,
    waitingMinor: Number(row.waitingMinor),
    money: {
      shipments,
      refundedToCard,
      stored,
      unplannedMinor: Math.max(0, Number(row.unplannedMinor)),
    },
    endings: new Map(stored.map(({ id, ending }) => [id, ending])),
    nextPosition: row.nextPosition,
  };
}
