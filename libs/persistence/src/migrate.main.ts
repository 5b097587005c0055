import { loadConfig } from '@green-apple/config';
import { createLogger } from '@green-apple/observability';
import { z } from 'zod';
import { migrate } from './migrate.ts';

const config = loadConfig(z.object({ DATABASE_WRITER_URL: z.url() }), process.env);
const applied = await migrate(config.DATABASE_WRITER_URL);
createLogger({ service: 'migrate' }).info({ applied }, 'database is up to date');
