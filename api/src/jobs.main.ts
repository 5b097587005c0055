import { createLogger, onShutdown } from '@green-apple/observability';
import { loadJobsConfig } from './config/jobs.config.ts';
import { createJobsApp } from './jobs.app.ts';

const config = loadJobsConfig(process.env);
const logger = createLogger({ service: 'jobs', region: config.REGION, level: config.LOG_LEVEL });
const app = await createJobsApp(config, logger);
onShutdown([() => app.close()], logger);
await app.http.listen({ port: config.PORT, host: config.HOST });
app.start();
logger.info({ url: await app.http.getUrl() }, 'listening');
