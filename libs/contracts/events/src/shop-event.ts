import { z } from 'zod';

const Id = z.uuid();

/**
 * What happened, by type. `data` holds ids, versions and amounts, never a name, an address or a card:
 * who needs more reads it from the database, where rights are checked.
 */
export const EVENT_DATA = {
  /** A product, its texts, variants, prices or images were edited, published or taken out. */
  'product.changed': z.object({ productId: Id }),
  /** Many products were edited at once, from a file. */
  'product.batch_changed': z.object({ productIds: z.array(Id).min(1).max(200) }),
  /** What can be sold of these products changed. */
  'stock.changed': z.object({ productIds: z.array(Id).min(1).max(200) }),
  /** A price or a sale of these products changed without an edit of the product. */
  'price.changed': z.object({ productIds: z.array(Id).min(1).max(200) }),
  'category.changed': z.object({ categoryId: Id }),
  'brand.changed': z.object({ brandId: Id }),
  'collection.changed': z.object({ collectionId: Id }),
  /** An attribute or its choices were named anew. */
  'attribute.changed': z.object({ attributeId: Id }),
  /** An amount or a time that shopkeepers set is another in this market. */
  'settings.changed': z.object({ market: z.string().max(8), key: z.string().max(40) }),
  'order.placed': z.object({ orderId: Id }),
  'order.payment_declined': z.object({ orderId: Id, reason: z.string().max(80).nullable() }),
  'order.confirmed': z.object({ orderId: Id }),
  /** Units the order had bought ahead have come in and are allocated to it. */
  'order.backorder_filled': z.object({ orderId: Id }),
  /** A sold order went on: packing, shipped, delivered... */
  'order.moved': z.object({ orderId: Id, state: z.string().max(40), final: z.boolean() }),
  /** What was ordered, where it goes or what it costs is another now. */
  'order.edited': z.object({ orderId: Id, editId: Id }),
  'shipment.changed': z.object({ orderId: Id, shipmentId: Id, state: z.string().max(40) }),
  'return.changed': z.object({ orderId: Id, returnId: Id, state: z.string().max(40) }),
  /** Money went back, or could not: `settled` or `failed`. */
  'order.refunded': z.object({ orderId: Id, refundId: Id, state: z.string().max(40) }),
  'order.cancelled': z.object({ orderId: Id, reason: z.string().max(80).nullable() }),
} as const;

export type EventType = keyof typeof EVENT_DATA;
export type EventData<Type extends EventType> = z.infer<(typeof EVENT_DATA)[Type]>;

export const EVENT_TYPES = Object.keys(EVENT_DATA) as EventType[];

/** SNS message attribute by which subscriptions of the events topic filter. */
export const EVENT_TYPE_ATTRIBUTE = 'event_type';

/** A CloudEvents 1.0 envelope in structured JSON, with three extensions of ours. */
export const CloudEvent = z.object({
  specversion: z.literal('1.0'),
  id: Id,
  /** Which part of the house said so, e.g. `/green-apple/local`. */
  source: z.string().min(1),
  type: z.string().min(1),
  time: z.iso.datetime({ offset: true }),
  /** The aggregate it is about, e.g. `order/0198...`. */
  subject: z.string().min(1),
  datacontenttype: z.literal('application/json'),
  data: z.record(z.string(), z.unknown()),
  /** Grows with each change of the subject; the later of two events about it has the higher one. */
  aggregateversion: z.number().int().nonnegative(),
  /** The request or message that led to it. */
  correlationid: z.string().max(128).optional(),
  /** Where the history of the database was when this was sent: what has not come so far has not seen what happened. */
  historypoint: z.string().max(80).optional(),
});
export type CloudEvent = z.infer<typeof CloudEvent>;

/** One of our events, with its data checked by its type. */
export type ShopEvent = {
  [Type in EventType]: Omit<CloudEvent, 'type' | 'data'> & {
    readonly type: Type;
    readonly data: EventData<Type>;
  };
}[EventType];

/** Checks envelope and data together; an unknown type does not pass. */
export const ShopEvent = CloudEvent.transform((event, context): ShopEvent => {
  if (!isEventType(event.type)) {
    context.addIssue({ code: 'custom', path: ['type'], message: 'unknown event type' });
    return z.NEVER;
  }
  const data = EVENT_DATA[event.type].safeParse(event.data);
  if (!data.success) {
    for (const issue of data.error.issues)
      context.addIssue({
        code: 'custom',
        path: ['data', ...issue.path],
        message: issue.message,
      });
    return z.NEVER;
  }
  // The type and its data were just matched at run time, which the compiler cannot follow.
  return { ...event, type: event.type, data: data.data } as ShopEvent;
});

/** Narrows text to one of our event types. */
export const isEventType = (text: string): text is EventType => Object.hasOwn(EVENT_DATA, text);

/** Why a body that is JSON is no event of ours; stable, for dead-letter queues and alerts. */
export function shopEventFault(body: unknown): 'EVENT_TYPE_UNKNOWN' | 'SCHEMA_MISMATCH' {
  const envelope = CloudEvent.safeParse(body);
  return envelope.success && !isEventType(envelope.data.type)
    ? 'EVENT_TYPE_UNKNOWN'
    : 'SCHEMA_MISMATCH';
}

export interface EventFacts {
  readonly id: string;
  readonly type: string;
  readonly region: string;
  readonly at: Date;
  readonly aggregateType: string;
  readonly aggregateId: string;
  readonly aggregateVersion: number;
  readonly data: Readonly<Record<string, unknown>>;
  readonly correlationId: string | null;
  readonly historyPoint: string | null;
}

/** Puts the envelope around an event's data. */
export function toCloudEvent(facts: EventFacts): CloudEvent {
  return {
    specversion: '1.0',
    id: facts.id,
    source: `/green-apple/${facts.region}`,
    type: facts.type,
    time: facts.at.toISOString(),
    subject: `${facts.aggregateType}/${facts.aggregateId}`,
    datacontenttype: 'application/json',
    data: { ...facts.data },
    aggregateversion: facts.aggregateVersion,
    ...(facts.correlationId === null ? {} : { correlationid: facts.correlationId }),
    ...(facts.historyPoint === null ? {} : { historypoint: facts.historyPoint }),
  };
}
