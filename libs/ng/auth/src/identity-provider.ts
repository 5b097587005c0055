import { InjectionToken } from '@angular/core';
import Keycloak from 'keycloak-js';

/** Where employees sign in. */
export interface IdentityConfig {
  /** e.g. `http://localhost:8080/realms/employees` */
  readonly issuer: string;
  readonly clientId: string;
  /** Origin of this app, whose root and silent-check page the provider may redirect to. */
  readonly appOrigin: string;
}

/** What the session needs of keycloak-js; a fake of this shape serves in specs. */
export interface IdentityProvider {
  readonly token?: string | undefined;
  readonly tokenParsed?: { readonly exp?: number } | undefined;
  readonly authenticated?: boolean;
  onAuthRefreshError?: (() => void) | undefined;
  init(options: object): Promise<boolean>;
  updateToken(minValidity: number): Promise<boolean>;
  login(options: { redirectUri: string; prompt?: 'login' }): Promise<void>;
  logout(options: { redirectUri: string }): Promise<void>;
}

export const IDENTITY_CONFIG = new InjectionToken<IdentityConfig>('IdentityConfig');

/** Makes the provider; replaced in specs. */
export const IDENTITY_PROVIDER_FACTORY = new InjectionToken<
  (config: IdentityConfig) => IdentityProvider
>('IdentityProviderFactory', { providedIn: 'root', factory: () => keycloak });

/** Splits the issuer into the server's address and the realm, which keycloak-js wants apart. */
export function keycloakAddress(issuer: string): { url: string; realm: string } {
  const match = /^(.*)\/realms\/([^/]+)\/?$/.exec(issuer);
  if (!match?.[1] || !match[2]) throw new RangeError('The issuer names no realm');
  return { url: match[1], realm: decodeURIComponent(match[2]) };
}

function keycloak(config: IdentityConfig): IdentityProvider {
  return new Keycloak({ ...keycloakAddress(config.issuer), clientId: config.clientId });
}
