import { InjectionToken } from '@angular/core';

/** Opens a stream of server-sent events; tests put their own in its place. */
export const EVENT_SOURCE = new InjectionToken<(url: string) => EventSource>('EventSource', {
  providedIn: 'root',
  factory: () => (url) => new EventSource(url),
});

/** How often the order is asked for while there is no stream. */
export const POLL_MS = 3_000;
/** After this long without a stream another one is tried. */
export const REOPEN_MS = 15_000;
