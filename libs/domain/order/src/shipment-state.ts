import type { LineOutcome } from './line-outcome.ts';

/** Where one parcel, or one bag at the counter, stands. Only its own fulfilment run moves it. */
export const SHIPMENT_STATES = [
  'planned',
  'picking',
  'packed',
  'shipped',
  'in_transit',
  'out_for_delivery',
  'delivered',
  'lost',
  'returned_to_sender',
  'ready_for_pickup',
  'collected',
  'not_collected',
  'cancelled',
] as const;
export type ShipmentState = (typeof SHIPMENT_STATES)[number];

/** A `parcel` goes by carrier; a `pickup` waits at the counter of a store. */
export type ShipmentKind = 'parcel' | 'pickup';

const CARRIED: readonly ShipmentState[] = [
  'in_transit',
  'out_for_delivery',
  'delivered',
  'lost',
  'returned_to_sender',
];

/**
 * Every step a shipment may take. Carriers' words come late and out of order, so that steps on the way may be
 * leapt but are never taken back; a lost parcel may turn up.
 */
export const SHIPMENT_TRANSITIONS: Readonly<Record<ShipmentState, readonly ShipmentState[]>> = {
  planned: ['picking', 'cancelled'],
  picking: ['packed', 'planned', 'cancelled'],
  // Back to the shelf when it cannot leave: no label to be had, no money.
  packed: ['shipped', 'ready_for_pickup', 'planned', 'cancelled'],
  shipped: CARRIED,
  in_transit: ['out_for_delivery', 'delivered', 'lost', 'returned_to_sender'],
  out_for_delivery: ['delivered', 'lost', 'returned_to_sender'],
  delivered: [],
  lost: ['delivered', 'returned_to_sender'],
  returned_to_sender: [],
  ready_for_pickup: ['collected', 'not_collected', 'cancelled'],
  collected: [],
  not_collected: [],
  cancelled: [],
};

export const mayMoveShipment = (from: ShipmentState, to: ShipmentState): boolean =>
  SHIPMENT_TRANSITIONS[from].includes(to);

/** The states that may become `to`: the guard of an update. */
export const shipmentStatesBefore = (to: ShipmentState): ShipmentState[] =>
  SHIPMENT_STATES.filter((from) => SHIPMENT_TRANSITIONS[from].includes(to));

export const isShipmentState = (text: string): text is ShipmentState =>
  (SHIPMENT_STATES as readonly string[]).includes(text);

const OUTCOMES: Readonly<Partial<Record<ShipmentState, LineOutcome>>> = {
  delivered: 'delivered',
  collected: 'delivered',
  lost: 'lost',
  returned_to_sender: 'returned',
  not_collected: 'not_collected',
  cancelled: 'cancelled',
};

/** What became of everything in a shipment; null while it is on its way. */
export const outcomeOf = (state: ShipmentState): LineOutcome | null => OUTCOMES[state] ?? null;

/** True when nothing more is expected of it. */
export const isShipmentOver = (state: ShipmentState): boolean => outcomeOf(state) !== null;

const ON_ITS_WAY_OUT: readonly ShipmentState[] = [
  'picking',
  'packed',
  'shipped',
  'ready_for_pickup',
];

/** Steps that are taken for a buyer only: once the order is cancelled nobody packs, and nothing leaves. */
export const isOnItsWayOut = (state: ShipmentState): boolean => ON_ITS_WAY_OUT.includes(state);

/** A run leaves this state by itself within moments, unless somebody has to look at it. */
export const isPassing = (state: ShipmentState): boolean => state === 'packed';

/** True once it has left our hands. */
export const hasLeft = (state: ShipmentState): boolean =>
  state === 'shipped' || state === 'collected' || CARRIED.includes(state);
