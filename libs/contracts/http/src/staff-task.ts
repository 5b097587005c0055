import { z } from 'zod';
import { Uuid } from './primitives.ts';

export const AdminTasksQuery = z.object({ done: z.enum(['true', 'false']).default('false') });
export type AdminTasksQuery = z.infer<typeof AdminTasksQuery>;

/** Something a run could not settle by itself, with what a person should do about it. */
export const AdminTask = z
  .object({
    id: Uuid,
    kind: z.string(),
    /** What to do, in words. */
    suggestion: z.string(),
    orderId: Uuid.nullable(),
    orderNumber: z.string().nullable(),
    /** Codes, ids and amounts; nothing personal. */
    facts: z.record(z.string(), z.union([z.string(), z.number()])),
    state: z.enum(['open', 'taken', 'done']),
    dueAt: z.string(),
    raisedAt: z.string(),
    /** Who has done it; null with state `done` when the trouble went away by itself. */
    closedBy: z.string().nullable(),
    closedAt: z.string().nullable(),
    note: z.string().nullable(),
    /** The run in the Temporal UI. */
    workflowUrl: z.string().nullable(),
    version: z.number().int(),
  })
  .meta({ id: 'AdminTask' });
export type AdminTask = z.infer<typeof AdminTask>;
export const AdminTaskList = z.object({ items: z.array(AdminTask) }).meta({ id: 'AdminTaskList' });
export type AdminTaskList = z.infer<typeof AdminTaskList>;

/** Sent with `If-Match: "<version>"`. */
export const FinishTask = z
  .object({ note: z.string().trim().min(1).max(500) })
  .strict()
  .meta({ id: 'FinishTask' });
export type FinishTask = z.infer<typeof FinishTask>;

/** A provider's own id of an event. */
export const ProviderEventId = z.string().regex(/^evt_[A-Za-z0-9_-]{1,250}$/);

/** An event of a partner that was kept because nobody could place it. */
export const ParkedEvent = z
  .object({
    /** Who told us, e.g. `stripe`. */
    provider: z.string(),
    eventId: z.string(),
    type: z.string(),
    objectRef: z.string().nullable(),
    reason: z.enum(['TYPE_UNKNOWN', 'ORDER_UNKNOWN']),
    receivedAt: z.string(),
  })
  .meta({ id: 'ParkedEvent' });
export type ParkedEvent = z.infer<typeof ParkedEvent>;
export const ParkedEventList = z
  .object({ items: z.array(ParkedEvent) })
  .meta({ id: 'ParkedEventList' });
export type ParkedEventList = z.infer<typeof ParkedEventList>;
