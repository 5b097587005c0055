import { z } from 'zod';

/** A TCP port; 0 lets the system choose. */
export const Port = z.coerce.number().int().min(0).max(65535);

/** A comma-separated list; empty parts are dropped. */
export const CommaList = z.string().transform((value) =>
  value
    .split(',')
    .map((part) => part.trim())
    .filter(Boolean),
);

/** What every process of ours reads. */
export const ProcessConfig = z.object({
  REGION: z.string().default('local'),
  HOST: z.string().default('127.0.0.1'),
  LOG_LEVEL: z.enum(['fatal', 'error', 'warn', 'info', 'debug', 'trace', 'silent']).default('info'),
});

/** `region=postgres://...`, or a bare address for a reader in the process's own region. */
const ReaderUrl = z
  .string()
  .regex(/^([a-z0-9-]+=)?postgres(ql)?:\/\/\S+$/, 'is no [region=]postgres://');

/** One writer, any number of readers; without readers the writer serves reads. */
export const DatabaseConfig = z.object({
  DATABASE_WRITER_URL: z.url(),
  /** The own region's are asked first, the others in the order they are named: the nearest first. */
  DATABASE_READER_URLS: CommaList.pipe(z.array(ReaderUrl)).default([]),
  DATABASE_POOL_MAX: z.coerce.number().int().min(1).max(200).default(10),
});

/** SNS, SQS and S3; the endpoint is set where an emulator or a VPC endpoint stands in. */
export const AwsConfig = z.object({
  AWS_ENDPOINT_URL: z.url().optional(),
  AWS_REGION: z.string().default('us-east-1'),
});
