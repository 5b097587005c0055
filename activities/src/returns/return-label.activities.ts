import type { LabelGateway, TrackingStatus } from '@green-apple/partners';
import type { ReturnLabelRepository } from '@green-apple/persistence';
import type { ReturnLabelActivities } from '@green-apple/workflow-contracts';
import { LabelDesk } from '../fulfilment/label-desk.ts';
import { withPartnerFailures } from '../partner-failure.ts';

export interface ReturnLabelPorts {
  readonly labels: ReturnLabelRepository;
  readonly gateway: LabelGateway;
}

type WayBack = Awaited<ReturnType<ReturnLabelActivities['readReturnTracking']>>['state'];

const BACK_BY_STATUS: Readonly<Record<TrackingStatus, WayBack>> = {
  announced: null,
  in_transit: 'in_transit',
  out_for_delivery: 'in_transit',
  delivered: 'arrived',
  // Back to the shopper: nobody here gets it.
  returning: 'lost',
  failed: 'lost',
};

const isSeen = (status: TrackingStatus | null): boolean =>
  status !== null && BACK_BY_STATUS[status] !== null;

/** Labels of what comes back, and where its parcels are. */
export function createReturnLabelActivities({
  labels,
  gateway,
}: ReturnLabelPorts): ReturnLabelActivities {
  const desk = new LabelDesk(labels, gateway, 'back');
  return {
    buyReturnLabel: ({ returnId }) =>
      withPartnerFailures(async () =>
        (await labels.isOwn(returnId)) ? { code: 'own' } : desk.buy(returnId),
      ),
    giveBackReturnLabel: ({ returnId }) =>
      withPartnerFailures(async () => {
        // A scan nobody has heard of yet: what is on its way is not called off any more.
        if (isSeen(await desk.track(returnId))) return { code: 'in_use' };
        const given = await desk.giveBack(
          returnId,
          async () => !isSeen(await desk.track(returnId)),
        );
        return { code: given ? 'given_back' : 'in_use' };
      }),
    readReturnTracking: ({ returnId }) =>
      withPartnerFailures(async () => {
        const status = await desk.track(returnId);
        return { state: status === null ? null : BACK_BY_STATUS[status] };
      }),
  };
}
