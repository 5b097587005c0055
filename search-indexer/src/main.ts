import { hostname } from 'node:os';
import { loadConfig } from '@green-apple/config';
import { createSqs } from '@green-apple/messaging';
import { createLogger, onShutdown } from '@green-apple/observability';
import { IndexerConfig } from './config/config.ts';
import { connect } from './connect.ts';
import { createEventConsumer } from './consume/event-consumer.ts';
import { Freshness } from './consume/freshness.ts';
import { serveHealth } from './health.ts';
import { DriftWatch } from './index/drift-watch.ts';
import { IndexKeeper } from './index/index-keeper.ts';
import { SaleClock } from './index/sale-clock.ts';
import { toMetricsText } from './metrics.ts';
import { indexReport } from './office/index-report.ts';
import { indexWork } from './office/index-work.ts';
import { OfficeClerk } from './office/office-clerk.ts';
import { RestingCount } from './office/resting-count.ts';

const config = loadConfig(IndexerConfig, process.env);
const logger = createLogger({
  service: 'search-indexer',
  region: config.REGION,
  level: config.LOG_LEVEL,
});
const { index, reader, writer, readings, updater, client, log, close } = connect(config);
const keeper = new IndexKeeper({
  index,
  reader,
  writer,
  writerUrl: config.DATABASE_WRITER_URL,
  logger,
});
const freshness = new Freshness();
const drift = new DriftWatch({ reader: writer, index, updater, logger });
const published = new RestingCount(() => writer.countPublished());
const clerk = new OfficeClerk({
  log,
  region: config.REGION,
  replica: `${hostname()}/${process.pid}`,
  report: () => indexReport({ index, published: () => published.now(), keeper, freshness, drift }),
  work: indexWork({ index, writer, updater, keeper }),
  logger,
});
const clock = new SaleClock({ reader: writer, updater, logger });
const sqs = createSqs(config);
const consumer = createEventConsumer({
  sqs,
  queueUrl: config.SEARCH_INDEX_QUEUE_URL,
  deadLetterUrl: config.SEARCH_INDEX_DLQ_URL,
  updater,
  readings,
  freshness,
  logger,
  // While the engine is away messages stay in the queue instead of wearing out their deliveries.
  ready: async () => {
    const { status } = await client.cluster.health({ timeout: '1s' });
    return status !== 'red';
  },
});
const health = await serveHealth({
  host: config.HOST,
  port: config.PORT,
  checks: () => ({ queue: consumer.healthy(), index: keeper.ready() }),
  metrics: () =>
    toMetricsText({
      freshness: freshness.report(),
      readings: readings.counts(),
      drift: drift.report(),
      ready: keeper.ready(),
    }),
});
onShutdown(
  [
    close,
    () => sqs.destroy(),
    () => health.close(),
    () => keeper.stop(),
    () => clerk.stop(),
    () => drift.stop(),
    () => clock.stop(),
    () => consumer.stop(),
  ],
  logger,
);
keeper.start();
clock.start();
drift.start();
clerk.start();
consumer.start();
logger.info({ port: health.port }, 'search-indexer runs');
