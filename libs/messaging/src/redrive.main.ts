import { AwsConfig, loadConfig, ProcessConfig } from '@green-apple/config';
import { createLogger } from '@green-apple/observability';
import { z } from 'zod';
import { createSqs } from './aws-clients.ts';
import { redrive } from './redrive.ts';
import { TOPOLOGY } from './topology.ts';

// Usage: node libs/messaging/dist/redrive.main.js <queue> [reason]
const [name, reason] = process.argv.slice(2);
const queue = TOPOLOGY.queues.find((each) => each.name === name);
const config = loadConfig(ProcessConfig.extend(AwsConfig.shape), process.env);
const logger = createLogger({ service: 'redrive', region: config.REGION, level: config.LOG_LEVEL });
if (queue === undefined) {
  logger.fatal({ given: name, known: TOPOLOGY.queues.map((each) => each.name) }, 'no such queue');
  process.exit(2);
}
const urls = loadConfig(
  z.object({ [queue.urlVariable]: z.url(), [queue.deadLetterUrlVariable]: z.url() }),
  process.env,
);
const result = await redrive({
  sqs: createSqs(config),
  queueUrl: String(urls[queue.urlVariable]),
  deadLetterUrl: String(urls[queue.deadLetterUrlVariable]),
  ...(reason === undefined ? {} : { reason }),
});
logger.info({ queue: queue.name, reason, ...result }, 'moved messages back to their queue');
