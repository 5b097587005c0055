import {
  NOT_RETRYABLE,
  prefixOf,
  taskQueue,
  type BulkActivities,
  type CalculationActivities,
  type CaptureActivities,
  type CarrierActivities,
  type EditChargeActivities,
  type NotificationActivities,
  type OrderEditActivities,
  type OrderActivities,
  type PaymentActivities,
  type PictureActivities,
  type QuestionActivities,
  type RefundActivities,
  type RefundDeskActivities,
  type ReturnActivities,
  type ReturnLabelActivities,
  type SegmentActivities,
  type ShipmentActivities,
  type StaffActivities,
  type StatsActivities,
  type SweepActivities,
  type TaskQueueKind,
  type TaxActivities,
} from '@green-apple/workflow-contracts';
import {
  proxyActivities,
  proxyLocalActivities,
  workflowInfo,
  type RetryPolicy,
} from '@temporalio/workflow';

const nonRetryableErrorTypes = [...NOT_RETRYABLE];
const queue = (kind: TaskQueueKind): string => taskQueue(kind, prefixOf(workflowInfo().taskQueue));
const patient: RetryPolicy = {
  initialInterval: '500ms',
  backoffCoefficient: 2,
  maximumInterval: '1m',
  nonRetryableErrorTypes,
};

/** Steps that wait for somebody outside are taken over so long after their worker was last heard of. */
const HEARTBEAT = '10s';

/** Short, idempotent steps in our own database, run inside of the workflow worker. */
export const quickDb = () =>
  proxyLocalActivities<OrderActivities & StatsActivities>({
    startToCloseTimeout: '10s',
    localRetryThreshold: '10s',
    retry: { ...patient, initialInterval: '100ms', maximumInterval: '20s' },
  });

/** Calls that move money, or the books about it. Longer than the provider's own deadline; no end of tries. */
export const paymentProvider = () =>
  proxyActivities<PaymentActivities & TaxActivities>({
    taskQueue: queue('payment'),
    startToCloseTimeout: '45s',
    heartbeatTimeout: HEARTBEAT,
    retry: patient,
  });

/** The same for what follows a sold order. */
export const shipments = () =>
  proxyLocalActivities<ShipmentActivities>({
    startToCloseTimeout: '10s',
    localRetryThreshold: '10s',
    retry: { ...patient, initialInterval: '100ms', maximumInterval: '20s' },
  });

export const staff = () =>
  proxyLocalActivities<StaffActivities>({
    startToCloseTimeout: '10s',
    localRetryThreshold: '10s',
    retry: { ...patient, initialInterval: '100ms', maximumInterval: '20s' },
  });

/** Changes of an order: short steps in our own database. */
export const edits = () =>
  proxyLocalActivities<OrderEditActivities>({
    startToCloseTimeout: '10s',
    localRetryThreshold: '10s',
    retry: { ...patient, initialInterval: '100ms', maximumInterval: '20s' },
  });

/** What banks and the tax service are asked because of them. */
export const editCharges = () =>
  proxyActivities<EditChargeActivities>({
    taskQueue: queue('payment'),
    startToCloseTimeout: '45s',
    heartbeatTimeout: HEARTBEAT,
    retry: patient,
  });

/** Captures and what undoes them: money, so they wait with the payments. */
export const captures = () =>
  proxyActivities<CaptureActivities>({
    taskQueue: queue('payment'),
    startToCloseTimeout: '45s',
    heartbeatTimeout: HEARTBEAT,
    retry: patient,
  });

/** The books about a refund. */
export const refundDesk = () =>
  proxyLocalActivities<RefundDeskActivities>({
    startToCloseTimeout: '10s',
    localRetryThreshold: '10s',
    retry: { ...patient, initialInterval: '100ms', maximumInterval: '20s' },
  });

export const refunds = () =>
  proxyActivities<RefundActivities>({
    taskQueue: queue('payment'),
    startToCloseTimeout: '45s',
    heartbeatTimeout: HEARTBEAT,
    retry: patient,
  });

/** The books about a return. */
export const returnDesk = () =>
  proxyLocalActivities<ReturnActivities>({
    startToCloseTimeout: '10s',
    localRetryThreshold: '10s',
    retry: { ...patient, initialInterval: '100ms', maximumInterval: '20s' },
  });

export const returnLabels = () =>
  proxyActivities<ReturnLabelActivities>({
    taskQueue: queue('fulfilment'),
    startToCloseTimeout: '45s',
    heartbeatTimeout: HEARTBEAT,
    retry: { ...patient, maximumInterval: '5m' },
  });

/** Carriers: slower than a bank, and nobody waits at the till. */
export const carrier = () =>
  proxyActivities<CarrierActivities>({
    taskQueue: queue('fulfilment'),
    startToCloseTimeout: '45s',
    heartbeatTimeout: HEARTBEAT,
    retry: { ...patient, maximumInterval: '5m' },
  });

/** Mail. After a day of trying the shopper has seen the order's page more than once. */
export const messaging = () =>
  proxyActivities<NotificationActivities & QuestionActivities>({
    taskQueue: queue('messaging'),
    startToCloseTimeout: '30s',
    heartbeatTimeout: HEARTBEAT,
    scheduleToCloseTimeout: '24h',
    retry: { ...patient, maximumInterval: '10m' },
  });

/** Nets under events and workers. One that fails is made up for by the next. */
export const sweeps = (kind: 'payment' | 'reports') =>
  proxyActivities<SweepActivities>({
    taskQueue: queue(kind),
    startToCloseTimeout: '2m',
    scheduleToCloseTimeout: '10m',
    retry: patient,
  });

/** All customers in one step: it says that it is at it, and the next turn makes up for one that fails. */
export const segmentSteps = () =>
  proxyActivities<SegmentActivities>({
    taskQueue: queue('reports'),
    startToCloseTimeout: '1h',
    heartbeatTimeout: '1m',
    scheduleToCloseTimeout: '2h',
    retry: patient,
  });

/** Recalculations: those that ask a partner wait with the payments, the others with the reports. */
export const calculations = (asksPartner: boolean) =>
  proxyActivities<CalculationActivities>({
    taskQueue: queue(asksPartner ? 'payment' : 'reports'),
    startToCloseTimeout: '45s',
    ...(asksPartner ? { heartbeatTimeout: HEARTBEAT } : {}),
    scheduleToCloseTimeout: '24h',
    retry: patient,
  });

/** Steps of a file with many rows: they say every few seconds that they are at it, and are given up one day. */
export const bulkSteps = () =>
  proxyActivities<BulkActivities>({
    taskQueue: queue('reports'),
    startToCloseTimeout: '2h',
    heartbeatTimeout: '30s',
    retry: { ...patient, maximumInterval: '30s', maximumAttempts: 20 },
  });

/** The end of a file is written down however long it takes. */
export const bulkEnd = () =>
  proxyActivities<BulkActivities>({
    taskQueue: queue('reports'),
    startToCloseTimeout: '5m',
    heartbeatTimeout: '30s',
    retry: patient,
  });

/** Pictures: slow, on a queue of their own. A worker that is lost is noticed; a picture that ends five is put down. */
export const pictureSteps = () =>
  proxyActivities<PictureActivities>({
    taskQueue: queue('media'),
    startToCloseTimeout: '10m',
    heartbeatTimeout: '30s',
    retry: { ...patient, maximumAttempts: 5 },
  });

/** That a picture was put down is noted however long it takes. */
export const pictureEnd = () =>
  proxyActivities<PictureActivities>({
    taskQueue: queue('media'),
    startToCloseTimeout: '30s',
    retry: patient,
  });
