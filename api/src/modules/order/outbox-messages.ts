import type { JobMessage, EventData, EventType } from '@green-apple/contracts-events';
import type { OutboxMessage } from '@green-apple/persistence';
import type { Placement } from './placement.ts';

/** One event lists this many products at most. */
const PRODUCTS_PER_EVENT = 200;

/** What the rest of the house hears when an order is placed: work to do, and what changed. */
export function orderPlacedMessages(
  { order, productIds }: Pick<Placement, 'order' | 'productIds'>,
  correlationId: string,
): OutboxMessage[] {
  return [
    job(order.id, 'checkout', 1, correlationId),
    event(order.id, 'order.placed', { orderId: order.id }, correlationId),
    event(
      order.id,
      'stock.changed',
      { productIds: productIds.slice(0, PRODUCTS_PER_EVENT) },
      correlationId,
    ),
  ];
}

/** Wakes the order's workflow to look at its payment. */
export function job(
  orderId: string,
  type: JobMessage['calculation_type'],
  version: number,
  correlationId: string,
): OutboxMessage {
  const body: JobMessage = {
    order_id: orderId,
    calculation_type: type,
    correlation_id: correlationId,
  };
  return {
    topic: 'jobs',
    kind: type,
    aggregateType: 'order',
    aggregateId: orderId,
    aggregateVersion: version,
    body,
    correlationId,
  };
}

function event<Type extends EventType>(
  orderId: string,
  type: Type,
  data: EventData<Type>,
  correlationId: string,
): OutboxMessage {
  return {
    topic: 'events',
    kind: type,
    aggregateType: 'order',
    aggregateId: orderId,
    aggregateVersion: 1,
    body: data,
    correlationId,
  };
}
