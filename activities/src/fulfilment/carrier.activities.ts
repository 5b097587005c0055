import type { ShipmentState } from '@green-apple/domain-order';
import type { Label, LabelGateway, TrackingStatus } from '@green-apple/partners';
import type { LabelPapers, LabelRepository } from '@green-apple/persistence';
import type { CarrierActivities, LabelResult } from '@green-apple/workflow-contracts';
import { orderMissing, outcomeUnknown, withPartnerFailures } from '../partner-failure.ts';
import { parcelOf, serviceFor } from './boxes.ts';

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

/** Labels and tracking. The carrier's handle is kept before money is spent: a lost answer is looked up by it. */
export function createCarrierActivities({ labels, gateway }: CarrierPorts): CarrierActivities {
  async function load(shipmentId: string): Promise<LabelPapers> {
    const papers = await labels.papers(shipmentId);
    if (papers === null) throw orderMissing();
    return papers;
  }

  /** The shipment as the carrier's side knows it; null when no carrier knows the address. */
  async function opened(papers: LabelPapers): Promise<string | null> {
    if (papers.carrierRef !== null) return papers.carrierRef;
    const outcome = await gateway.open({
      reference: papers.shipmentId,
      from: { ...papers.from, country: 'US' },
      to: papers.to,
      parcel: parcelOf(papers.weightGrams),
    });
    if (outcome.code === 'unknown') throw outcomeUnknown('the carrier', outcome);
    if (outcome.code === 'address_refused') return null;
    return labels.noteCarrierRef(papers.shipmentId, outcome.carrierRef);
  }

  async function buy(papers: LabelPapers, carrierRef: string): Promise<LabelResult> {
    const known = await gateway.retrieve(carrierRef);
    switch (known.code) {
      case 'unknown':
        throw outcomeUnknown('the carrier', known);
      case 'bought':
        return keep(papers.shipmentId, known.label);
      case 'returned':
      case 'not_found':
        // Given back before: the next try opens a new one.
        await labels.forgetLabel(papers.shipmentId);
        throw outcomeUnknown('the carrier', { code: 'unknown', detail: 'garbage' });
      case 'open': {
        const rate = serviceFor(papers.deliveryId, known.rates);
        if (rate === null) return refused(papers.shipmentId);
        const outcome = await gateway.buy(carrierRef, rate.rateRef);
        if (outcome.code === 'unknown') throw outcomeUnknown('the carrier', outcome);
        return outcome.code === 'bought'
          ? keep(papers.shipmentId, outcome.label)
          : refused(papers.shipmentId);
      }
    }
  }

  /** The address may be mended before the next try: that one opens a new shipment. */
  async function refused(shipmentId: string): Promise<LabelResult> {
    await labels.forgetLabel(shipmentId);
    return { code: 'refused' };
  }

  async function keep(shipmentId: string, { price, ...label }: Label): Promise<LabelResult> {
    await labels.noteLabel(shipmentId, {
      ...label,
      costMinor: price.minor,
      currency: price.currency,
    });
    return { code: 'bought' };
  }

  return {
    buyLabel: ({ shipmentId }) =>
      withPartnerFailures(async () => {
        const papers = await load(shipmentId);
        if (papers.trackerRef !== null) return { code: 'bought' };
        const carrierRef = await opened(papers);
        return carrierRef === null ? { code: 'refused' } : buy(papers, carrierRef);
      }),

    returnLabel: ({ shipmentId }) =>
      withPartnerFailures(async () => {
        const { carrierRef } = await load(shipmentId);
        if (carrierRef === null) return;
        const known = await gateway.retrieve(carrierRef);
        if (known.code === 'unknown') throw outcomeUnknown('the carrier', known);
        if (known.code === 'bought') {
          const outcome = await gateway.giveBack(carrierRef);
          if (outcome.code === 'unknown') throw outcomeUnknown('the carrier', outcome);
        }
        await labels.forgetLabel(shipmentId);
      }),

    readTracking: ({ shipmentId }) =>
      withPartnerFailures(async () => {
        const { trackerRef } = await load(shipmentId);
        if (trackerRef === null) return { state: null };
        const outcome = await gateway.track(trackerRef);
        if (outcome.code === 'unknown') throw outcomeUnknown('the carrier', outcome);
        return { state: outcome.code === 'tracked' ? STATE_BY_STATUS[outcome.status] : null };
      }),
  };
}
