import type { ShipmentFacts } from '@green-apple/workflow-contracts';
import { captures, staff } from '../support/proxies.ts';
import { tellShopper } from '../support/tell-shopper.ts';
import type { FulfilmentDesk } from './fulfilment-desk.ts';
import type { SendOff } from './send-off.ts';

/** How long a bag is kept at the counter. */
export const KEEP_MS = 7 * 24 * 60 * 60 * 1000;

/** A bag at the counter until somebody comes for it. Nobody pays for what they did not get. */
export async function waitForShopper(
  desk: FulfilmentDesk,
  { position: occasion }: ShipmentFacts,
  sendOff: SendOff,
): Promise<void> {
  const { orderId, shipmentId } = desk;
  const told = await desk.asked(['hand_over', 'cancel'], 'shopper', KEEP_MS);
  if (told === 'hand_over') await desk.move('collected');
  if (told === 'hand_over') return;
  if (told === 'cancel') return sendOff.callOff('called_off');
  await captures().giveBackCapture(desk.shipment);
  await desk.move('not_collected');
  await staff().raiseStaffTask({
    key: `not-collected/${shipmentId}`,
    kind: 'not_collected',
    orderId,
    facts: { shipmentId },
  });
  await tellShopper({ orderId, template: 'shipment-not-collected', occasion });
}
