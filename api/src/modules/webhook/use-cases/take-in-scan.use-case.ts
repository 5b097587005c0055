import type { EasyPostEvent } from '@green-apple/partners';
import {
  insertOutbox,
  inTransaction,
  type CarrierEventRepository,
  type Writer,
} from '@green-apple/persistence';
import { job } from '../../order/outbox-messages.ts';

export type ScanTakenIn = 'passed_on' | 'seen_before' | 'not_for_us';

/**
 * Takes a carrier's event in: remembered once, and passed on as a nudge to the order's run in the same
 * transaction. What it says about the parcel is not believed; the parcel's run asks the carrier itself.
 */
export class TakeInScan {
  private readonly writer: Writer;
  private readonly events: CarrierEventRepository;

  constructor(writer: Writer, events: CarrierEventRepository) {
    this.writer = writer;
    this.events = events;
  }

  async execute(event: EasyPostEvent, correlationId: string): Promise<ScanTakenIn> {
    const { objectRef } = event;
    if (!event.type.startsWith('tracker.') || objectRef === null) return 'not_for_us';
    const parcel = await this.events.parcelOf(objectRef);
    if (parcel === null) return 'not_for_us';
    return inTransaction(this.writer, async (transaction) => {
      const first = await this.events.remember('easypost', event.id, transaction);
      if (!first) return 'seen_before';
      const { orderId, version, job: kind } = parcel;
      await insertOutbox(this.writer, transaction, [job(orderId, kind, version, correlationId)]);
      return 'passed_on';
    });
  }
}
