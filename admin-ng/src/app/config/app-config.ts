import { InjectionToken } from '@angular/core';

/** What `config.json` holds: one build serves every environment. */
export interface AppSettings {
  readonly adminApiUrl: string;
  readonly issuer: string;
  readonly clientId: string;
  readonly storefrontUrl: string;
  /** The stores' clock, e.g. `America/New_York`. */
  readonly timeZone: string;
}

export const APP_SETTINGS = new InjectionToken<AppSettings>('AppSettings');

const ADDRESSES = ['adminApiUrl', 'issuer', 'storefrontUrl'] as const;

/** Checked by hand: Zod would double what every visitor loads, for five texts. */
export function parseAppSettings(given: unknown): AppSettings {
  const settings = (given ?? {}) as Readonly<Record<string, unknown>>;
  for (const name of [...ADDRESSES, 'clientId', 'timeZone'] as const) {
    if (typeof settings[name] !== 'string' || settings[name] === '') {
      throw new TypeError(`config.json lacks ${name}`);
    }
  }
  for (const name of ADDRESSES) {
    if (!/^https?:\/\//.test(String(settings[name]))) throw new TypeError(`${name} is no address`);
  }
  // Throws for a time zone that no browser knows, at the start rather than on every page.
  new Intl.DateTimeFormat('en-US', { timeZone: String(settings['timeZone']) });
  return settings as unknown as AppSettings;
}

export async function loadAppConfig(get: typeof fetch = fetch): Promise<AppSettings> {
  const answer = await get('/config.json', { cache: 'no-store' });
  if (!answer.ok) throw new Error(`config.json answered ${answer.status}`);
  return parseAppSettings(await answer.json());
}
