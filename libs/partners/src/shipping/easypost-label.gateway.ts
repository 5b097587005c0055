import { z } from 'zod';
import { withinDeadline } from '../deadline.ts';
import { unknown } from '../partner-fault.ts';
import {
  createEasyPost,
  decimalToMoney,
  easyPostTrouble,
  RateReply,
  sortedRates,
  statusOf,
  toParcel,
  type EasyPostConfig,
} from './easypost-shipping.gateway.ts';
import type {
  BuyLabelOutcome,
  Label,
  LabelAddress,
  LabelGateway,
  OpenShipmentInput,
  OpenShipmentOutcome,
  ReturnLabelOutcome,
  ShipmentLookup,
  TrackingOutcome,
  TrackingStatus,
} from './label-gateway.port.ts';

const LabelReply = z.object({
  id: z.string().startsWith('shp_'),
  rates: z.array(RateReply).default([]),
  selected_rate: RateReply.nullish(),
  postage_label: z.object({ label_url: z.string().min(1) }).nullish(),
  tracker: z
    .object({
      id: z.string().startsWith('trk_'),
      tracking_code: z.string().min(1),
      public_url: z.string().nullish(),
    })
    .nullish(),
  refund_status: z.string().nullish(),
});
type LabelReply = z.infer<typeof LabelReply>;

const TrackerReply = z.object({ id: z.string().startsWith('trk_'), status: z.string() });

/** EasyPost's words for where a parcel is; words that move nothing are not among them. */
const STATUSES: Readonly<Record<string, TrackingStatus>> = {
  unknown: 'announced',
  pre_transit: 'announced',
  in_transit: 'in_transit',
  out_for_delivery: 'out_for_delivery',
  available_for_pickup: 'out_for_delivery',
  delivered: 'delivered',
  return_to_sender: 'returning',
  failure: 'failed',
  error: 'failed',
};

/** Labels and tracking by EasyPost. */
export function createEasyPostLabelGateway(
  config: EasyPostConfig,
  timeoutMs = config.EASYPOST_TIMEOUT_MS,
): LabelGateway {
  const client = createEasyPost(config, timeoutMs);
  const call = <Reply>(request: Promise<Reply>): Promise<Reply> =>
    withinDeadline(timeoutMs + 500, request);

  async function open(input: OpenShipmentInput): Promise<OpenShipmentOutcome> {
    try {
      const shipment = await call(
        client.Shipment.create({
          reference: input.reference,
          from_address: toAddress(input.from),
          to_address: toAddress(input.to),
          parcel: toParcel(input.parcel),
          ...(input.isReturn === true ? { is_return: true } : {}),
        }),
      );
      return { code: 'opened', carrierRef: LabelReply.parse(shipment).id };
    } catch (error) {
      return statusOf(error) === 422 ? { code: 'address_refused' } : easyPostTrouble(error);
    }
  }

  async function retrieve(carrierRef: string): Promise<ShipmentLookup> {
    try {
      return toLookup(LabelReply.parse(await call(client.Shipment.retrieve(carrierRef))));
    } catch (error) {
      return statusOf(error) === 404 ? { code: 'not_found' } : easyPostTrouble(error);
    }
  }

  async function buy(carrierRef: string, rateRef: string): Promise<BuyLabelOutcome> {
    try {
      const reply = LabelReply.parse(await call(client.Shipment.buy(carrierRef, rateRef)));
      const label = toLabel(reply);
      return label === null ? unknown('garbage') : { code: 'bought', label };
    } catch (error) {
      // Also said when it was bought before: the caller looks first, and looks again.
      return statusOf(error) === 422
        ? { code: 'refused', reason: 'not_sold' }
        : easyPostTrouble(error);
    }
  }

  async function giveBack(carrierRef: string): Promise<ReturnLabelOutcome> {
    try {
      await call(client.Shipment.refund(carrierRef));
      return { code: 'returned' };
    } catch (error) {
      return statusOf(error) === 422
        ? { code: 'refused', reason: 'not_refundable' }
        : easyPostTrouble(error);
    }
  }

  async function track(trackerRef: string): Promise<TrackingOutcome> {
    try {
      const { status } = TrackerReply.parse(await call(client.Tracker.retrieve(trackerRef)));
      return { code: 'tracked', status: STATUSES[status] ?? 'announced' };
    } catch (error) {
      return statusOf(error) === 404 ? { code: 'not_found' } : easyPostTrouble(error);
    }
  }

  return { open, retrieve, buy, giveBack, track };
}

function toLookup(reply: LabelReply): ShipmentLookup {
  if (reply.refund_status && reply.refund_status !== 'rejected') return { code: 'returned' };
  const label = toLabel(reply);
  return label === null ? { code: 'open', rates: sortedRates(reply) } : { code: 'bought', label };
}

function toLabel({ postage_label, tracker, selected_rate }: LabelReply): Label | null {
  if (!postage_label || !tracker || !selected_rate) return null;
  return {
    carrier: selected_rate.carrier,
    service: selected_rate.service,
    trackerRef: tracker.id,
    trackingCode: tracker.tracking_code,
    trackingUrl: tracker.public_url ?? null,
    labelUrl: postage_label.label_url,
    price: decimalToMoney(selected_rate.rate, selected_rate.currency),
  };
}

function toAddress(address: LabelAddress) {
  return {
    name: address.name,
    street1: address.line1,
    ...(address.line2 ? { street2: address.line2 } : {}),
    city: address.city,
    state: address.region,
    zip: address.postalCode,
    country: address.country,
    ...(address.phone ? { phone: address.phone } : {}),
  };
}
