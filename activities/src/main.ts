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
import {
  AuditTrail,
  BulkExportReader,
  BulkRunRepository,
  BulkSweepRepository,
  CancelRequestRepository,
  DisputeRepository,
  EditCharges,
  EditDeskRepository,
  OrderEditRepository,
  CaptureRepository,
  LabelRepository,
  NotificationRepository,
  openReader,
  openWriter,
  OrderDeskRepository,
  OrderPapersRepository,
  LooseEndsRepository,
  OrderRepository,
  PaymentAttemptRepository,
  RefundDeskRepository,
  PickRepository,
  ReturnDeskRepository,
  ReturnLabelRepository,
  ReturnRepository,
  SegmentReader,
  SegmentRunRepository,
  ShipmentRepository,
  StaffTaskRepository,
  StatsRepository,
} from '@green-apple/persistence';
import { Context } from '@temporalio/activity';
import { Client } from '@temporalio/client';
import { NativeConnection, Runtime } from '@temporalio/worker';
import { createBulkActivities } from './bulk/bulk.activities.ts';
import { createBulkSweep } from './bulk/bulk-sweep.ts';
import { createCalculationActivities } from './calculation/calculation.activities.ts';
import { loadWorkerConfig, type WorkerConfig } from './config/worker.config.ts';
import { createCaptureActivities } from './fulfilment/capture.activities.ts';
import { createCarrierActivities } from './fulfilment/carrier.activities.ts';
import { createShipmentActivities } from './fulfilment/shipment.activities.ts';
import { createShipmentStock } from './fulfilment/shipment-stock.ts';
import { createNotificationActivities } from './notification/notification.activities.ts';
import { createOrderActivities } from './order/order.activities.ts';
import { createEditChargeActivities } from './order-edit/edit-charge.activities.ts';
import { createOrderEditActivities } from './order-edit/edit.activities.ts';
import { createPaymentActivities } from './payment/payment.activities.ts';
import { createRefundActivities, createRefundDeskActivities } from './refund/refund.activities.ts';
import { createReturnActivities } from './returns/return.activities.ts';
import { createReturnLabelActivities } from './returns/return-label.activities.ts';
import { createSegmentSweep } from './segment/segment-sweep.ts';
import { createStaffActivities } from './staff/staff.activities.ts';
import { createStatsActivities } from './stats/stats.activities.ts';
import { createOverdueSweep } from './sweep/overdue-sweep.ts';
import { overdueRunsOf } from './sweep/overdue-runs.ts';
import { createPaymentSweep } from './sweep/payment-sweep.ts';
import { createTaxActivities } from './tax/tax.activities.ts';
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
  activities: activitiesByKind(config),
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

function activitiesByKind(settings: WorkerConfig) {
  const stripe = createStripe(settings);
  const gateway = createStripePaymentGateway(stripe, settings.STRIPE_TIMEOUT_MS);
  const tasks = new StaffTaskRepository(writer);
  const client = new Client({ connection, namespace: settings.TEMPORAL_NAMESPACE });
  const now = (): number => Date.now();
  const papers = new OrderPapersRepository(writer);
  const taxes = createStripeTaxGateway(stripe, settings.STRIPE_TIMEOUT_MS);
  const statistics = new StatsRepository(writer, settings.CUSTOMER_KEY_SECRET);
  const stats = createStatsActivities({ writer, stats: statistics });
  const calculation = createCalculationActivities({
    papers,
    tax: taxes,
    shipping: createEasyPostShippingGateway(settings),
    stats,
  });
  const staff = createStaffActivities(tasks);
  const labels = createEasyPostLabelGateway(settings);
  const captures = new CaptureRepository(writer);
  const refundDesk = new RefundDeskRepository(writer);
  const payments = {
    attempts: new PaymentAttemptRepository(writer),
    gateway,
    isRetry: () => Context.current().info.attempt > 1,
  };
  return {
    checkout: {
      ...createOrderActivities(
        new OrderDeskRepository(writer),
        new CancelRequestRepository(writer),
      ),
      ...staff,
      ...stats,
    },
    fulfilment: {
      ...createShipmentActivities({
        shipments: new ShipmentRepository(writer),
        captures,
        stock: createShipmentStock(writer),
        picks: new PickRepository(writer),
        packsItselfAfterMs: settings.PACKS_ITSELF_AFTER_MS ?? null,
      }),
      ...createCarrierActivities({ labels: new LabelRepository(writer), gateway: labels }),
      ...createReturnActivities(new ReturnDeskRepository(writer)),
      ...createReturnLabelActivities({
        labels: new ReturnLabelRepository(writer),
        gateway: labels,
      }),
      ...createOrderEditActivities(new EditDeskRepository(writer)),
      ...createRefundDeskActivities({ writer, desk: refundDesk, stats: statistics }),
      ...staff,
    },
    payment: {
      ...createPaymentActivities({ ...payments, disputes: new DisputeRepository(writer) }),
      ...createCaptureActivities({ ...payments, captures }),
      ...createEditChargeActivities({
        charges: new EditCharges(writer),
        edits: new OrderEditRepository(writer),
        gateway,
        papers,
        tax: taxes,
        isRetry: payments.isRetry,
        now,
      }),
      ...createRefundActivities({ desk: refundDesk, gateway, papers, tax: taxes }),
      ...createTaxActivities({ papers, gateway: taxes }),
      ...calculation,
      sweepPayments: createPaymentSweep({
        ends: new LooseEndsRepository(writer),
        tasks,
        gateway,
        now,
      }),
    },
    messaging: createNotificationActivities({
      orders: new OrderRepository(writer),
      returns: new ReturnRepository(writer),
      notifications: new NotificationRepository(writer),
      mail,
      storefrontUrlOf: (market) => settings.STOREFRONT_URLS.get(market) ?? settings.STOREFRONT_URL,
      linkSecret: settings.CUSTOMER_KEY_SECRET,
    }),
    reports: {
      ...calculation,
      ...createBulkActivities({
        runs: new BulkRunRepository(writer, settings.BULK_KEPT_DAYS),
        exports: new BulkExportReader(reader),
        store: files,
        trail: new AuditTrail(writer),
        beat: (done) => Context.current().heartbeat(done),
        now: () => new Date(now()).toISOString(),
      }),
      sweepBulkFiles: createBulkSweep({ jobs: new BulkSweepRepository(writer), store: files }),
      sweepSegments: createSegmentSweep({
        runs: new SegmentRunRepository(writer, settings.CUSTOMER_KEY_SECRET),
        reader: new SegmentReader(reader),
        beat: (done) => Context.current().heartbeat(done),
      }),
      sweepOverdue: createOverdueSweep({
        overdueRuns: overdueRunsOf(client, settings.TASK_QUEUE_PREFIX),
        tasks,
        now,
      }),
    },
  };
}
