import { createLogger, onShutdown } from '@green-apple/observability';
import { createAdminApp } from './admin.app.ts';
import { loadAdminConfig } from './config/admin.config.ts';

const config = loadAdminConfig(process.env);
const logger = createLogger({
  service: 'admin-api',
  region: config.REGION,
  level: config.LOG_LEVEL,
});
const app = await createAdminApp(config, logger);
onShutdown([() => app.close()], logger);
await app.http.listen({ port: config.PORT, host: config.HOST });
logger.info({ url: await app.http.getUrl() }, 'listening');
