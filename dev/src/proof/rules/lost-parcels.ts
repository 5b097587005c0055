import { isAstray } from '@green-apple/domain-order';
import type { MadeGoodFacts, Snapshot } from '../snapshot.ts';
import { broken, type Violation } from '../violation.ts';

/** M2 of parcels that did not arrive: each is made good once, and what is sent again is not charged again. */
export function lostParcels({ madeGood }: Snapshot): Violation[] {
  return madeGood.flatMap(madeGoodOnce);
}

function madeGoodOnce(parcel: MadeGoodFacts): Violation[] {
  const { shipmentId, state, how, refunds, replacementMinor } = parcel;
  const subject = `shipment ${shipmentId}`;
  const faults = [
    [!isAstray(state), `was made good and is ${state}`],
    [refunds > 1, `was refunded ${refunds} times`],
    [how === 'resend' && refunds > 0, 'was sent again and refunded'],
    [how === 'refund' && replacementMinor !== null, 'was refunded and sent again'],
    [replacementMinor !== null && replacementMinor > 0, `costs ${replacementMinor} once more`],
  ] as const;
  return faults.filter(([isSo]) => isSo).map(([, what]) => broken('M2', subject, what));
}
