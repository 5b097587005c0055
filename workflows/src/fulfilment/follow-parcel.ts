import { isAstray, isShipmentOver, mayMoveShipment } from '@green-apple/domain-order';
import type { ShipmentFacts } from '@green-apple/workflow-contracts';
import { patched } from '@temporalio/workflow';
import { now } from '../support/clock.ts';
import { carrier } from '../support/proxies.ts';
import { tellShopper } from '../support/tell-shopper.ts';
import { ASK_CARRIER_MS, tellOfAstray, waitForRemedy } from './astray-parcel.ts';
import type { FulfilmentDesk } from './fulfilment-desk.ts';

/** No step forward for so long, and a parcel counts as lost. */
export const LOST_AFTER_MS = 10 * 24 * 60 * 60 * 1000;

/** Follows what the carrier says, in whatever order it says it, until the parcel is there or made good. */
export async function followParcel(desk: FulfilmentDesk, facts: ShipmentFacts): Promise<void> {
  let giveUpAt = now() + LOST_AFTER_MS;
  while (!isAstray(desk.state)) {
    desk.listen();
    const { state } = await carrier().readTracking(desk.shipment);
    if (state !== null && mayMoveShipment(desk.state, state)) {
      await desk.move(state);
      giveUpAt = now() + LOST_AFTER_MS;
    }
    if (isShipmentOver(desk.state)) break;
    const patience = Math.max(0, giveUpAt - now());
    if (patience === 0) await desk.move('lost', 'no_news');
    else await desk.news('carrier', Math.min(ASK_CARRIER_MS, patience), giveUpAt);
  }
  if (isAstray(desk.state)) {
    await (patched('2026-11-made-good') ? waitForRemedy(desk, facts) : tellOfAstray(desk, facts));
    return;
  }
  const { orderId } = desk;
  await tellShopper({ orderId, template: 'shipment-delivered', occasion: facts.position });
}
