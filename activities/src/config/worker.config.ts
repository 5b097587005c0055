import {
  AwsConfig,
  CommaList,
  DatabaseConfig,
  loadConfig,
  Port,
  ProcessConfig,
} from '@green-apple/config';
import { MARKET_CODES } from '@green-apple/domain-pricing';
import { EasyPostConfig, MailConfig, StripeConfig } from '@green-apple/partners';
import { PATCHES, TASK_QUEUES } from '@green-apple/workflow-contracts';
import { z } from 'zod';

const URL_OF_MARKET = new RegExp(`^(${MARKET_CODES.join('|')})=https?://\\S+$`);

const byMarket = (pair: string): [market: string, url: string] => {
  const at = pair.indexOf('=');
  return [pair.slice(0, at), pair.slice(at + 1)];
};

const WorkerConfig = z.object({
  ...ProcessConfig.shape,
  ...DatabaseConfig.shape,
  ...StripeConfig.shape,
  ...EasyPostConfig.shape,
  ...MailConfig.shape,
  ...AwsConfig.shape,
  /** Where files for the catalogue lie, and those written from it. */
  BULK_BUCKET: z.string().default('green-apple-bulk'),
  /** How long they lie there, and the rows read from them in the database, once their job rests. */
  BULK_KEPT_DAYS: z.coerce.number().int().min(1).max(3_650).default(30),
  /** Pictures as they were sent. */
  ORIGINALS_BUCKET: z.string().default('green-apple-originals'),
  /** Where their renditions lie, which the shop shows. */
  MEDIA_BUCKET: z.string().default('green-apple-media'),
  PORT: Port.default(3300),
  TEMPORAL_ADDRESS: z.string().min(1),
  TEMPORAL_NAMESPACE: z.string().default('default'),
  /** Kinds of work this process takes; all of them unless told. */
  TASK_QUEUES: CommaList.default([...TASK_QUEUES]).pipe(z.array(z.enum(TASK_QUEUES)).min(1)),
  /** Keeps the work of several shops on one Temporal server apart. */
  TASK_QUEUE_PREFIX: z.string().default(''),
  /** Where nobody stands at a packing table (development), parcels pack themselves after so long. */
  PACKS_ITSELF_AFTER_MS: z.coerce.number().int().min(0).optional(),
  /** Changes of workflow code that wait until no worker of the release before is left. */
  HELD_PATCHES: CommaList.default([]).pipe(z.array(z.enum(PATCHES))),
  WORKFLOW_BUNDLE_PATH: z.string().default('dist/workflows/workflow-bundle.js'),
  /** Where shoppers open the shop; links in mails lead there. */
  STOREFRONT_URL: z.url(),
  /** `EU=https://...` for each market whose shop is elsewhere. */
  STOREFRONT_URLS: CommaList.default([])
    .pipe(z.array(z.string().regex(URL_OF_MARKET)))
    .transform((pairs) => new Map(pairs.map(byMarket))),
  CUSTOMER_KEY_SECRET: z.string().min(1),
});
export type WorkerConfig = z.infer<typeof WorkerConfig>;

/** The worker's settings; throws naming every variable at fault. */
export const loadWorkerConfig = (env: NodeJS.ProcessEnv): WorkerConfig =>
  loadConfig(WorkerConfig, env);
