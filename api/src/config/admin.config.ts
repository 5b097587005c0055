import {
  AwsConfig,
  CommaList,
  DatabaseConfig,
  loadConfig,
  Port,
  ProcessConfig,
} from '@green-apple/config';
import { EasyPostConfig, StripeConfig } from '@green-apple/partners';
import { z } from 'zod';

const AdminConfig = z.object({
  ...ProcessConfig.shape,
  ...DatabaseConfig.shape,
  ...AwsConfig.shape,
  /** Where files for the catalogue lie, and those written from it. */
  BULK_BUCKET: z.string().default('green-apple-bulk'),
  /** The largest file that is taken in. */
  BULK_MOST_BYTES: z.coerce
    .number()
    .int()
    .positive()
    .default(256 * 1024 * 1024),
  /** Where pictures and documents lie that the shop shows. */
  MEDIA_BUCKET: z.string().default('green-apple-media'),
  /** Pictures of products as they were sent. */
  ORIGINALS_BUCKET: z.string().default('green-apple-originals'),
  /** Changes of orders are priced with tax and carriers' rates, as in the shop. */
  ...StripeConfig.shape,
  ...EasyPostConfig.shape,
  PORT: Port.default(3100),
  /** Where the back office is opened: the one origin whose pages may call this API. */
  ADMIN_URL: z.url().default('http://localhost:4300'),
  KEYCLOAK_ISSUER: z.url(),
  KEYCLOAK_AUDIENCE: z.string().default('admin-api'),
  KEYCLOAK_CLIENTS: CommaList.default(['admin-ng']),
  /** Where the keys lie when this process reaches Keycloak by another name than browsers do. */
  KEYCLOAK_KEYS_URL: z.url().optional(),
  /** Where drafts of the search rules are tried; without it they are published untried. */
  SEARCH_URL: z.string().default(''),
  SEARCH_INDEX_PREFIX: z.string().default('green-apple'),
  /** What an employee may give back on one order alone, in minor units, until a shopkeeper sets it; above it somebody else agrees. */
  REFUND_LIMIT_MINOR: z.coerce.number().int().min(0).default(5_000),
  /** Turns a customer's address into the key that credit and segments are kept by. */
  CUSTOMER_KEY_SECRET: z.string().min(8),
  TEMPORAL_UI_URL: z.string().default('http://localhost:8233'),
  TEMPORAL_NAMESPACE: z.string().default('default'),
});
export type AdminConfig = z.infer<typeof AdminConfig>;

/** The admin API's settings; throws naming every variable at fault. */
export const loadAdminConfig = (env: NodeJS.ProcessEnv): AdminConfig =>
  loadConfig(AdminConfig, env);
