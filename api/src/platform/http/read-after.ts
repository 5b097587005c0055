import { AsyncLocalStorage } from 'node:async_hooks';
import { isLogPosition, type LogPosition, type Reader } from '@green-apple/persistence';
import type { FastifyInstance } from 'fastify';

/** Set on the answer to a write; sent back, it makes the caller's readings see that write. */
export const READ_AFTER_HEADER = 'x-read-after';

const SAFE = new Set(['GET', 'HEAD', 'OPTIONS']);
const wanted = new AsyncLocalStorage<LogPosition>();

/**
 * Tells whoever wrote how far the writer's log was after it (`position`), and remembers what a caller brings
 * along while its request is served; see {@link readerOfRequest}.
 */
export function readAfterWrites(
  server: FastifyInstance,
  position: () => Promise<LogPosition>,
): void {
  server.addHook('onRequest', (request, _reply, done) => {
    const given = request.headers[READ_AFTER_HEADER];
    if (typeof given === 'string' && isLogPosition(given)) wanted.run(given, done);
    else done();
  });
  server.addHook('onSend', async (request, reply, payload) => {
    if (SAFE.has(request.method) || reply.statusCode >= 400) return payload;
    // The write is done: an answer without the header is better than none.
    const written = await position().catch(() => null);
    if (written !== null) reply.header(READ_AFTER_HEADER, written);
    return payload;
  });
}

/** A reader that waits for, or goes to the writer for, what the caller of the present request has written. */
export const readerOfRequest = (reader: Reader): Reader => ({
  ...reader,
  select: (sql, parameters, options) =>
    reader.select(sql, parameters, { after: wanted.getStore(), ...options }),
});
