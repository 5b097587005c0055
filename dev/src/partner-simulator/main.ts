import { loadConfig } from '@green-apple/config';
import { createLogger, onShutdown } from '@green-apple/observability';
import { SimulatorConfig } from './config.ts';
import { createSimulator } from './simulator.ts';

const config = loadConfig(SimulatorConfig, process.env);
const logger = createLogger({ service: 'partner-simulator', level: config.LOG_LEVEL });
const simulator = createSimulator(config);
onShutdown([() => simulator.close()], logger);
const url = await simulator.app.listen({ host: config.HOST, port: config.PORT });
logger.info({ url }, 'the partners are at their desks');
