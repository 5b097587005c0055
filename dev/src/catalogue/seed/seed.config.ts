import { homedir } from 'node:os';
import { join } from 'node:path';
import { parseArgs } from 'node:util';
import { AwsConfig, loadConfig } from '@green-apple/config';
import { z } from 'zod';
import { cacheFolder } from '../../stack/cache/location.ts';
import { DEFAULT_PRODUCTS, DEFAULT_SEED } from '../generate.ts';

const Environment = AwsConfig.extend({
  DATABASE_WRITER_URL: z.url(),
  MEDIA_BUCKET: z.string().default('green-apple-media'),
});

const Arguments = z.object({
  products: z.coerce.number().int().min(0).max(5_000_000).default(DEFAULT_PRODUCTS),
  seed: z.string().default(DEFAULT_SEED),
  'as-of': z.iso.date().optional(),
  media: z.boolean().default(true),
});

export interface SeedConfig {
  readonly databaseUrl: string;
  readonly products: number;
  readonly seed: string;
  /** ISO day that sales, lots and dates are laid around. */
  readonly asOf: string;
  /** Null leaves the pictures out. */
  readonly media: {
    readonly endpoint: string | undefined;
    readonly region: string;
    readonly bucket: string;
    readonly cacheDir: string;
  } | null;
}

/** What the command was asked to do. Throws when arguments or environment do not fit. */
export async function seedConfig(args: readonly string[], today: string): Promise<SeedConfig> {
  const { values } = parseArgs({
    args: [...args],
    allowNegative: true,
    options: {
      products: { type: 'string' },
      seed: { type: 'string' },
      'as-of': { type: 'string' },
      media: { type: 'boolean' },
    },
  });
  const given = Arguments.parse(values);
  const env = loadConfig(Environment, process.env);
  return {
    databaseUrl: env.DATABASE_WRITER_URL,
    products: given.products,
    seed: given.seed,
    asOf: given['as-of'] ?? today,
    media: given.media
      ? {
          endpoint: env.AWS_ENDPOINT_URL,
          region: env.AWS_REGION,
          bucket: env.MEDIA_BUCKET,
          cacheDir: join(await cacheFolder(process.env, homedir()), 'packshots'),
        }
      : null,
  };
}
