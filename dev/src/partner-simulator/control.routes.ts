import type { FastifyInstance } from 'fastify';
import { z } from 'zod';
import { FaultRequest } from './faults.ts';
import { TRACKER_STATUSES, type Parcels } from './easypost/parcels.ts';
import type { Payments } from './stripe/payments.ts';
import type { PartnerHouse } from './partner-call.ts';

const JournalQuery = z.object({
  since: z.coerce.number().int().min(0).default(0),
  limit: z.coerce.number().int().min(1).max(10_000).default(1_000),
  orderId: z.string().optional(),
});

const TrackingRequest = z.strictObject({
  /** The tracking code, or our own reference of the shipment. */
  parcel: z.string().min(1),
  status: z.enum(TRACKER_STATUSES),
  /** How often the event is sent. */
  copies: z.number().int().min(1).max(20).default(1),
});
const ExpireRequest = z.strictObject({ orderId: z.string().min(1) });

export interface ControlledHouse extends PartnerHouse {
  readonly payments: Payments;
  readonly parcels: Parcels;
}

/** Where tests read what happened and ask for trouble. */
export function controlRoutes(app: FastifyInstance, house: ControlledHouse): void {
  app.post('/control/tracking', (request, reply) => {
    const parsed = TrackingRequest.safeParse(request.body);
    if (!parsed.success) return reply.code(400).send({ error: z.treeifyError(parsed.error) });
    const moved = house.parcels.moveTo(parsed.data);
    return moved === null ? reply.code(404).send({ error: 'no such parcel' }) : reply.send(moved);
  });
  app.post('/control/expire-authorisation', (request, reply) => {
    const parsed = ExpireRequest.safeParse(request.body);
    if (!parsed.success) return reply.code(400).send({ error: z.treeifyError(parsed.error) });
    const open = house.payments
      .ofOrder(parsed.data.orderId)
      .filter(({ status }) => status === 'requires_capture');
    return reply.send({ expired: open.map(({ id }) => house.payments.expire(id).id) });
  });
  app.get('/journal', (request, reply) => {
    const query = JournalQuery.safeParse(request.query);
    if (!query.success) return reply.code(400).send({ error: z.treeifyError(query.error) });
    const { since, limit, orderId } = query.data;
    const found = house.journal.since(since, orderId === undefined ? limit : Infinity);
    const entries =
      orderId === undefined
        ? found
        : found.filter((entry) => JSON.stringify(entry).includes(orderId)).slice(0, limit);
    return reply.send({ entries, lastSeq: house.journal.lastSeq });
  });

  app.get('/control/faults', () => ({ faults: house.faults.list() }));
  app.post('/control/faults', (request, reply) => {
    const parsed = FaultRequest.safeParse(request.body);
    if (!parsed.success) return reply.code(400).send({ error: z.treeifyError(parsed.error) });
    return reply.code(201).send(house.faults.add(parsed.data));
  });
  app.delete('/control/faults', (_, reply) => {
    house.faults.clear();
    return reply.code(204).send();
  });
}
