import { ShopEvent, shopEventFault } from '@green-apple/contracts-events';
import { createConsumer, type ConsumerSettings, type QueueConsumer } from '@green-apple/messaging';
import { handleEvent, type HandleEventDependencies } from './handle-event.ts';

export type EventConsumerSettings = HandleEventDependencies &
  Pick<
    ConsumerSettings<typeof ShopEvent>,
    'sqs' | 'queueUrl' | 'deadLetterUrl' | 'logger' | 'ready'
  >;

/** With fifty events in hand what many small edits tell is read at once and written at once. */
const RECEIVERS = 5;

/** Reads change events off the queue; whatever is no event of ours goes to the dead letters with a reason. */
export function createEventConsumer(settings: EventConsumerSettings): QueueConsumer {
  const { updater, readings, freshness, ...queue } = settings;
  return createConsumer({
    ...queue,
    name: 'search-index',
    schema: ShopEvent,
    faultOf: shopEventFault,
    handle: (event) =>
      handleEvent(event, { updater, readings, ...(freshness ? { freshness } : {}) }),
    concurrency: RECEIVERS,
  });
}
