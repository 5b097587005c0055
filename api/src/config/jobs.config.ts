import {
  AwsConfig,
  CommaList,
  DatabaseConfig,
  loadConfig,
  Port,
  ProcessConfig,
} from '@green-apple/config';
import { z } from 'zod';

const JobsConfig = z.object({
  ...ProcessConfig.shape,
  ...DatabaseConfig.shape,
  ...AwsConfig.shape,
  PORT: Port.default(3200),
  JOBS_TOPIC_ARN: z.string().min(1),
  EVENTS_TOPIC_ARN: z.string().min(1),
  CHECKOUT_JOBS_QUEUE_URL: z.url(),
  CHECKOUT_JOBS_DLQ_URL: z.url(),
  CALCULATION_JOBS_QUEUE_URL: z.url(),
  CALCULATION_JOBS_DLQ_URL: z.url(),
  PAGE_PURGE_QUEUE_URL: z.url().optional(),
  PAGE_PURGE_DLQ_URL: z.url().optional(),
  /** Where caches of pages are told what changed; none: they live by their short lifetimes. */
  PAGE_PURGE_URLS: CommaList.pipe(z.array(z.url())).default([]),
  PAGE_PURGE_TOKEN: z.string().optional(),
  TEMPORAL_ADDRESS: z.string().min(1),
  TEMPORAL_NAMESPACE: z.string().default('default'),
  /** Keeps the work of several shops on one Temporal server apart. */
  TASK_QUEUE_PREFIX: z.string().default(''),
  /** Off for shops that live for one test: schedules outlive whoever made them. */
  SCHEDULES: z.enum(['on', 'off']).default('on'),
  /** The net under the notifications: how often the outbox is looked at anyway. */
  OUTBOX_POLL_MS: z.coerce.number().int().min(10).default(1_000),
  /** How often holds without a run are looked for. */
  HOLD_SWEEP_EVERY_MS: z.coerce.number().int().min(100).default(60_000),
});
export type JobsConfig = z.infer<typeof JobsConfig>;

/** The jobs process's settings; throws naming every variable at fault. */
export const loadJobsConfig = (env: NodeJS.ProcessEnv): JobsConfig => loadConfig(JobsConfig, env);
