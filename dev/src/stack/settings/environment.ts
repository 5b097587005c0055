import type { PortName, Ports } from './ports.ts';
import type { Endpoints } from './endpoints.ts';

/** Who logs in to the database. `postgres` is for migrations, seeding and tests only. */
export type DatabaseRole =
  'postgres' | 'ga_storefront' | 'ga_admin' | 'ga_jobs' | 'ga_worker' | 'ga_indexer';

type Environment = Record<string, string>;

/** What a child may inherit from the shell. Everything else could only surprise it. */
const INHERITED = [
  'PATH',
  'HOME',
  'USER',
  'LANG',
  'LC_ALL',
  'TZ',
  'TMPDIR',
  'NODE_EXTRA_CA_CERTS',
  'SSL_CERT_FILE',
  'LOG_LEVEL',
];

export function inheritedEnvironment(
  outer: Readonly<Record<string, string | undefined>>,
): Environment {
  const inherited: Environment = {};
  for (const name of INHERITED) {
    const value = outer[name];
    if (value !== undefined) inherited[name] = value;
  }
  return inherited;
}

/**
 * The settings of the whole shop on this machine, as one role sees them. The accounts and secrets are
 * made up for the local simulators and open nothing else.
 */
export function shopEnvironment(
  endpoints: Endpoints,
  topology: Readonly<Environment>,
  role: DatabaseRole,
  cloud: Readonly<Record<string, string | undefined>> = {},
): Environment {
  const as = (url: string): string =>
    url === '' || !endpoints.rolesPerProcess ? url : withUser(url, role);
  const simulator = endpoints.partnerSimulatorUrl;
  return {
    REGION: 'local',
    HOST: '127.0.0.1',
    LOG_LEVEL: 'info',
    DATABASE_WRITER_URL: as(endpoints.writerUrl),
    DATABASE_READER_URLS: as(endpoints.readerUrl),
    SEARCH_URL: endpoints.searchUrl,
    SEARCH_INDEX_PREFIX: 'green-apple',
    TEMPORAL_ADDRESS: endpoints.temporalAddress,
    TEMPORAL_NAMESPACE: 'default',
    TEMPORAL_UI_URL: endpoints.temporalUiUrl,
    AWS_ENDPOINT_URL: endpoints.cloudUrl,
    AWS_REGION: cloud['AWS_REGION'] ?? 'us-east-1',
    AWS_ACCESS_KEY_ID: 'local',
    AWS_SECRET_ACCESS_KEY: 'local',
    ...topology,
    MEDIA_ORIGIN: `${endpoints.cloudUrl}/${topology['MEDIA_BUCKET'] ?? 'green-apple-media'}`,
    KEYCLOAK_ISSUER:
      endpoints.keycloakUrl === '' ? '' : `${endpoints.keycloakUrl}/realms/employees`,
    KEYCLOAK_AUDIENCE: 'admin-api',
    STRIPE_API_URL: `${simulator}/stripe`,
    STRIPE_SECRET_KEY: 'sk_test_local',
    STRIPE_PUBLISHABLE_KEY: 'pk_test_local',
    STRIPE_JS_URL: `${simulator.replace('127.0.0.1', 'localhost')}/stripe-js/v3`,
    STRIPE_WEBHOOK_SECRETS: 'whsec_local',
    EASYPOST_API_URL: `${simulator}/easypost/v2`,
    EASYPOST_API_KEY: 'EZTK_local',
    EASYPOST_WEBHOOK_SECRETS: 'carrier_local',
    SMTP_URL: endpoints.smtpUrl,
    MAIL_FROM: '"Green Apple" <orders@greenapple.example>',
    MAILBOX_URL: endpoints.mailboxUrl,
    STOREFRONT_URL: endpoints.storefrontUrl,
    STOREFRONT_API_URL: endpoints.storefrontApiUrl,
    ADMIN_API_URL: endpoints.adminApiUrl,
    ADMIN_URL: endpoints.adminUrl,
    PARTNER_SIMULATOR_URL: simulator,
    // The shop's own server stands for the content delivery network.
    PAGE_PURGE_URLS: `${endpoints.storefrontUrl}/internal/purge`,
    PAGE_PURGE_TOKEN: 'local-purge',
    CUSTOMER_KEY_SECRET: 'local-secret',
    WORKFLOW_BUNDLE_PATH: 'dist/workflows/workflow-bundle.js',
  };
}

/** What one Node process of ours gets on top. */
export function processEnvironment(ports: Ports, port: PortName): Environment {
  return {
    PORT: String(ports[port]),
    NODE_ENV: 'production',
    NODE_OPTIONS: '--enable-source-maps',
  };
}

function withUser(url: string, user: string): string {
  const parsed = new URL(url);
  parsed.username = user;
  return parsed.href;
}
