import type { Logger } from '@green-apple/observability';
import {
  createEasyPostShippingGateway,
  createStripe,
  createStripePaymentGateway,
  createStripeTaxGateway,
  type PaymentGateway,
  type ShippingGateway,
  type TaxGateway,
} from '@green-apple/partners';
import {
  SearchQueryRepository,
  openReader,
  openWriter,
  writerSelect,
  type Reader,
} from '@green-apple/persistence';
import type { NestFastifyApplication } from '@nestjs/platform-fastify';
import type { StorefrontConfig } from './config/storefront.config.ts';
import { money } from '@green-apple/domain-money';
import { openCatalogue } from './modules/catalogue/open-catalogue.ts';
import { OrderWatch } from './modules/order/order-watch.ts';
import { createHttpApp, shopperAccess } from './platform/index.ts';
import { LiveSettings } from './modules/setting/live-settings.ts';
import { StorefrontModule } from './storefront.module.ts';

/** The companies the storefront asks; specs put their own here. */
export interface StorefrontPartners {
  readonly shipping: ShippingGateway;
  readonly tax: TaxGateway;
  readonly payment: Pick<PaymentGateway, 'retrieve'>;
}

export interface StorefrontApp {
  readonly http: NestFastifyApplication;
  close(): Promise<void>;
}

/** The 3-D Secure page waits for this one. */
const ACTION_TIMEOUT_MS = 4_000;

export function openPartners(config: StorefrontConfig): StorefrontPartners {
  const stripe = createStripe(config);
  const budget = config.QUOTE_PARTNER_TIMEOUT_MS;
  return {
    shipping: createEasyPostShippingGateway(config, budget),
    tax: createStripeTaxGateway(stripe, budget),
    payment: createStripePaymentGateway(stripe, ACTION_TIMEOUT_MS),
  };
}

/** Builds the storefront API, ready to listen. */
export async function createStorefrontApp(
  config: StorefrontConfig,
  logger: Logger,
  partners: StorefrontPartners = openPartners(config),
): Promise<StorefrontApp> {
  const pool = { max: config.DATABASE_POOL_MAX, applicationName: 'storefront-api' };
  const writer = openWriter(config.DATABASE_WRITER_URL, {
    ...pool,
    lockTimeoutMs: config.DATABASE_LOCK_TIMEOUT_MS,
    prepared: true,
  });
  const reader = openReader(config.DATABASE_READER_URLS, config.DATABASE_WRITER_URL, {
    ...pool,
    region: config.REGION,
    onChange: (health) => logger.warn(health, 'a reader left rotation or came back'),
  });
  const settings = new LiveSettings({ writer, logger });
  const market = settings.market(config.MARKET);
  const watch = new OrderWatch(config.DATABASE_WRITER_URL, logger);
  const searches = new SearchQueryRepository(writer);
  const catalogue = openCatalogue({
    reader,
    writerUrl: config.DATABASE_WRITER_URL,
    searchUrl: config.SEARCH_URL,
    searchIndexPrefix: config.SEARCH_INDEX_PREFIX,
    countSearches: (counts) => searches.add(new Date().toISOString().slice(0, 10), counts),
    shopUrl: new URL(config.STOREFRONT_URL).origin,
    market: market.code,
    freeDeliveryFrom: () => money(market.freeDeliveryFromMinor, market.currency),
    onChange: () => settings.look(),
    logger,
  });
  const shop = new URL(config.STOREFRONT_URL);
  const http = await createHttpApp(
    StorefrontModule.with({ config, logger, writer, watch, partners, catalogue, settings }),
    {
      title: 'Green Apple storefront',
      logger,
      access: shopperAccess({
        origins: [shop.origin, ...config.STOREFRONT_EXTRA_ORIGINS],
        rateLimit: { burst: config.RATE_LIMIT_BURST, perSecond: config.RATE_LIMIT_PER_SECOND },
        proxies: config.PROXIES_IN_FRONT,
      }),
      checks: [
        { name: 'writer', needed: true, check: () => writerSelect(writer, 'select 1') },
        { name: 'reader', needed: false, check: () => checkReaders(reader) },
        ...catalogue.checks,
      ],
    },
  );
  return {
    http,
    async close() {
      await http.close();
      await Promise.all([watch.close(), catalogue.close(), settings.close()]);
      await Promise.all([reader.close(), writer.close()]);
    },
  };
}

/** The writer answers for a dead reader, so the answer alone says nothing about the readers. */
async function checkReaders(reader: Reader): Promise<void> {
  await reader.select('select 1');
  if (reader.health().some(({ healthy }) => !healthy)) throw new Error('a reader is out');
}
