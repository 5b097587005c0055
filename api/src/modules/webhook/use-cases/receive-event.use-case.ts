import type { Logger } from '@green-apple/observability';
import { insertOutbox, inTransaction, type Writer } from '@green-apple/persistence';
import { job } from '../../order/outbox-messages.ts';
import type { PartnerEvent, WebhookSource } from '../sources/webhook-source.ts';

export interface ReceiveEventInput {
  readonly rawBody: Buffer | string;
  readonly signature: string | undefined;
  readonly correlationId: string;
}

export type EventReceived = 'passed_on' | 'seen_before' | 'parked';
export type ReceiveEventResult =
  | { readonly code: 'RECEIVED'; readonly outcome: EventReceived }
  | { readonly code: 'SIGNATURE_INVALID' }
  | { readonly code: 'MALFORMED' };

/**
 * Takes in what a partner tells us: checked, remembered once, and passed on as a nudge to the order's runs in the
 * same transaction. What an event says is not believed; the runs ask the partner themselves, so that lost,
 * doubled and shuffled events do no harm. What nobody can place is kept and listed rather than refused: a refusal
 * would only be sent again, for days.
 */
export class ReceiveEvent {
  private readonly writer: Writer;
  private readonly logger: Logger;

  constructor(writer: Writer, logger: Logger) {
    this.writer = writer;
    this.logger = logger;
  }

  async execute<Event extends PartnerEvent>(
    source: WebhookSource<Event>,
    { rawBody, signature, correlationId }: ReceiveEventInput,
  ): Promise<ReceiveEventResult> {
    const verified = source.verify(rawBody, signature);
    if (verified.code === 'signature_invalid') return { code: 'SIGNATURE_INVALID' };
    if (verified.code === 'malformed') return { code: 'MALFORMED' };
    const { event } = verified;
    const outcome = await this.takeIn(source, event, correlationId);
    const { provider } = source;
    const { id: eventId, type } = event;
    this.logger.info({ provider, eventId, type, outcome, correlationId }, 'partner’s event');
    return { code: 'RECEIVED', outcome };
  }

  private async takeIn<Event extends PartnerEvent>(
    source: WebhookSource<Event>,
    event: Event,
    correlationId: string,
  ): Promise<EventReceived> {
    const destination = await source.destinationOf(event);
    return inTransaction(this.writer, async (transaction) => {
      if (!(await source.remember(event, destination, transaction))) return 'seen_before';
      if (destination.code === 'parked') return 'parked';
      const { orderId, version, jobs } = destination;
      await insertOutbox(
        this.writer,
        transaction,
        jobs.map((kind) => job(orderId, kind, version, correlationId)),
      );
      return 'passed_on';
    });
  }
}
