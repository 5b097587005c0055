import { createLogger, onShutdown } from '@green-apple/observability';
import { loadStorefrontConfig } from './config/storefront.config.ts';
import { createStorefrontApp } from './storefront.app.ts';

const config = loadStorefrontConfig(process.env);
const logger = createLogger({
  service: 'storefront-api',
  region: config.REGION,
  level: config.LOG_LEVEL,
});
const app = await createStorefrontApp(config, logger);
onShutdown([() => app.close()], logger);
await app.http.listen({ port: config.PORT, host: config.HOST });
logger.info({ url: await app.http.getUrl() }, 'listening');
