import { endStateOf } from './line-outcome.ts';
import type { OrderState } from './order-state.ts';
import { hasLeft, outcomeOf, type ShipmentState } from './shipment-state.ts';

/** What is not among an order's shipments, and still says where it stands. */
export interface BesideShipments {
  /** Units are still to come in: they will be a parcel, too. */
  readonly waits?: boolean;
  /** A parcel went astray and was sent again: it counts no more, but what has left has left. */
  readonly replaced?: boolean;
}

/**
 * Where a sold order stands, from where its shipments stand: an order has no opinion of its own about its
 * parcels. Null when there are none yet.
 */
export function orderStateOf(
  planned: readonly ShipmentState[],
  { waits = false, replaced = false }: BesideShipments = {},
): OrderState | null {
  if (planned.length === 0) return null;
  const shipments: readonly ShipmentState[] = waits ? [...planned, 'planned'] : planned;
  const outcomes = shipments.map(outcomeOf).filter((outcome) => outcome !== null);
  // What was sent again and then called off did not come, either way.
  const isMissed = replaced && outcomes.includes('cancelled');
  if (outcomes.length === shipments.length)
    return endStateOf(isMissed ? [...outcomes, 'lost'] : outcomes);
  const alive = shipments.filter((state) => state !== 'cancelled');
  if (alive.every((state) => hasLeft(state))) return 'shipped';
  if (replaced || alive.some((state) => hasLeft(state))) return 'partially_shipped';
  if (alive.includes('ready_for_pickup')) return 'ready_for_pickup';
  return alive.some((state) => state === 'picking' || state === 'packed') ? 'packing' : 'confirmed';
}

/** Units of an order that reached the shopper, and those of them that came back for good (not exchanged). */
export interface UnitsBack {
  readonly delivered: number;
  readonly returned: number;
}

/** Where an order stands once returns are looked at too: only one at rest, of which something had arrived. */
export function orderStateWithReturns(
  state: OrderState,
  { delivered, returned }: UnitsBack,
): OrderState {
  const arrived = state === 'delivered' || state === 'partially_delivered';
  if (returned === 0 || !(arrived || state === 'partially_returned')) return state;
  return returned >= delivered ? 'returned' : 'partially_returned';
}
