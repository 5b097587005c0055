import type { Logger } from '@green-apple/observability';
import type { FastifyInstance } from 'fastify';

/**
 * One line per answered request: the route's pattern, never the address itself, since addresses carry ids
 * and link tokens; no headers, no bodies. Health checks stay on debug.
 */
export function logRequests(server: FastifyInstance, logger: Logger): void {
  server.addHook('onResponse', (request, reply, done) => {
    const route = request.routeOptions.url ?? '(unknown)';
    const level = route.startsWith('/health/') ? 'debug' : 'info';
    logger[level](
      {
        method: request.method,
        route,
        status: reply.statusCode,
        ms: Math.round(reply.elapsedTime * 10) / 10,
        correlationId: request.id,
      },
      'answered',
    );
    done();
  });
}
