import 'reflect-metadata';
import { Module, type DynamicModule, type Type } from '@nestjs/common';
import type { CorsOptions } from '@nestjs/common/interfaces/external/cors-options.interface.js';
import {
  APP_FILTER,
  APP_GUARD,
  APP_INTERCEPTOR,
  APP_PIPE,
  NestFactory,
  Reflector,
} from '@nestjs/core';
import { FastifyAdapter, type NestFastifyApplication } from '@nestjs/platform-fastify';
import type { Logger } from '@green-apple/observability';
import type { LogPosition } from '@green-apple/persistence';
import type { FastifyReply, FastifyRequest } from 'fastify';
import { AccessGuard, type AccessCheckers } from '../access/access.guard.ts';
import { ProblemFilter, sendProblem } from '../errors/problem.filter.ts';
import { toProblemError } from '../errors/to-problem.ts';
import { HEALTH_CHECKS, HealthController } from '../health/health.controller.ts';
import type { HealthCheck } from '../health/health-check.ts';
import { CORRELATION_HEADER, correlationIdOf } from './correlation.ts';
import { DeadlineInterceptor } from './deadline.interceptor.ts';
import { nestLogger } from './nest-logger.ts';
import { OpenApiController, OpenApiHolder } from './openapi.controller.ts';
import { buildOpenApi } from './openapi.ts';
import { READ_AFTER_HEADER, readAfterWrites } from './read-after.ts';
import { logRequests } from './request-log.ts';
import { addResponseHeaders } from './response-headers.ts';
import { RouteTable } from './route-table.ts';
import { validationPipe } from './validation.pipe.ts';

export interface HttpAppOptions {
  /** Title of the OpenAPI document, e.g. "Green Apple storefront". */
  readonly title: string;
  readonly logger: Logger;
  /** Who decides on each kind of access rule; `public` is known already. */
  readonly access?: AccessCheckers;
  readonly checks?: readonly HealthCheck[];
  /** Largest body in bytes; 64 KiB unless told. */
  readonly bodyLimit?: number;
  /** Media types whose bodies routes read as streams, as they come and as long as they are. */
  readonly streams?: readonly string[];
  /** How long a request may take to arrive; 15 s unless told. */
  readonly requestTimeoutMs?: number;
  /** How long a route may take; 10 s unless told. */
  readonly deadlineMs?: number;
  /** The one other origin whose pages may call this process; without it no other page may. */
  readonly cors?: { readonly origin: string };
  /** How far the writer's log is; with it whoever wrote reads their own writes from readers as well. */
  readonly writerPosition?: () => Promise<LogPosition>;
}

const BODY_LIMIT = 64 * 1024;
const DEADLINE_MS = 10_000;
const REQUEST_TIMEOUT_MS = 15_000;

@Module({})
class HttpRootModule {}

/**
 * An HTTP process of ours, ready to listen: contracts validated, problems as RFC 9457, every unmarked route
 * refused, correlation ids, health at `/health/live` and `/health/ready`, `/openapi.json`, one log line per
 * request, and an orderly `close()`.
 */
export async function createHttpApp(
  module: Type | DynamicModule,
  options: HttpAppOptions,
): Promise<NestFastifyApplication> {
  const routes = new RouteTable();
  const openApi = new OpenApiHolder();
  const adapter = new FastifyAdapter({
    logger: false,
    bodyLimit: options.bodyLimit ?? BODY_LIMIT,
    // A request that trickles in does not hold a socket for longer than this.
    requestTimeout: options.requestTimeoutMs ?? REQUEST_TIMEOUT_MS,
    connectionTimeout: 0,
    keepAliveTimeout: 65_000,
    forceCloseConnections: 'idle',
    requestIdHeader: false,
    genReqId: correlationIdOf,
    routerOptions: { ignoreTrailingSlash: true, maxParamLength: 200 },
    frameworkErrors: (error: unknown, request: FastifyRequest, reply: FastifyReply) =>
      sendProblem(toProblemError(error), request, reply, options.logger),
  });
  const server = adapter.getInstance();
  server.addHook('onRoute', ({ method, url }) => {
    for (const one of [method].flat()) if (one !== 'OPTIONS') routes.add(one, url);
  });
  addResponseHeaders(server);
  if (options.writerPosition !== undefined) readAfterWrites(server, options.writerPosition);
  logRequests(server, options.logger);
  server.removeContentTypeParser('text/plain');
  for (const type of options.streams ?? [])
    server.addContentTypeParser(type, (_request, body, done) => done(null, body));

  const app = await NestFactory.create<NestFastifyApplication>(
    rootModule(module, options, routes, openApi),
    adapter,
    {
      logger: nestLogger(options.logger),
      // Signed webhooks are checked on the bytes as they came.
      rawBody: true,
      bodyParser: false,
      abortOnError: false,
      ...(options.cors === undefined ? {} : { cors: corsOptions(options.cors.origin) }),
    },
  );
  app.useBodyParser('application/json');
  await app.init();
  await server.ready();
  openApi.document = buildOpenApi(app, options.title);
  return app;
}

/** Tokens travel in a header, never in a cookie, so no credentials are asked for. */
function corsOptions(origin: string): CorsOptions {
  return {
    origin,
    methods: ['GET', 'POST', 'PUT', 'PATCH', 'DELETE'],
    allowedHeaders: [
      'authorization',
      'content-type',
      'if-match',
      'idempotency-key',
      'x-requested-with',
      READ_AFTER_HEADER,
      CORRELATION_HEADER,
    ],
    exposedHeaders: ['etag', 'retry-after', READ_AFTER_HEADER, CORRELATION_HEADER],
    maxAge: 600,
  };
}

function rootModule(
  module: Type | DynamicModule,
  options: HttpAppOptions,
  routes: RouteTable,
  openApi: OpenApiHolder,
): DynamicModule {
  const reflector = new Reflector();
  return {
    module: HttpRootModule,
    imports: [module],
    controllers: [HealthController, OpenApiController],
    providers: [
      { provide: HEALTH_CHECKS, useValue: options.checks ?? [] },
      { provide: OpenApiHolder, useValue: openApi },
      { provide: APP_PIPE, useValue: validationPipe() },
      { provide: APP_FILTER, useValue: new ProblemFilter(options.logger, routes) },
      { provide: APP_GUARD, useValue: new AccessGuard(reflector, options.access ?? {}) },
      {
        provide: APP_INTERCEPTOR,
        useValue: new DeadlineInterceptor(reflector, options.deadlineMs ?? DEADLINE_MS),
      },
    ],
  };
}
