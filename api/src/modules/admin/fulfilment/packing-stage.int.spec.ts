import { randomUUID } from 'node:crypto';
import type { ShipmentState } from '@green-apple/domain-order';
import { seedOrder, TINY_IDS, type OrderExample } from '@green-apple/testing';
import type { AdminStage } from '../admin-stage.int.spec.ts';

/** Puts everything of a sold order into one shipment, as its run would have planned it. Named as a spec because
 * only specs may use the testing library. */
export async function seedShipment(
  stage: AdminStage,
  order: OrderExample,
  {
    state = 'planned',
    kind = 'parcel',
    place = TINY_IDS.locations.warehouse as string,
  }: { state?: ShipmentState; kind?: 'parcel' | 'pickup'; place?: string } = {},
): Promise<{ orderId: string; shipmentId: string }> {
  await seedOrder(stage.database, order);
  const shipmentId = randomUUID();
  await stage.database.query(
    `with parcel as (
       insert into fulfilment.shipment (id, order_id, location_id, position, kind, state, amount_minor, currency)
       values ($1, $2, $3, 1, $4, $5, 0, 'USD'))
     insert into fulfilment.shipment_part (shipment_id, reservation_id, order_line_id, variant_id, quantity)
     select $1, r.id, r.order_line_id, r.variant_id, r.quantity
     from inventory.reservation r where r.order_id = $2`,
    [shipmentId, order.id, place, kind, state],
  );
  return { orderId: order.id, shipmentId };
}
