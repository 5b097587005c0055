import { InjectionToken } from '@angular/core';

/** What sends a request; `fetch` as a rule. */
export type Send = (url: string, init: RequestInit) => Promise<Response>;

/** Where requests go, and what each of them carries. */
export interface ApiConnection {
  /** Origin of the API; empty for the page's own. */
  readonly baseUrl: string;
  /** How long an answer may take. */
  readonly timeoutMs: number;
  /** Headers of every request, e.g. a token or the shopper's cookie during server rendering. */
  headers(): Readonly<Record<string, string>> | Promise<Readonly<Record<string, string>>>;
  /** Sends by `fetch`, or by what a request brings along. */
  fetch(url: string, init: RequestInit, by?: Send): Promise<Response>;
}

export const API_CONNECTION = new InjectionToken<ApiConnection>('ApiConnection', {
  providedIn: 'root',
  factory: () => ({
    baseUrl: '',
    timeoutMs: 20_000,
    headers: () => ({}),
    fetch: (url, init, by = globalThis.fetch) => by(url, init),
  }),
});
