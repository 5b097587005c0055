import type { AddressDto } from '@green-apple/contracts-http';
import type { Currency } from '@green-apple/domain-money';
import type { ShipmentState } from '@green-apple/domain-order';
import { writerSelect, type Writer } from '../pools.ts';

/** What a carrier has to know of a parcel. Personal: never a payload. */
export interface LabelPapers {
  readonly shipmentId: string;
  readonly orderId: string;
  readonly orderNumber: string;
  readonly state: ShipmentState;
  readonly to: AddressDto;
  /** The way of delivery the shopper chose, e.g. `standard`, and until when it was promised. */
  readonly deliveryId: string;
  readonly latest: string;
  readonly from: {
    readonly name: string;
    readonly line1: string;
    readonly city: string;
    readonly region: string;
    readonly postalCode: string;
    readonly country: string;
  };
  readonly weightGrams: number;
  readonly carrierRef: string | null;
  readonly trackerRef: string | null;
  readonly trackingCode: string | null;
}

export interface BoughtLabel {
  readonly carrier: string;
  readonly service: string;
  readonly trackerRef: string;
  readonly trackingCode: string;
  readonly trackingUrl: string | null;
  readonly labelUrl: string;
  readonly costMinor: number;
  readonly currency: Currency;
}

const PAPERS_SQL = `
  select s.id as "shipmentId", s.order_id as "orderId", o.number as "orderNumber", s.state,
    o.shipping_address as "to", o.delivery ->> 'id' as "deliveryId", o.delivery ->> 'latest' as latest,
    w.address || jsonb_build_object('name', w.name) as "from",
    (select coalesce(sum(p.quantity * coalesce(v.weight_grams, 0)), 0)::int
      from fulfilment.shipment_part p left join catalog.variant v on v.id = p.variant_id
      where p.shipment_id = s.id) as "weightGrams",
    s.carrier_ref as "carrierRef", s.tracker_ref as "trackerRef", s.tracking_code as "trackingCode"
  from fulfilment.shipment s join ordering."order" o on o.id = s.order_id
  join inventory.location w on w.id = s.location_id
  where s.id = cast($shipmentId as uuid)`;

/** A shipment's label and tracking. */
export class LabelRepository {
  readonly #writer: Writer;

  constructor(writer: Writer) {
    this.#writer = writer;
  }

  async papers(shipmentId: string): Promise<LabelPapers | null> {
    const [row] = await writerSelect<LabelPapers>(this.#writer, PAPERS_SQL, { shipmentId });
    return row ?? null;
  }

  /** Notes the carrier's handle before anything is bought with it; answers with the first one noted. */
  async noteCarrierRef(shipmentId: string, carrierRef: string): Promise<string> {
    const [row] = await writerSelect<{ ref: string }>(
      this.#writer,
      `update fulfilment.shipment set carrier_ref = coalesce(carrier_ref, $carrierRef)
       where id = cast($shipmentId as uuid) returning carrier_ref as ref`,
      { shipmentId, carrierRef },
    );
    return row?.ref ?? carrierRef;
  }

  async noteLabel(shipmentId: string, label: BoughtLabel): Promise<void> {
    await writerSelect(
      this.#writer,
      `update fulfilment.shipment set carrier = $carrier, service = $service, tracker_ref = $trackerRef,
         tracking_code = $trackingCode, tracking_url = cast($trackingUrl as text), label_url = $labelUrl,
         label_minor = cast($costMinor as bigint), version = version + 1, updated_at = now()
       where id = cast($shipmentId as uuid) and tracker_ref is distinct from $trackerRef returning id`,
      { shipmentId, ...label },
    );
  }

  /** The label was given back: another one may be bought. */
  async forgetLabel(shipmentId: string): Promise<void> {
    await writerSelect(
      this.#writer,
      `update fulfilment.shipment set carrier = null, service = null, carrier_ref = null, tracker_ref = null,
         tracking_code = null, tracking_url = null, label_url = null, label_minor = null,
         version = version + 1, updated_at = now()
       where id = cast($shipmentId as uuid) and carrier_ref is not null returning id`,
      { shipmentId },
    );
  }
}
