import { writerSelect, type Writer } from '../pools.ts';
import type { Transaction } from '../transaction.ts';

export interface TrackedParcel {
  readonly orderId: string;
  readonly version: number;
  /** The job message that tells its run. */
  readonly job: 'fulfilment' | 'return';
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
  async remember(provider: string, eventId: string, transaction: Transaction): Promise<boolean> {
    const rows = await writerSelect(
      this.#writer,
      `insert into fulfilment.carrier_event (provider, event_id) values ($provider, $eventId)
       on conflict do nothing returning event_id`,
      { provider, eventId },
      transaction,
    );
    return rows.length === 1;
  }
}
