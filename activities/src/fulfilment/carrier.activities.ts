import type { ShipmentState } from '@green-apple/domain-order';
import type { LabelGateway, TrackingStatus } from '@green-apple/partners';
import type { LabelRepository } from '@green-apple/persistence';
import type { CarrierActivities } from '@green-apple/workflow-contracts';
import { withPartnerFailures } from '../partner-failure.ts';
import { LabelDesk } from './label-desk.ts';

export interface CarrierPorts {
  readonly labels: LabelRepository;
  readonly gateway: LabelGateway;
}

const STATE_BY_STATUS: Readonly<Record<TrackingStatus, ShipmentState | null>> = {
  announced: null,
  in_transit: 'in_transit',
  out_for_delivery: 'out_for_delivery',
  delivered: 'delivered',
  returning: 'returned_to_sender',
  failed: 'lost',
};

/** Labels of what leaves the house, and where its parcels are. */
export function createCarrierActivities({ labels, gateway }: CarrierPorts): CarrierActivities {
  const desk = new LabelDesk(labels, gateway);
  return {
    buyLabel: ({ shipmentId }) => withPartnerFailures(() => desk.buy(shipmentId)),
    returnLabel: ({ shipmentId }) =>
      withPartnerFailures(async () => {
        await desk.giveBack(shipmentId);
      }),
    readTracking: ({ shipmentId }) =>
      withPartnerFailures(async () => {
        const status = await desk.track(shipmentId);
        return { state: status === null ? null : STATE_BY_STATUS[status] };
      }),
  };
}
