import type { ParkReason } from '../order/payment.repository.ts';
import { writerSelect, type Writer } from '../pools.ts';
import type { Transaction } from '../transaction.ts';

export interface TrackedParcel {
  readonly orderId: string;
  readonly version: number;
  /** The job message that tells its run. */
  readonly job: 'fulfilment' | 'return';
}

/** What is kept of a carrier's event; the rest can be read again by its id. */
export interface CarrierEvent {
  readonly provider: string;
  readonly eventId: string;
  readonly type: string;
  readonly objectRef: string | null;
  readonly orderId: string | null;
  /** Null when it was passed on to the parcel's run. */
  readonly parked: ParkReason | null;
}

/** Carriers' events as they come in. */
export class CarrierEventRepository {
  readonly #writer: Writer;

  constructor(writer: Writer) {
    this.#writer = writer;
  }

  /** Whose parcel a tracker follows, on its way out or back; null when it is none of ours. */
  async parcelOf(trackerRef: string): Promise<TrackedParcel | null> {
    const [row] = await writerSelect<TrackedParcel>(
      this.#writer,
      `select order_id as "orderId", version, 'fulfilment' as job from fulfilment.shipment
       where tracker_ref = $trackerRef
       union all
       select order_id, version, 'return' from returns.request where tracker_ref = $trackerRef`,
      { trackerRef },
    );
    return row ?? null;
  }

  /** False when the event was taken in before. */
  async rememberEvent(event: CarrierEvent, transaction: Transaction): Promise<boolean> {
    const rows = await writerSelect(
      this.#writer,
      `insert into fulfilment.carrier_event
         (provider, event_id, type, object_ref, order_id, state, reason)
       values ($provider, $eventId, $type, cast($objectRef as text), cast($orderId as uuid),
         case when cast($parked as text) is null then 'passed_on' else 'parked' end,
         cast($parked as text))
       on conflict do nothing returning event_id`,
      { ...event },
      transaction,
    );
    return rows.length === 1;
  }
}
