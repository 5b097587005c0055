import { CommaList, DatabaseConfig, loadConfig, Port, ProcessConfig } from '@green-apple/config';
import { EasyPostConfig, StripeConfig } from '@green-apple/partners';
import { MARKET_CODES } from '@green-apple/domain-pricing';
import { z } from 'zod';

const StorefrontConfig = z.object({
  ...ProcessConfig.shape,
  ...DatabaseConfig.shape,
  ...StripeConfig.shape,
  ...EasyPostConfig.shape,
  PORT: Port.default(3000),
  /** The market this shop sells in: one deployment, one market. */
  MARKET: z.enum(MARKET_CODES).default('US'),
  /** Where the shop is opened: the origin whose pages may change something. */
  STOREFRONT_URL: z.url().default('http://localhost:4200'),
  /** Further origins, e.g. a preview. */
  STOREFRONT_EXTRA_ORIGINS: CommaList.default([]),
  SEARCH_URL: z.string().default(''),
  SEARCH_INDEX_PREFIX: z.string().default('green-apple'),
  STRIPE_PUBLISHABLE_KEY: z.string().min(1),
  STRIPE_JS_URL: z.url().default('https://js.stripe.com/v3'),
  /** The current secret first; during rotation the old one after it. */
  STRIPE_WEBHOOK_SECRETS: CommaList.default([]),
  /** The same for carriers' events. */
  EASYPOST_WEBHOOK_SECRETS: CommaList.default([]),
  CUSTOMER_KEY_SECRET: z.string().min(8),
  /** A lock that is not had in this time will not be had in a shopper's time either. */
  DATABASE_LOCK_TIMEOUT_MS: z.coerce.number().int().min(50).default(4_000),
  /** How long a total may wait for carriers, and for the tax service. */
  QUOTE_PARTNER_TIMEOUT_MS: z.coerce.number().int().min(50).default(1_500),
  RATE_LIMIT_BURST: z.coerce.number().int().min(1).default(120),
  RATE_LIMIT_PER_SECOND: z.coerce.number().min(0.1).default(10),
  /** Proxies of ours before this process: the pages' server, and what stands before that. */
  PROXIES_IN_FRONT: z.coerce.number().int().min(0).max(5).default(1),
  /** How many reviews one order, and one address, may send in an hour. */
  REVIEWS_PER_HOUR: z.coerce.number().int().min(1).default(20),
  REVIEWS_PER_HOUR_AND_ADDRESS: z.coerce.number().int().min(1).default(60),
});
export type StorefrontConfig = z.infer<typeof StorefrontConfig>;

/** The storefront API's settings; throws naming every variable at fault. */
export const loadStorefrontConfig = (env: NodeJS.ProcessEnv): StorefrontConfig =>
  loadConfig(StorefrontConfig, env);
