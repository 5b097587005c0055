import { writerSelect, type Writer } from '../pools.ts';
import type { Transaction } from '../transaction.ts';

/** Carriers' events as they come in. */
export class CarrierEventRepository {
  readonly #writer: Writer;

  constructor(writer: Writer) {
    this.#writer = writer;
  }

  /** Whose parcel a tracker follows; null when it is none of ours. */
  async shipmentOf(
    trackerRef: string,
  ): Promise<{ readonly orderId: string; readonly version: number } | null> {
    const [row] = await writerSelect<{ orderId: string; version: number }>(
      this.#writer,
      `select order_id as "orderId", version from fulfilment.shipment where tracker_ref = $trackerRef`,
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
