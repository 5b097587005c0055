import { AwsConfig, DatabaseConfig, Port, ProcessConfig } from '@green-apple/config';
import { z } from 'zod';

/** Where the index is and what it is filled from; all that the command line needs. */
export const IndexConfig = z.object({
  ...ProcessConfig.shape,
  ...DatabaseConfig.shape,
  SEARCH_URL: z.url(),
  SEARCH_INDEX_PREFIX: z
    .string()
    .regex(/^[a-z0-9][a-z0-9-]*$/)
    .default('green-apple'),
});
export type IndexConfig = z.infer<typeof IndexConfig>;

export const IndexerConfig = z.object({
  ...IndexConfig.shape,
  ...AwsConfig.shape,
  PORT: Port.default(3400),
  SEARCH_INDEX_QUEUE_URL: z.url(),
  SEARCH_INDEX_DLQ_URL: z.url(),
});
export type IndexerConfig = z.infer<typeof IndexerConfig>;
