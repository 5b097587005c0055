import type { MadeGood, OrderState, ShipmentKind, ShipmentState } from '@green-apple/domain-order';
import type { OrderInput } from './activities.ts';

export type OrderRunInput = OrderInput;
/** Where the order came to rest. */
export interface OrderRunResult {
  readonly state: OrderState;
}

export interface FulfilmentInput extends OrderInput {
  readonly shipmentId: string;
}
export interface FulfilmentResult {
  readonly state: ShipmentState;
}

/** What people may ask of a shipment's run. */
export type InstructionKind = 'pack' | 'picked' | 'ship' | 'hand_over' | 'pay_again' | 'cancel';

export interface Instruction {
  /** Counts up within a shipment: who has read up to here has read everything before. */
  readonly seq: number;
  readonly kind: InstructionKind;
}

export interface PlannedShipment {
  readonly shipmentId: string;
  readonly position: number;
  readonly locationCode: string;
  readonly state: ShipmentState;
  /** It did not arrive, and this was done about it. */
  readonly madeGood: MadeGood | null;
  /** The carrier brought it back, and somebody has looked at it; workers of the release before do not say. */
  readonly toShelve?: boolean;
}

export interface ShipmentInput {
  readonly shipmentId: string;
}

export interface ShipmentFacts {
  readonly kind: ShipmentKind;
  readonly state: ShipmentState;
  /** It did not arrive, and this was done about it. */
  readonly madeGood: MadeGood | null;
  /** First, second, third of its order: tells the mails about them apart. */
  readonly position: number;
  readonly instructions: readonly Instruction[];
  /** In development nobody stands at the packing table: it packs itself after so many milliseconds. */
  readonly packsItselfAfterMs: number | null;
}

export interface MoveShipmentInput extends ShipmentInput {
  readonly to: ShipmentState;
  readonly reason?: string;
}

export type ShipmentMove =
  | { readonly code: 'moved' }
  | { readonly code: 'stood'; readonly state: ShipmentState }
  /** It, or its order, was called off first: it is not packed, and does not leave, any more. */
  | { readonly code: 'order_cancelled' };

export type PickBooked =
  | { readonly code: 'booked' }
  /** Nothing of the shipment was found: it is called off, and all that follows from it is done. */
  | { readonly code: 'nothing_found' }
  | { readonly code: 'stood'; readonly state: ShipmentState };

/** Short steps in our own database. Each may run twice and takes effect once. */
export interface ShipmentActivities {
  /** One shipment for each place that has something for the order; the same ones however often it is asked. */
  planShipments(input: OrderInput): Promise<readonly PlannedShipment[]>;
  /** Moves the order to where its shipments are. */
  followShipments(input: OrderInput): Promise<OrderRunResult>;
  loadShipment(input: ShipmentInput): Promise<ShipmentFacts>;
  /** Moves a shipment along its table; stock leaves, or is free again, in the same transaction. */
  moveShipment(input: MoveShipmentInput): Promise<ShipmentMove>;
  /** Books what people said they found for a shipment; what they did not find is settled in the same transaction. */
  bookPicks(input: ShipmentInput): Promise<PickBooked>;
  /** Puts what carriers brought back of an order, and is good, on the shelf. */
  bookArrivals(input: OrderInput): Promise<void>;
}

export type LabelResult =
  | { readonly code: 'bought' }
  /** No carrier takes it there: somebody has to look at the address. */
  | { readonly code: 'refused' };

/** Calls to carriers. */
export interface CarrierActivities {
  buyLabel(input: ShipmentInput): Promise<LabelResult>;
  /** Undoes `buyLabel`; harmless when there is none. */
  returnLabel(input: ShipmentInput): Promise<void>;
  /** Where the carrier says the parcel is; null while it says nothing that moves it. */
  readTracking(input: ShipmentInput): Promise<{ readonly state: ShipmentState | null }>;
}

export type CaptureResult =
  | { readonly code: 'captured' }
  /** The bank no longer keeps the money ready: it has to be asked again. */
  | { readonly code: 'authorisation_gone' };

/** Takes what was authorised, a shipment's share at a time. */
export interface CaptureActivities {
  captureShipment(input: ShipmentInput): Promise<CaptureResult>;
  /** Undoes `captureShipment`: gives its share back; harmless when nothing was taken. */
  giveBackCapture(input: ShipmentInput): Promise<void>;
  /** Asks the bank again for what is not yet paid, without the shopper. */
  reauthorise(input: OrderInput): Promise<{ readonly code: 'authorised' | 'declined' }>;
  /** Lets go of whatever is still kept ready once no shipment needs it. */
  releaseHold(input: OrderInput): Promise<void>;
}
