import { money, type Currency, type Money } from '@green-apple/domain-money';
import type { ShipmentKind } from '@green-apple/domain-order';
import { shipmentShares, type PaidLine } from '@green-apple/domain-pricing';
import { v7 as uuidv7 } from 'uuid';

export interface PartToSend {
  readonly reservationId: string;
  readonly lineId: string;
  readonly variantId: string;
  readonly locationId: string;
  readonly units: number;
}

export interface ToPlan {
  readonly currency: Currency;
  readonly deliveryKind: 'delivery' | 'collect';
  /** The store where a shopper collects. */
  readonly counterId: string | null;
  /** What the card pays for the whole order, and how much of it earlier shipments carry. */
  readonly paidMinor: number;
  readonly givenMinor: number;
  readonly shipments: number;
  readonly lines: readonly PaidLine[];
  readonly parts: readonly PartToSend[];
  /** Units that are sold and not there yet: they go later and bear their own share. */
  readonly waiting: ReadonlyArray<{ readonly lineId: string; readonly units: number }>;
}

export interface NewShipment {
  readonly id: string;
  readonly locationId: string;
  readonly position: number;
  readonly kind: ShipmentKind;
  readonly minor: number;
  readonly parts: readonly PartToSend[];
}

const LATER = 'later';

/**
 * One shipment for each place that has something to send, or one for the counter where the shopper collects,
 * wherever its parts come from. Each carries its share of what the card still pays; the shares sum to it.
 */
export function newShipments(plan: ToPlan): NewShipment[] {
  const groups = new Map<string, PartToSend[]>();
  for (const part of plan.parts) {
    const place = plan.counterId ?? part.locationId;
    groups.set(place, [...(groups.get(place) ?? []), part]);
  }
  const shipments = [...groups].map(([locationId, parts], index) => ({
    id: uuidv7(),
    locationId,
    position: plan.shipments + index + 1,
    kind: plan.deliveryKind === 'collect' ? ('pickup' as const) : ('parcel' as const),
    parts,
  }));
  const shares = sharesOf(plan, shipments);
  return shipments.map((shipment) => ({
    ...shipment,
    minor: shares.get(shipment.id)?.minor ?? 0,
  }));
}

function sharesOf(
  { paidMinor, givenMinor, currency, lines, waiting }: ToPlan,
  shipments: ReadonlyArray<{ readonly id: string; readonly parts: readonly PartToSend[] }>,
): ReadonlyMap<string, Money> {
  return shipmentShares(money(paidMinor - givenMinor, currency), lines, [
    ...shipments.flatMap(({ id, parts }) =>
      parts.map(({ lineId, units }) => ({ shipmentId: id, lineId, units })),
    ),
    ...waiting.map((part) => ({ ...part, shipmentId: LATER })),
  ]);
}
