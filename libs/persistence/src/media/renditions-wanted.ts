import type { OutboxMessage } from '../outbox.ts';

/** Asks for the run of a picture. */
export const renditionsWanted = (id: string, correlationId: string): OutboxMessage => ({
  topic: 'jobs',
  kind: 'media',
  aggregateType: 'picture',
  aggregateId: id,
  aggregateVersion: 1,
  body: { order_id: id, calculation_type: 'media' },
  correlationId,
});
