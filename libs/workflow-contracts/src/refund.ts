import type { OrderInput } from './activities.ts';

export interface RefundInput {
  readonly refundId: string;
}

/** Where a refund stands. `failed`: the provider will not pay it back; a person looks. */
export type RefundStage =
  'awaiting_approval' | 'approved' | 'processing' | 'settled' | 'failed' | 'refused';

export interface RefundResult {
  readonly state: RefundStage;
}

/** Carried by the signal `refundSettled`: `settled`, `failed` or `refused`. */
export interface RefundEnd extends RefundInput {
  readonly state: RefundStage;
}

export interface RefundFacts extends OrderInput {
  readonly state: RefundStage;
  /** First, second, third of its order: tells the mails about them apart. */
  readonly position: number;
  /** Positions of the parts that go to cards. */
  readonly cards: readonly number[];
  /** The workflow to be told. */
  readonly wakes: string | null;
}

export interface CardRefundInput extends RefundInput {
  readonly position: number;
}

/** Short steps in our own database. Each may run twice and takes effect once. */
export interface RefundDeskActivities {
  /** Decides where the money goes; still `approved` while the bank is taking a part of it at this moment. */
  beginRefund(input: RefundInput): Promise<RefundFacts>;
  /** Moves the refund to where its parts stand. */
  settleRefund(input: RefundInput): Promise<RefundResult>;
  /** Takes what went back out of the figures of customers and products. */
  countRefund(input: RefundInput): Promise<void>;
}

/** Calls to whoever took the money. */
export interface RefundActivities {
  /** Gives one part back to its card, or reads again what became of it. */
  refundCard(input: CardRefundInput): Promise<void>;
  /** Takes the tax of what went back out of the authorities' books. */
  correctTax(input: RefundInput): Promise<void>;
}
