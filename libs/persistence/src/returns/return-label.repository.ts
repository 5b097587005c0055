import { writerSelect, type Writer } from '../pools.ts';
import type { BoughtLabel, LabelPapers } from '../fulfilment/label.repository.ts';

/** What a carrier has to know of a parcel that comes back. Personal: never a payload. */
export type ReturnPapers = Omit<LabelPapers, 'shipmentId' | 'state' | 'latest'> & {
  readonly returnId: string;
};

/** `to` is the shopper, `from` the house, as they were on the way out: the carrier turns them round. */
const PAPERS_SQL = `
  select q.id as "returnId", q.order_id as "orderId", q.number as "orderNumber", o.shipping_address as "to",
    'standard' as "deliveryId", w.address || jsonb_build_object('name', w.name) as "from",
    (select coalesce(sum(x.quantity * coalesce(v.weight_grams, 0)), 0)::int
      from returns.line x join ordering.line l on l.id = x.order_line_id
      left join catalog.variant v on v.id = l.variant_id where x.return_id = q.id) as "weightGrams",
    q.carrier_ref as "carrierRef", q.tracker_ref as "trackerRef", q.tracking_code as "trackingCode"
  from returns.request q join ordering."order" o on o.id = q.order_id
  join inventory.location w on w.id = q.location_id
  where q.id = cast($returnId as uuid)`;

/** A return's label and tracking. */
export class ReturnLabelRepository {
  readonly #writer: Writer;

  constructor(writer: Writer) {
    this.#writer = writer;
  }

  async papers(returnId: string): Promise<ReturnPapers | null> {
    const [row] = await writerSelect<ReturnPapers>(this.#writer, PAPERS_SQL, { returnId });
    return row ?? null;
  }

  /** True when the shopper sends it at their own cost: nothing is bought. */
  async isOwn(returnId: string): Promise<boolean> {
    const rows = await writerSelect(
      this.#writer,
      `select id from returns.request where id = cast($returnId as uuid) and label_by = 'shopper'`,
      { returnId },
    );
    return rows.length > 0;
  }

  /** Notes the carrier's handle before anything is bought with it; answers with the first one noted. */
  async noteCarrierRef(returnId: string, carrierRef: string): Promise<string> {
    const [row] = await writerSelect<{ ref: string }>(
      this.#writer,
      `update returns.request set carrier_ref = coalesce(carrier_ref, $carrierRef)
       where id = cast($returnId as uuid) returning carrier_ref as ref`,
      { returnId, carrierRef },
    );
    return row?.ref ?? carrierRef;
  }

  async noteLabel(returnId: string, label: BoughtLabel): Promise<void> {
    const { currency: _, ...bought } = label;
    await writerSelect(
      this.#writer,
      `update returns.request set carrier = $carrier, service = $service, tracker_ref = $trackerRef,
         tracking_code = $trackingCode, tracking_url = cast($trackingUrl as text), label_url = $labelUrl,
         label_minor = cast($costMinor as bigint), version = version + 1, updated_at = now()
       where id = cast($returnId as uuid) and tracker_ref is distinct from $trackerRef returning id`,
      { returnId, ...bought },
    );
  }

  /** The label was given back: it must not be used any more. */
  async forgetLabel(returnId: string): Promise<void> {
    await writerSelect(
      this.#writer,
      `update returns.request set carrier = null, service = null, carrier_ref = null, tracker_ref = null,
         tracking_code = null, tracking_url = null, label_url = null, label_minor = null,
         version = version + 1, updated_at = now()
       where id = cast($returnId as uuid) and carrier_ref is not null returning id`,
      { returnId },
    );
  }
}
