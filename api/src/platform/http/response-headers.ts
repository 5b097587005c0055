import type { FastifyInstance } from 'fastify';
import { CORRELATION_HEADER } from './correlation.ts';

/** What every answer of an API of ours carries: it is data, never a page, never framed, never guessed at. */
const SECURITY: Readonly<Record<string, string>> = {
  'content-security-policy': "default-src 'none'; frame-ancestors 'none'",
  'cross-origin-resource-policy': 'same-origin',
  'referrer-policy': 'no-referrer',
  'strict-transport-security': 'max-age=31536000; includeSubDomains',
  'x-content-type-options': 'nosniff',
  'x-frame-options': 'DENY',
};

/** Adds them, the correlation id, and `no-store` where a route said nothing about caching. */
export function addResponseHeaders(server: FastifyInstance): void {
  server.addHook('onRequest', (request, reply, done) => {
    reply.headers(SECURITY).header(CORRELATION_HEADER, request.id);
    done();
  });
  server.addHook('onSend', (_request, reply, payload, done) => {
    if (!reply.hasHeader('cache-control')) reply.header('cache-control', 'no-store');
    done(null, payload);
  });
}
