import type { ArgumentsHost, ExceptionFilter } from '@nestjs/common';
import { Catch } from '@nestjs/common';
import type { Logger } from '@green-apple/observability';
import type { FastifyReply, FastifyRequest } from 'fastify';
import type { RouteTable } from '../http/route-table.ts';
import { ProblemError } from './problem-error.ts';
import { PROBLEMS } from './problem-table.ts';
import { toProblem, toProblemError } from './to-problem.ts';

/** Turns everything thrown into `application/problem+json` (RFC 9457). */
@Catch()
export class ProblemFilter implements ExceptionFilter {
  private readonly logger: Logger;
  private readonly routes: RouteTable;

  constructor(logger: Logger, routes: RouteTable) {
    this.logger = logger;
    this.routes = routes;
  }

  catch(thrown: unknown, host: ArgumentsHost): void {
    const http = host.switchToHttp();
    const request = http.getRequest<FastifyRequest>();
    const reply = http.getResponse<FastifyReply>();
    sendProblem(this.refine(toProblemError(thrown), request, reply), request, reply, this.logger);
  }

  /** A path that exists under other methods is "not like this" rather than "not there". */
  private refine(error: ProblemError, request: FastifyRequest, reply: FastifyReply): ProblemError {
    if (error.code !== 'NOT_FOUND' || !request.is404) return error;
    const methods = this.routes.methodsFor(request.url);
    if (methods.length === 0) return error;
    reply.header('allow', methods.join(', '));
    return new ProblemError('METHOD_NOT_ALLOWED', {}, { cause: error });
  }
}

/** Sends a problem and, where it is our fault, logs its cause under the correlation id. */
export function sendProblem(
  error: ProblemError,
  request: FastifyRequest,
  reply: FastifyReply,
  logger: Logger,
): void {
  const { status } = PROBLEMS[error.code];
  if (status >= 500)
    logger.error(
      { err: error.cause ?? error, code: error.code, correlationId: request.id },
      'request failed',
    );
  if (reply.sent || reply.raw.headersSent) return;
  if (error.extras.retryAfter !== undefined)
    reply.header('retry-after', String(error.extras.retryAfter));
  reply
    .code(status)
    .header('content-type', 'application/problem+json; charset=utf-8')
    .header('cache-control', 'no-store')
    .serializer((body: unknown) => JSON.stringify(body))
    .send(toProblem(error.code, error.extras, request.id));
}
