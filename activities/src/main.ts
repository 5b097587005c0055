import { setTimeout as delay } from 'node:timers/promises';
import { createObjectStore } from '@green-apple/messaging';
import { createLogger, onShutdown, type Logger } from '@green-apple/observability';
import {
  createEasyPostLabelGateway,
  createEasyPostShippingGateway,
  createSmtpMailGateway,
  createStripe,
  createStripePaymentGateway,
  createStripeTaxGateway,
} from '@green-apple/partners';
import { openReader, openWriter } from '@green-apple/persistence';
import { Context } from '@temporalio/activity';
import { Client } from '@temporalio/client';
import { NativeConnection, Runtime } from '@temporalio/worker';
import { loadWorkerConfig, type WorkerConfig } from './config/worker.config.ts';
import { overdueRunsOf } from './sweep/overdue-runs.ts';
import { activitiesByKind, type ActivityResources } from './worker/activities-by-kind.ts';
import { serveHealth } from './worker/health-server.ts';
import { temporalLogger } from './worker/temporal-logger.ts';
import { createWorkers } from './worker/workers.ts';

const config = loadWorkerConfig(process.env);
const logger = createLogger({
  service: 'worker',
  region: config.REGION,
  level: config.LOG_LEVEL,
});
// Signals are ours to handle: what is in hand is finished in order.
Runtime.install({ logger: temporalLogger(logger), shutdownSignals: [] });

const writer = openWriter(config.DATABASE_WRITER_URL, {
  max: config.DATABASE_POOL_MAX,
  applicationName: 'worker',
});
const reader = openReader(config.DATABASE_READER_URLS, config.DATABASE_WRITER_URL, {
  max: 2,
  region: config.REGION,
  applicationName: 'worker',
});
const files = createObjectStore(config, config.BULK_BUCKET);
const originals = createObjectStore(config, config.ORIGINALS_BUCKET);
const media = createObjectStore(config, config.MEDIA_BUCKET);
const mail = createSmtpMailGateway(config);
let running = (): boolean => false;
let stopWorkers = (): void => undefined;
let finished: Promise<unknown> = Promise.resolve();
const health = await serveHealth(config.HOST, config.PORT, () => ({ workers: running() }));
onShutdown(
  [
    () => writer.close(),
    () => reader.close(),
    () => files.close(),
    () => originals.close(),
    () => media.close(),
    () => mail.close(),
    () => health.close(),
    async () => {
      stopWorkers();
      await finished;
    },
  ],
  logger,
);

const connection = await connect(config, logger);
const workers = await createWorkers({
  connection,
  namespace: config.TEMPORAL_NAMESPACE,
  prefix: config.TASK_QUEUE_PREFIX,
  bundlePath: config.WORKFLOW_BUNDLE_PATH,
  heldPatches: config.HELD_PATCHES,
  kinds: config.TASK_QUEUES,
  activities: activitiesByKind(resourcesOf(config)),
});
running = () => workers.every((worker) => worker.getState() === 'RUNNING');
stopWorkers = () => {
  for (const worker of workers) if (worker.getState() === 'RUNNING') worker.shutdown();
};
const runs = Promise.all(workers.map((worker) => worker.run()));
finished = runs.catch(() => undefined).then(() => connection.close());
runs.catch((error: unknown) => {
  // Half a worker is worse than none: whoever watches the process starts it anew.
  logger.fatal({ err: error }, 'a worker has ended');
  process.exit(1);
});
logger.info({ queues: config.TASK_QUEUES, health: health.url }, 'working');

/** Temporal may come up after us. */
async function connect({ TEMPORAL_ADDRESS: address }: WorkerConfig, log: Logger) {
  for (;;) {
    try {
      return await NativeConnection.connect({ address });
    } catch (error) {
      log.warn({ err: error }, 'Temporal does not answer yet');
      await delay(1_000);
    }
  }
}

function resourcesOf(settings: WorkerConfig): ActivityResources {
  const stripe = createStripe(settings);
  const client = new Client({ connection, namespace: settings.TEMPORAL_NAMESPACE });
  return {
    ...{ writer, reader, files, originals, media, mail, settings },
    payments: createStripePaymentGateway(stripe, settings.STRIPE_TIMEOUT_MS),
    taxes: createStripeTaxGateway(stripe, settings.STRIPE_TIMEOUT_MS),
    labels: createEasyPostLabelGateway(settings),
    shipping: createEasyPostShippingGateway(settings),
    overdueRuns: overdueRunsOf(client, settings.TASK_QUEUE_PREFIX),
    isRetry: () => Context.current().info.attempt > 1,
    beat: (done) => Context.current().heartbeat(done),
    now: () => Date.now(),
  };
}
