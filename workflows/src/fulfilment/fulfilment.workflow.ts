import { hasLeft, isAstray, isShipmentOver } from '@green-apple/domain-order';
import type { FulfilmentInput, FulfilmentResult } from '@green-apple/workflow-contracts';
import { followParcel } from './follow-parcel.ts';
import { FulfilmentDesk } from './fulfilment-desk.ts';
import { SendOff } from './send-off.ts';
import { waitForShopper } from './wait-for-shopper.ts';

/**
 * One shipment of an order: packed, labelled, paid and sent, then followed until it is delivered, or lost and
 * made good; or
 * packed, paid and kept at the counter until somebody comes for it. What has not left is undone when it is
 * called off.
 */
export async function fulfilment(input: FulfilmentInput): Promise<FulfilmentResult> {
  const desk = new FulfilmentDesk(input);
  const facts = await desk.load();
  if (isAstray(desk.state) ? facts.madeGood !== null : isShipmentOver(desk.state))
    return { state: desk.state };
  const sendOff = new SendOff(desk, facts);
  const isReady = hasLeft(desk.state) || desk.state === 'ready_for_pickup';
  if (isReady || (await sendOff.run()))
    await (facts.kind === 'parcel'
      ? followParcel(desk, facts)
      : waitForShopper(desk, facts, sendOff));
  return { state: desk.state };
}
