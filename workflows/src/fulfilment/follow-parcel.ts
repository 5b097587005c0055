import { isShipmentOver, mayMoveShipment } from '@green-apple/domain-order';
import type { ShipmentFacts } from '@green-apple/workflow-contracts';
import { now } from '../support/clock.ts';
import { carrier, staff } from '../support/proxies.ts';
import { tellShopper } from '../support/tell-shopper.ts';
import type { FulfilmentDesk } from './fulfilment-desk.ts';

const HOUR_MS = 60 * 60 * 1000;
/** Carriers' events get lost: they are asked this often anyway. */
export const ASK_CARRIER_MS = 12 * HOUR_MS;
/** No step forward for so long, and a parcel counts as lost. */
export const LOST_AFTER_MS = 10 * 24 * HOUR_MS;

/** Follows what the carrier says, in whatever order it says it, until the parcel is there or given up. */
export async function followParcel(desk: FulfilmentDesk, facts: ShipmentFacts): Promise<void> {
  let giveUpAt = now() + LOST_AFTER_MS;
  for (;;) {
    desk.listen();
    const { state } = await carrier().readTracking(desk.shipment);
    if (state !== null && mayMoveShipment(desk.state, state)) {
      await desk.move(state);
      giveUpAt = now() + LOST_AFTER_MS;
    }
    if (isShipmentOver(desk.state)) break;
    const patience = Math.max(0, giveUpAt - now());
    if (patience === 0) {
      await desk.move('lost', 'no_news');
      break;
    }
    await desk.news('carrier', Math.min(ASK_CARRIER_MS, patience), giveUpAt);
  }
  await conclude(desk, facts);
}

/** The shopper hears how it ended, and staff what is left to do. */
async function conclude(
  desk: FulfilmentDesk,
  { position: occasion }: ShipmentFacts,
): Promise<void> {
  const { orderId, shipmentId } = desk;
  const task = { orderId, facts: { shipmentId } };
  switch (desk.state) {
    case 'delivered':
      return tellShopper({ orderId, template: 'shipment-delivered', occasion });
    case 'lost':
      await staff().raiseStaffTask({ ...task, key: `lost/${shipmentId}`, kind: 'parcel_lost' });
      return tellShopper({ orderId, template: 'shipment-lost', occasion });
    case 'returned_to_sender':
      return staff().raiseStaffTask({
        ...task,
        key: `returned/${shipmentId}`,
        kind: 'parcel_returned',
      });
    default:
      return undefined;
  }
}
