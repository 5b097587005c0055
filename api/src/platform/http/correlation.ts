import type { IncomingMessage } from 'node:http';
import { v7 as uuidv7 } from 'uuid';

export const CORRELATION_HEADER = 'x-correlation-id';
const USABLE = /^[A-Za-z0-9._-]{8,64}$/;

/** The caller's correlation id when it is a harmless one, else a new UUIDv7. */
export function correlationIdOf(request: Pick<IncomingMessage, 'headers'>): string {
  const given = request.headers[CORRELATION_HEADER];
  return typeof given === 'string' && USABLE.test(given) ? given : uuidv7();
}
