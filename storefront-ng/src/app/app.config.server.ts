import {
  ErrorHandler,
  mergeApplicationConfig,
  REQUEST,
  REQUEST_CONTEXT,
  inject,
  type ApplicationConfig,
} from '@angular/core';
import { provideServerRendering, withRoutes } from '@angular/ssr';
import { API_CONNECTION, type ApiConnection } from '@green-apple/ng-api-client';
import { appConfig } from './app.config.ts';
import { serverRoutes } from './app.routes.server.ts';
import {
  FOR_EVERYBODY,
  HAS_SESSION,
  PUBLIC_URL,
} from './domains/shared/util-session/request-facts.ts';
import type { ServerContext } from './server-context.ts';

const SESSION_COOKIE = /(?:^|;\s*)ga_session=/;

/** How long a page waits for the API before it is rendered with its error state. */
const API_DEADLINE_MS = 5_000;

/** While rendering, requests go straight to the API, in the shopper's name. */
function serverConnection(): ApiConnection {
  const context = inject(REQUEST_CONTEXT) as ServerContext | null;
  const cookie = inject(REQUEST)?.headers.get('cookie') ?? '';
  const headers: Record<string, string> = {
    'x-forwarded-for': context?.forwardedFor ?? '',
    'x-correlation-id': context?.correlationId ?? '',
  };
  if (cookie) headers['cookie'] = cookie;
  return {
    baseUrl: context?.apiUrl ?? '',
    timeoutMs: API_DEADLINE_MS,
    headers: () => headers,
    fetch: async (input, init) => {
      try {
        const answer = await globalThis.fetch(input, init);
        context?.facts?.learn(answer.status, answer.headers);
        return answer;
      } catch (error) {
        context?.facts?.failed();
        throw error;
      }
    },
  };
}

/** Faults of a render belong into the server's log, with the request they came from. */
function serverErrorHandler(): ErrorHandler {
  const context = inject(REQUEST_CONTEXT) as ServerContext | null;
  return { handleError: (error: unknown) => context?.report(error) };
}

export const serverConfig: ApplicationConfig = mergeApplicationConfig(appConfig, {
  providers: [
    provideServerRendering(withRoutes(serverRoutes)),
    { provide: API_CONNECTION, useFactory: serverConnection },
    { provide: ErrorHandler, useFactory: serverErrorHandler },
    {
      provide: HAS_SESSION,
      useFactory: () => SESSION_COOKIE.test(inject(REQUEST)?.headers.get('cookie') ?? ''),
    },
    {
      provide: FOR_EVERYBODY,
      useFactory: () => (inject(REQUEST_CONTEXT) as ServerContext | null)?.facts !== undefined,
    },
    {
      provide: PUBLIC_URL,
      useFactory: () => (inject(REQUEST_CONTEXT) as ServerContext | null)?.publicUrl ?? '',
    },
  ],
});
