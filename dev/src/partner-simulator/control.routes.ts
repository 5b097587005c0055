import type { FastifyInstance } from 'fastify';
import { z } from 'zod';
import { FaultRequest } from './faults.ts';
import type { PartnerHouse } from './partner-call.ts';

const JournalQuery = z.object({
  since: z.coerce.number().int().min(0).default(0),
  limit: z.coerce.number().int().min(1).max(10_000).default(1_000),
  orderId: z.string().optional(),
});

/** Where tests read what happened and ask for trouble. */
export function controlRoutes(app: FastifyInstance, house: PartnerHouse): void {
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
