import { InjectionToken } from '@angular/core';

/** The language the catalogue is read in (BCP 47); undefined for the one it is written in. */
export const CONTENT_LANGUAGE = new InjectionToken<string | undefined>('ContentLanguage', {
  providedIn: 'root',
  factory: () => undefined,
});
