import {
  inject,
  LOCALE_ID,
  provideAppInitializer,
  provideBrowserGlobalErrorListeners,
  type ApplicationConfig,
} from '@angular/core';
import { MAT_FORM_FIELD_DEFAULT_OPTIONS } from '@angular/material/form-field';
import { MAT_SNACK_BAR_DEFAULT_OPTIONS } from '@angular/material/snack-bar';
import {
  provideRouter,
  TitleStrategy,
  withComponentInputBinding,
  withInMemoryScrolling,
} from '@angular/router';
import { API_CONNECTION, type ApiConnection } from '@green-apple/ng-api-client';
import { EmployeeSession, provideEmployeeSession } from '@green-apple/ng-auth';
import { routes } from './app.routes.ts';
import { APP_SETTINGS, type AppSettings } from './config/app-config.ts';
import { PageTitle } from './domains/shared/util-page-title/page-title.ts';

/** Requests to the admin API carry the employee's token, and only those do. */
function adminConnection(): ApiConnection {
  const settings = inject(APP_SETTINGS);
  const session = inject(EmployeeSession);
  // Lists are read from copies of the database: this makes them show what was just saved.
  let written: string | null = null;
  return {
    baseUrl: settings.adminApiUrl,
    timeoutMs: 20_000,
    headers: async (): Promise<Readonly<Record<string, string>>> => {
      const token = await session.token();
      return {
        ...(token === null ? {} : { authorization: `Bearer ${token}` }),
        ...(written === null ? {} : { 'x-read-after': written }),
      };
    },
    fetch: async (url, init, by = globalThis.fetch) => {
      const answer = await by(url, init);
      written = answer.headers.get('x-read-after') ?? written;
      return answer;
    },
  };
}

/** Finds the session, then puts the employee back to where they were going before they signed in. */
function startSession(takeReturnAddress: () => string | null) {
  return async (): Promise<void> => {
    const session = inject(EmployeeSession);
    await session.start();
    const returnTo = session.state() === 'signed-in' ? takeReturnAddress() : null;
    if (returnTo !== null) history.replaceState(history.state, '', returnTo);
  };
}

export function appConfig(
  settings: AppSettings,
  takeReturnAddress: () => string | null,
): ApplicationConfig {
  return {
    providers: [
      provideBrowserGlobalErrorListeners(),
      provideRouter(
        routes,
        withComponentInputBinding(),
        withInMemoryScrolling({ scrollPositionRestoration: 'enabled' }),
      ),
      { provide: TitleStrategy, useExisting: PageTitle },
      { provide: LOCALE_ID, useValue: 'en-US' },
      { provide: APP_SETTINGS, useValue: settings },
      provideEmployeeSession({
        issuer: settings.issuer,
        clientId: settings.clientId,
        appOrigin: location.origin,
      }),
      { provide: API_CONNECTION, useFactory: adminConnection },
      provideAppInitializer(startSession(takeReturnAddress)),
      {
        provide: MAT_FORM_FIELD_DEFAULT_OPTIONS,
        useValue: { appearance: 'outline', subscriptSizing: 'dynamic' },
      },
      {
        provide: MAT_SNACK_BAR_DEFAULT_OPTIONS,
        useValue: { duration: 6_000, verticalPosition: 'top' },
      },
    ],
  };
}
