import { createTokenVerifier } from '@green-apple/auth';
import { BULK_MEDIA_TYPES } from '@green-apple/contracts-http';
import { DOCUMENT_TYPES } from '@green-apple/domain-catalog';
import { createObjectStore } from '@green-apple/messaging';
import type { Logger } from '@green-apple/observability';
import {
  createEasyPostShippingGateway,
  createStripe,
  createStripeTaxGateway,
} from '@green-apple/partners';
import { openReader, openWriter, writerPosition, writerSelect } from '@green-apple/persistence';
import { ElasticsearchProductSearch, indexNames, openSearchClient } from '@green-apple/search';
import type { NestFastifyApplication } from '@nestjs/platform-fastify';
import { AdminModule } from './admin.module.ts';
import type { AdminPartners } from './modules/admin/admin-area.ts';
import type { AdminConfig } from './config/admin.config.ts';
import { employeeAccess } from './modules/admin/access/employee-access.ts';
import { LiveSettings } from './modules/setting/live-settings.ts';
import { createHttpApp, readerOfRequest } from './platform/index.ts';

export interface AdminApp {
  readonly http: NestFastifyApplication;
  close(): Promise<void>;
}

/** How long an employee's preview waits for carriers, and for the tax service. */
const PARTNER_TIMEOUT_MS = 3_000;

export function openAdminPartners(config: AdminConfig): AdminPartners {
  return {
    shipping: createEasyPostShippingGateway(config, PARTNER_TIMEOUT_MS),
    tax: createStripeTaxGateway(createStripe(config), PARTNER_TIMEOUT_MS),
  };
}

/** Builds the admin API, ready to listen. Keycloak may be away: then it says so to whoever asks. */
export async function createAdminApp(
  config: AdminConfig,
  logger: Logger,
  partners: AdminPartners = openAdminPartners(config),
): Promise<AdminApp> {
  const pool = { max: config.DATABASE_POOL_MAX, applicationName: 'admin-api' };
  // An edit reads what it changes before and after: to plan those statements took eight times as long as they do.
  const writer = openWriter(config.DATABASE_WRITER_URL, { ...pool, prepared: true });
  const reader = openReader(config.DATABASE_READER_URLS, config.DATABASE_WRITER_URL, {
    ...pool,
    region: config.REGION,
    onChange: (health) => logger.warn(health, 'a reader left rotation or came back'),
  });
  const verifier = createTokenVerifier({
    issuer: config.KEYCLOAK_ISSUER,
    audience: config.KEYCLOAK_AUDIENCE,
    clients: config.KEYCLOAK_CLIENTS,
    ...(config.KEYCLOAK_KEYS_URL === undefined ? {} : { keysUrl: config.KEYCLOAK_KEYS_URL }),
  });
  const client = config.SEARCH_URL === '' ? null : openSearchClient({ url: config.SEARCH_URL });
  const { alias } = indexNames(config.SEARCH_INDEX_PREFIX);
  const files = createObjectStore(config, config.BULK_BUCKET);
  const documents = createObjectStore(config, config.MEDIA_BUCKET);
  const originals = createObjectStore(config, config.ORIGINALS_BUCKET);
  const settings = new LiveSettings({
    writer,
    given: { 'refund-limit': config.REFUND_LIMIT_MINOR },
    logger,
  });
  const http = await createHttpApp(
    AdminModule.with({
      writer,
      reader: readerOfRequest(reader),
      searchBy: (rules) => {
        if (!client) throw new Error('no search engine is configured');
        return new ElasticsearchProductSearch(client, alias, { rules: () => rules });
      },
      settings,
      files: { store: files, mostBytes: config.BULK_MOST_BYTES },
      documents,
      originals,
      partners,
      logger,
      customerKeySecret: config.CUSTOMER_KEY_SECRET,
      workflowUi: { url: config.TEMPORAL_UI_URL, namespace: config.TEMPORAL_NAMESPACE },
    }),
    {
      title: 'Green Apple back office',
      logger,
      streams: [...Object.values(BULK_MEDIA_TYPES), ...DOCUMENT_TYPES],
      // A file of a hundred thousand rows on an office's line.
      requestTimeoutMs: 10 * 60 * 1000,
      access: employeeAccess(verifier, logger),
      checks: [{ name: 'writer', needed: true, check: () => writerSelect(writer, 'select 1') }],
      cors: { origin: new URL(config.ADMIN_URL).origin },
      writerPosition: () => writerPosition(writer),
    },
  );
  return {
    http,
    async close() {
      await http.close();
      await settings.close();
      files.close();
      documents.close();
      originals.close();
      await Promise.all([reader.close(), writer.close(), client?.close()]);
    },
  };
}
