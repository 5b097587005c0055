import type { JobMessage } from '@green-apple/contracts-events';
import type { ParkReason, Transaction } from '@green-apple/persistence';

export type Verified<Event> =
  | { readonly code: 'valid'; readonly event: Event }
  | { readonly code: 'signature_invalid' }
  | { readonly code: 'malformed' };

/** Whose an event is, and which jobs make the runs of that order look for themselves. */
export type Destination =
  | {
      readonly code: 'order';
      readonly orderId: string;
      readonly version: number;
      readonly jobs: readonly JobMessage['calculation_type'][];
    }
  | { readonly code: 'parked'; readonly reason: ParkReason };

export interface PartnerEvent {
  readonly id: string;
  readonly type: string;
}

/** A company that tells us what happened: how its word is checked, whose it is, and where it is kept. */
export interface WebhookSource<Event extends PartnerEvent> {
  readonly provider: string;
  verify(rawBody: Buffer | string, signature: string | undefined): Verified<Event>;
  destinationOf(event: Event): Promise<Destination>;
  /** Keeps the event; false when it came before. */
  remember(event: Event, destination: Destination, transaction: Transaction): Promise<boolean>;
}
