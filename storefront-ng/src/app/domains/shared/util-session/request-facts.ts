import { DOCUMENT, InjectionToken, inject } from '@angular/core';

/**
 * False when it is known that the shopper has no session yet, so that asking for a bag is pointless.
 * The cookie is invisible to scripts, hence the browser always assumes one.
 */
export const HAS_SESSION = new InjectionToken<boolean>('HasSession', {
  providedIn: 'root',
  factory: () => true,
});

/**
 * True while a page is rendered that everybody gets to see: what belongs to one shopper is left out, and
 * their browser asks for it.
 */
export const FOR_EVERYBODY = new InjectionToken<boolean>('ForEverybody', {
  providedIn: 'root',
  factory: () => false,
});

/** Origin for canonical addresses: configured on the server, the page's own in the browser. */
export const PUBLIC_URL = new InjectionToken<string>('PublicUrl', {
  providedIn: 'root',
  factory: () => inject(DOCUMENT).location.origin,
});
