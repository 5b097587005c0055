import type { ServerName } from '../model.ts';
import type { Ports } from './ports.ts';

/** Where everything answers. Empty text means: not there. */
export interface Endpoints {
  /** With the superuser; processes get their own role put in. */
  readonly writerUrl: string;
  readonly readerUrl: string;
  /** False for a database somebody else runs: its one user is used for all. */
  readonly rolesPerProcess: boolean;
  readonly temporalAddress: string;
  readonly temporalUiUrl: string;
  readonly searchUrl: string;
  readonly keycloakUrl: string;
  readonly cloudUrl: string;
  readonly smtpUrl: string;
  readonly mailboxUrl: string;
  readonly partnerSimulatorUrl: string;
  readonly storefrontApiUrl: string;
  readonly adminApiUrl: string;
  readonly storefrontUrl: string;
  readonly adminUrl: string;
}

export interface EndpointInput {
  readonly ports: Ports;
  /** Servers somebody else runs, by the address the environment named. */
  readonly external: ReadonlyMap<ServerName, string>;
  /** Servers known from the start not to come. */
  readonly absent: ReadonlySet<ServerName>;
  readonly outerEnv: Readonly<Record<string, string | undefined>>;
}

const DATABASE = 'green_apple';

export function resolveEndpoints({ ports, external, absent, outerEnv }: EndpointInput): Endpoints {
  const at = (name: ServerName, own: string): string =>
    external.get(name) ?? (absent.has(name) ? '' : own);
  const ownDatabase = (port: number): string => `postgres://postgres@127.0.0.1:${port}/${DATABASE}`;
  return {
    writerUrl: at('postgres-writer', ownDatabase(ports['postgres-writer'])),
    readerUrl: at('postgres-reader', ownDatabase(ports['postgres-reader'])),
    rolesPerProcess: !external.has('postgres-writer'),
    temporalAddress: at('temporal', `127.0.0.1:${ports.temporal}`),
    temporalUiUrl: external.has('temporal')
      ? (outerEnv['GREEN_APPLE_TEMPORAL_UI_URL'] ?? '')
      : `http://localhost:${ports['temporal-ui']}`,
    searchUrl: at('elasticsearch', `http://127.0.0.1:${ports.elasticsearch}`),
    keycloakUrl: at('keycloak', `http://localhost:${ports.keycloak}`),
    cloudUrl: at('cloud-emulator', `http://127.0.0.1:${ports['cloud-emulator']}`),
    smtpUrl: at('mailbox', `smtp://127.0.0.1:${ports['mailbox-smtp']}`),
    mailboxUrl: external.has('mailbox')
      ? (outerEnv['GREEN_APPLE_MAILBOX_URL'] ?? '')
      : `http://localhost:${ports.mailbox}`,
    partnerSimulatorUrl: at('partner-simulator', `http://127.0.0.1:${ports['partner-simulator']}`),
    storefrontApiUrl: `http://127.0.0.1:${ports['storefront-api']}`,
    adminApiUrl: `http://localhost:${ports['admin-api']}`,
    storefrontUrl: `http://localhost:${ports['storefront-ng']}`,
    adminUrl: `http://localhost:${ports['admin-ng']}`,
  };
}
