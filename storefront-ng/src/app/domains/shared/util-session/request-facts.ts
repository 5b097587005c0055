import { DOCUMENT, InjectionToken, inject } from '@angular/core';

/**
 * False when it is known that the shopper has no session yet, so that asking for a bag is pointless.
 * The cookie is invisible to scripts, hence the browser always assumes one.
 */
export const HAS_SESSION = new InjectionToken<boolean>('HasSession', {
  providedIn: 'root',
  factory: () => true,
});

/** Origin for canonical addresses: configured on the server, the page's own in the browser. */
export const PUBLIC_URL = new InjectionToken<string>('PublicUrl', {
  providedIn: 'root',
  factory: () => inject(DOCUMENT).location.origin,
});
