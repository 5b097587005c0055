import type { Currency } from '@green-apple/domain-money';
import type {
  LabelPayer,
  ReturnableLine,
  ReturnReason,
  ReturnState,
} from '@green-apple/domain-order';

export type ReturnResolution = 'refund' | 'exchange';

/** An order's line as a return looks at it. */
export interface ReturnGroundLine extends ReturnableLine {
  readonly title: string;
  readonly variantTitle: string;
  readonly quantity: number;
  /** What the whole line cost, tax included. */
  readonly paidMinor: number;
  /** The place that sent it last; null before anything has arrived. */
  readonly locationId: string | null;
}

export interface ReturnGround {
  readonly orderNumber: string;
  /** Whose policy holds, in whatever shop the order is looked at. */
  readonly market: string;
  readonly currency: Currency;
  readonly lines: readonly ReturnGroundLine[];
}

export interface NewReturn {
  readonly id: string;
  readonly orderId: string;
  readonly resolution: ReturnResolution;
  readonly review: string | null;
  readonly labelBy: LabelPayer;
  readonly requestedBy: string;
  readonly key: string;
  readonly hash: string;
  readonly lines: ReadonlyArray<{
    readonly lineId: string;
    readonly quantity: number;
    readonly reason: ReturnReason;
    readonly opened: boolean;
  }>;
}

export interface StoredReturnLine {
  readonly lineId: string;
  readonly productId: string;
  readonly sku: string;
  /** What these units cost, tax included. */
  readonly paid: { readonly minor: number; readonly currency: Currency };
  readonly title: string;
  readonly variantTitle: string;
  readonly quantity: number;
  readonly reason: ReturnReason;
  readonly opened: boolean;
  /** Null before somebody has looked. */
  readonly found: {
    readonly good: number;
    readonly damaged: number;
    readonly notAsDescribed: number;
    readonly missing: number;
    readonly accepted: number;
  } | null;
}

export interface StoredReturn {
  readonly id: string;
  readonly orderId: string;
  readonly orderNumber: string;
  readonly position: number;
  readonly number: string;
  readonly state: ReturnState;
  readonly review: string | null;
  readonly reason: string | null;
  readonly resolution: ReturnResolution;
  /** Where it comes back to, e.g. `Reno warehouse`. */
  readonly place: string;
  /** The same with its address in one line. */
  readonly placeAddress: string;
  /** Who pays the postage. */
  readonly labelBy: LabelPayer;
  readonly sharePercent: number;
  readonly carrier: string | null;
  readonly trackingCode: string | null;
  readonly trackingUrl: string | null;
  readonly labelUrl: string | null;
  /** ISO 8601 */
  readonly sendBy: string | null;
  readonly createdAt: string;
  readonly updatedAt: string;
  readonly refund: {
    readonly state: string;
    readonly minor: number;
    readonly currency: Currency;
  } | null;
  /** Grows with every change and with everything that is asked. */
  readonly version: number;
  /** Something was asked of its run that it has not come to yet. */
  readonly asked: string | null;
  /** What was said with it. */
  readonly askedBody: object | null;
  /** How often people have asked something of it. */
  readonly askedTimes: number;
  readonly lines: readonly StoredReturnLine[];
  readonly history: ReadonlyArray<{
    readonly state: ReturnState;
    readonly reason: string | null;
    readonly at: string;
  }>;
}
