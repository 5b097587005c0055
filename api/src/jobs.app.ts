import { jobMessageFault, JobMessage } from '@green-apple/contracts-events';
import { createConsumer, createSns, createSqs, type QueueConsumer } from '@green-apple/messaging';
import type { Logger } from '@green-apple/observability';
import {
  ExpiredHoldsRepository,
  listenToDatabase,
  openWriter,
  writerSelect,
  type Writer,
} from '@green-apple/persistence';
import type { NestFastifyApplication } from '@nestjs/platform-fastify';
import { Client, Connection } from '@temporalio/client';
import type { JobsConfig } from './config/jobs.config.ts';
import { JobsModule } from './jobs.module.ts';
import { findOrderId, findRefundIds, findReturnIds } from './modules/jobs/find-order.ts';
import { HoldSweeper } from './modules/jobs/hold-sweeper.ts';
import { JobDispatcher } from './modules/jobs/job-dispatcher.ts';
import { OutboxRelay } from './modules/jobs/outbox-relay.ts';
import { openPagePurge } from './modules/jobs/page-purge/open-page-purge.ts';
import { keepTrying } from './modules/jobs/keep-trying.ts';
import { ensureSchedules } from './modules/jobs/schedules.ts';
import { createHttpApp } from './platform/index.ts';

export interface JobsApp {
  readonly http: NestFastifyApplication;
  /** Begins to take rows and messages. */
  start(): void;
  close(): Promise<void>;
}

const PING_MS = 2_000;

/** Builds the jobs process: outbox relay, dispatcher of both job queues, health. Temporal and SQS may be away. */
export async function createJobsApp(config: JobsConfig, logger: Logger): Promise<JobsApp> {
  const writer = openWriter(config.DATABASE_WRITER_URL, {
    max: config.DATABASE_POOL_MAX,
    applicationName: 'jobs',
  });
  const connection = Connection.lazy({ address: config.TEMPORAL_ADDRESS });
  const temporalAnswers = async (): Promise<boolean> => {
    await connection.withDeadline(Date.now() + PING_MS, () =>
      connection.workflowService.getSystemInfo({}),
    );
    return true;
  };
  const relay = createRelay(config, writer, logger);
  const sweeper = new HoldSweeper({
    holds: new ExpiredHoldsRepository(writer),
    everyMs: config.HOLD_SWEEP_EVERY_MS,
    logger,
  });
  const temporal = new Client({ connection, namespace: config.TEMPORAL_NAMESPACE });
  const consumers = createConsumers(config, writer, temporal, temporalAnswers, logger);
  const schedules = keepTrying(
    'the schedules',
    () => ensureSchedules(temporal, config.TASK_QUEUE_PREFIX),
    logger,
  );
  const notifications = listenToDatabase({
    writerUrl: config.DATABASE_WRITER_URL,
    channels: ['outbox'],
    onMessage: () => relay.notify(),
    onConnected: () => relay.notify(),
    applicationName: 'jobs-listen',
    logger,
  });
  const http = await createHttpApp(JobsModule, {
    title: 'Green Apple jobs',
    logger,
    checks: [
      { name: 'writer', needed: true, check: () => writerSelect(writer, 'select 1') },
      { name: 'outbox', needed: true, check: () => holds(relay.healthy()) },
      ...consumers.map((consumer) => ({
        name: consumer.name,
        needed: consumer.name !== 'page-purge',
        check: () => holds(consumer.queue.healthy()),
      })),
      { name: 'temporal', needed: false, check: temporalAnswers },
    ],
  });
  return {
    http,
    start() {
      relay.start();
      sweeper.start();
      for (const { queue } of consumers) queue.start();
      if (config.SCHEDULES === 'on') schedules.start();
    },
    async close() {
      schedules.stop();
      await Promise.all([
        ...consumers.map(({ queue }) => queue.stop()),
        relay.stop(),
        sweeper.stop(),
      ]);
      await notifications.close();
      await http.close();
      await Promise.all([connection.close(), writer.close()]);
    },
  };
}

async function holds(condition: boolean): Promise<void> {
  if (!condition) throw new Error('no sign of life for a while');
}

function createRelay(config: JobsConfig, writer: Writer, logger: Logger): OutboxRelay {
  return new OutboxRelay({
    writer,
    sns: createSns(config),
    topics: { jobs: config.JOBS_TOPIC_ARN, events: config.EVENTS_TOPIC_ARN },
    region: config.REGION,
    pollMs: config.OUTBOX_POLL_MS,
    logger,
  });
}

function createConsumers(
  config: JobsConfig,
  writer: Writer,
  temporal: Client,
  ready: () => Promise<boolean>,
  logger: Logger,
): ReadonlyArray<{ readonly name: string; readonly queue: QueueConsumer }> {
  const dispatcher = new JobDispatcher({
    temporal,
    findOrderId: (name) => findOrderId(writer, name),
    findRefundIds: (orderId) => findRefundIds(writer, orderId),
    findReturnIds: (orderId) => findReturnIds(writer, orderId),
    taskQueuePrefix: config.TASK_QUEUE_PREFIX,
  });
  const sqs = createSqs(config);
  const consumer = (
    name: string,
    queueUrl: string,
    deadLetterUrl: string,
    concurrency: number,
  ) => ({
    name,
    queue: createConsumer({
      name,
      sqs,
      queueUrl,
      deadLetterUrl,
      schema: JobMessage,
      faultOf: jobMessageFault,
      handle: (message) => dispatcher.dispatch(message),
      concurrency,
      ready,
      logger,
    }),
  });
  const pagePurge = openPagePurge(config, sqs, logger);
  return [
    ...(pagePurge ? [{ name: 'page-purge', queue: pagePurge }] : []),
    consumer('checkout-jobs', config.CHECKOUT_JOBS_QUEUE_URL, config.CHECKOUT_JOBS_DLQ_URL, 2),
    consumer(
      'calculation-jobs',
      config.CALCULATION_JOBS_QUEUE_URL,
      config.CALCULATION_JOBS_DLQ_URL,
      1,
    ),
  ];
}
