import type { MadeGood, ReturnState, ShipmentState } from '@green-apple/domain-order';
/*
 * What is judged: plain facts about one moment at which the shop is quiet. Taken from a running stack by
 * `readers`, or written by hand in a specification. Money is minor units, times are milliseconds since 1970.
 */

/** Something a partner did, in the words of the simulator's journal. */
export interface PartnerEffect {
  readonly kind: string;
  /** The provider's handle of the payment. */
  readonly ref: string;
  readonly orderId: string | null;
  readonly amountMinor: number;
  readonly currency: string;
}

export interface PartnerCall {
  readonly seq: number;
  readonly operation: string;
  readonly idempotencyKey: string | null;
  /** How it misbehaved, because somebody asked it to; not judged. */
  readonly fault: string | null;
  readonly effects: readonly PartnerEffect[];
}

export interface LineFacts {
  readonly id: string;
  readonly variantId: string;
  readonly quantity: number;
  readonly unitMinor: number;
  readonly discountMinor: number;
  readonly taxMinor: number;
  readonly totalMinor: number;
}

export interface ReceiptStepFacts {
  readonly kind: string;
  readonly amountMinor: number;
  readonly shares: readonly { readonly lineId: string; readonly minor: number }[];
}

export interface OrderFacts {
  readonly id: string;
  readonly state: string;
  readonly email: string;
  readonly currency: string;
  readonly itemsMinor: number;
  readonly discountMinor: number;
  readonly shippingMinor: number;
  readonly taxMinor: number;
  readonly totalMinor: number;
  /** What a card has to pay: the total without what gift cards and store credit pay. */
  readonly dueMinor: number;
  readonly holdExpiresAt: number | null;
  readonly placedAt: number;
  readonly lines: readonly LineFacts[];
  readonly receipt: readonly ReceiptStepFacts[];
  readonly history: readonly {
    readonly seq: number;
    readonly from: string | null;
    readonly to: string;
  }[];
}

export interface PaymentFacts {
  readonly orderId: string;
  readonly attempt: number;
  readonly state: string;
  readonly providerRef: string | null;
  readonly amountMinor: number;
  readonly currency: string;
  readonly idempotencyKey: string;
}

/** A line of a return, with what arrived of it and what the book says is in returns. */
export interface ReturnLineFacts {
  readonly returnId: string;
  readonly orderId: string;
  readonly lineId: string;
  readonly state: ReturnState;
  readonly reason: string | null;
  readonly quantity: number;
  readonly delivered: number;
  readonly taken: number;
  /** Units that came back good, as they lie on shelves; 0 before somebody has looked. */
  readonly goodUnits: number;
  /** Where its refund stands; null when it has none. */
  readonly refundState: string | null;
}

/** What of a parcel that the carrier brought back was good, once its order's run has put it on the shelf. */
export interface ArrivalFacts {
  readonly orderId: string;
  readonly goodUnits: number;
}

/** A parcel that did not arrive, and what was done about it. */
export interface MadeGoodFacts {
  readonly shipmentId: string;
  readonly state: ShipmentState;
  readonly how: MadeGood;
  /** Refunds of this very parcel. */
  readonly refunds: number;
  /** What the parcel that was sent again is charged for; null when none was. */
  readonly replacementMinor: number | null;
}

/** A change of an order that was applied, with the totals before and after it. */
export interface EditFacts {
  readonly id: string;
  readonly orderId: string;
  readonly beforeMinor: number;
  readonly differenceMinor: number;
  readonly afterMinor: number;
}

/** Money that goes back, with where it goes. */
export interface RefundFacts {
  readonly id: string;
  readonly orderId: string;
  readonly position: number;
  readonly state: string;
  readonly amountMinor: number;
  readonly partsMinor: number;
  /** What of the order's lines goes back; delivery is in none of them. */
  readonly goods: readonly {
    readonly lineId: string;
    readonly quantity: number;
    readonly minor: number;
  }[];
  /** True once it was taken out of the statistics. */
  readonly isCounted: boolean;
  readonly tenders: readonly {
    readonly kind: string;
    readonly minor: number;
    readonly state: string;
  }[];
}

/** One booking line: debits are positive, credits negative. */
export interface LedgerFacts {
  readonly id: string;
  readonly account: string;
  readonly orderId: string | null;
  readonly amountMinor: number;
  readonly currency: string;
  /** What kind of event was booked, e.g. `capture`. */
  readonly kind: string;
}

export interface LevelFacts {
  readonly variantId: string;
  readonly locationId: string;
  readonly onHand: number;
  readonly reserved: number;
}

export interface ReservationFacts {
  readonly orderId: string;
  /** Null when there is no such order. */
  readonly orderState: string | null;
  readonly variantId: string;
  readonly locationId: string;
  /** Units that have not left yet. */
  readonly quantity: number;
  readonly state: string;
}

export interface MovementFacts {
  readonly orderId: string | null;
  readonly variantId: string;
  readonly locationId: string;
  readonly kind: string;
  readonly quantity: number;
}

export interface OfferFacts {
  readonly id: string;
  readonly usedCount: number;
  readonly usageLimit: number | null;
  /** Orders that are noted as having used it. */
  readonly redeemedBy: readonly string[];
}

/** A gift card or store credit. */
export interface StoredValueFacts {
  readonly id: string;
  readonly balanceMinor: number;
  readonly entries: readonly { readonly orderId: string | null; readonly amountMinor: number }[];
}

export interface OutboxFacts {
  readonly id: string;
  readonly seq: number;
  readonly topic: string;
  readonly aggregateId: string;
  /** How a listener knows the message: the event's id, or the body of a job. */
  readonly mark: string;
  readonly publishedAt: number | null;
}

export interface MailFacts {
  readonly messageId: string;
  readonly to: string;
}

export interface NotificationFacts {
  readonly orderId: string;
  readonly template: string;
  readonly occasion: number;
  readonly messageId: string;
  readonly state: string;
}

export interface RunFacts {
  readonly workflowId: string;
  readonly runId: string;
  readonly status: string;
  /** Why its last workflow task failed, when that is where it stands. */
  readonly stuckBecause: string | null;
  /** Why it does not replay on the code of today; null when it does. */
  readonly replayFailure: string | null;
}

/** What one client sent, and what it was told. Kept by the client, outside of the system. */
export interface ClientRequest {
  /** The bag it was about: one bag becomes one order at most. */
  readonly bag: string;
  readonly key: string;
  readonly body: string;
  /** Null when no answer came, or none that says what became of the request. */
  readonly status: number | null;
  readonly code: string | null;
  readonly orderId: string | null;
  readonly email: string;
}

/** A variant of which there was little, and who wanted it. */
export interface ScarceFacts {
  readonly variantId: string;
  readonly units: number;
  readonly buyers: number;
}

export interface StatsFacts {
  readonly countedOrders: readonly string[];
  readonly products: readonly {
    readonly variantId: string;
    readonly units: number;
    readonly revenueMinor: number;
  }[];
}

export interface Snapshot {
  /** By the database's clock. */
  readonly takenAt: number;
  readonly journal: readonly PartnerCall[];
  readonly orders: readonly OrderFacts[];
  readonly payments: readonly PaymentFacts[];
  readonly refunds: readonly RefundFacts[];
  readonly edits: readonly EditFacts[];
  readonly returnLines: readonly ReturnLineFacts[];
  readonly arrivals: readonly ArrivalFacts[];
  readonly madeGood: readonly MadeGoodFacts[];
  /** Null where the shop keeps no money ledger. */
  readonly ledger: readonly LedgerFacts[] | null;
  readonly levels: readonly LevelFacts[];
  /** As they were when the run began; null when nobody looked. */
  readonly levelsBefore: readonly LevelFacts[] | null;
  readonly reservations: readonly ReservationFacts[];
  /** Since the run began. */
  readonly movements: readonly MovementFacts[];
  readonly offers: readonly OfferFacts[];
  readonly storedValues: readonly StoredValueFacts[];
  readonly outbox: readonly OutboxFacts[];
  /** What a listener on all topics has heard, in the order it came; null when nobody listened. */
  readonly heard: readonly string[] | null;
  readonly mails: readonly MailFacts[];
  readonly notifications: readonly NotificationFacts[];
  /** A process was killed or a mail server's answer lost: a mail may have left twice under one Message-ID. */
  readonly mailAnswersLost: boolean;
  readonly stats: StatsFacts | null;
  readonly runs: readonly RunFacts[];
  /** Bodies in dead-letter queues. */
  readonly deadLetters: readonly string[];
  /** Bodies that somebody broke on purpose. */
  readonly poison: readonly string[];
  /** Messages that wait, or are in somebody's hands, by queue. */
  readonly waiting: Readonly<Record<string, number>>;
  readonly requests: readonly ClientRequest[];
  readonly scarce: readonly ScarceFacts[];
}
