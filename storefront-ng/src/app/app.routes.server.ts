import { RenderMode, type ServerRoute } from '@angular/ssr';

/** What belongs to one shopper is stored by nobody on the way. */
const PRIVATE = { 'cache-control': 'no-store' };

export const serverRoutes: ServerRoute[] = [
  { path: 'bag', renderMode: RenderMode.Server, headers: PRIVATE },
  { path: 'checkout', renderMode: RenderMode.Server, headers: PRIVATE },
  { path: 'orders/:id', renderMode: RenderMode.Server, headers: PRIVATE },
  // Pages for everybody get their lifetimes from the server, which knows what they were made of.
  { path: '**', renderMode: RenderMode.Server, headers: { 'cache-control': 'private, no-cache' } },
];
