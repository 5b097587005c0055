import { mayMoveShipment, type ShipmentState } from '@green-apple/domain-order';
import type { ShipmentFacts } from '@green-apple/workflow-contracts';
import { now } from '../support/clock.ts';
import { carrier, staff } from '../support/proxies.ts';
import { tellShopper } from '../support/tell-shopper.ts';
import type { FulfilmentDesk } from './fulfilment-desk.ts';

const HOUR_MS = 60 * 60 * 1000;
/** Carriers' events get lost: they are asked this often anyway. */
export const ASK_CARRIER_MS = 12 * HOUR_MS;
/** Staff decide within two days what becomes of a parcel that did not arrive. */
const DECIDE_WITHIN_MS = 48 * HOUR_MS;

/**
 * A parcel that the carrier will not bring: staff decide how it is made good. Until then it may turn up after all,
 * or be on its way back.
 */
export async function waitForRemedy(desk: FulfilmentDesk, facts: ShipmentFacts): Promise<void> {
  for (;;) {
    const key = await tellOfAstray(desk, facts);
    const next = await decided(desk);
    await staff().settleStaffTask({ key });
    if (next === 'resend') return tell(desk, facts, 'shipment-resent');
    if (next === 'delivered') return tell(desk, facts, 'shipment-delivered');
    if (next === 'refund') return;
  }
}

/** Staff and shopper hear of it; answers with the name of the task. */
export async function tellOfAstray(desk: FulfilmentDesk, facts: ShipmentFacts): Promise<string> {
  const isLost = desk.state === 'lost';
  const key = isLost ? `lost/${desk.shipmentId}` : `returned/${desk.shipmentId}`;
  await staff().raiseStaffTask({
    key,
    kind: isLost ? 'parcel_lost' : 'parcel_returned',
    orderId: desk.orderId,
    facts: { shipmentId: desk.shipmentId },
  });
  if (isLost) await tell(desk, facts, 'shipment-lost');
  return key;
}

/** What staff did about it, or where it turned up before they did. */
async function decided(desk: FulfilmentDesk): Promise<'resend' | 'refund' | ShipmentState> {
  const decideBy = now() + DECIDE_WITHIN_MS;
  const before = desk.state;
  for (;;) {
    desk.listen();
    const { madeGood } = await desk.look();
    if (madeGood !== null) return madeGood;
    if (mayMoveShipment(before, 'delivered')) {
      const { state } = await carrier().readTracking(desk.shipment);
      if (state !== null && mayMoveShipment(before, state)) await desk.move(state);
    }
    // What was made good in this very moment stands where it stood.
    if (desk.state !== before) return desk.state;
    await desk.news('staff', ASK_CARRIER_MS, decideBy);
  }
}

const tell = (
  { orderId }: FulfilmentDesk,
  { position: occasion }: ShipmentFacts,
  template: 'shipment-lost' | 'shipment-resent' | 'shipment-delivered',
): Promise<void> => tellShopper({ orderId, template, occasion });
