import { verifyEasyPostEvent, type EasyPostEvent } from '@green-apple/partners';
import type { CarrierEventRepository, Transaction } from '@green-apple/persistence';
import type { Destination, Verified, WebhookSource } from './webhook-source.ts';

/** Carriers' events. */
export class EasyPostEvents implements WebhookSource<EasyPostEvent> {
  readonly provider = 'easypost';
  private readonly secrets: readonly string[];
  private readonly events: CarrierEventRepository;

  constructor(secrets: readonly string[], events: CarrierEventRepository) {
    this.secrets = secrets;
    this.events = events;
  }

  verify(rawBody: Buffer | string, signature: string | undefined): Verified<EasyPostEvent> {
    return verifyEasyPostEvent(rawBody, signature, this.secrets);
  }

  async destinationOf({ type, objectRef }: EasyPostEvent): Promise<Destination> {
    if (!type.startsWith('tracker.')) return { code: 'parked', reason: 'TYPE_UNKNOWN' };
    const parcel = objectRef === null ? null : await this.events.parcelOf(objectRef);
    if (parcel === null) return { code: 'parked', reason: 'ORDER_UNKNOWN' };
    const { orderId, version, job } = parcel;
    return { code: 'order', orderId, version, jobs: [job] };
  }

  remember(
    { id: eventId, type, objectRef }: EasyPostEvent,
    destination: Destination,
    transaction: Transaction,
  ): Promise<boolean> {
    return this.events.rememberEvent(
      {
        provider: this.provider,
        eventId,
        type,
        objectRef,
        orderId: destination.code === 'order' ? destination.orderId : null,
        parked: destination.code === 'parked' ? destination.reason : null,
      },
      transaction,
    );
  }
}
