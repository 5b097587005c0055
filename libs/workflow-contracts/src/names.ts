/** Workflow types. Renaming one orphans running orders. */
export const WORKFLOWS = {
  checkout: 'checkout',
  order: 'order',
  fulfilment: 'fulfilment',
  refund: 'refund',
  merchandiseReturn: 'merchandiseReturn',
  calculation: 'calculation',
  aftercare: 'aftercare',
  paymentSweep: 'paymentSweep',
  overdueSweep: 'overdueSweep',
  segmentSweep: 'segmentSweep',
  bulkSweep: 'bulkSweep',
  bulk: 'bulk',
  picture: 'picture',
  pictureSweep: 'pictureSweep',
  questionMail: 'questionMail',
} as const;

/** Says that something about an order's payment changed; who gets it looks for itself what. */
export const PAYMENT_CHANGED = 'paymentChanged';
/** Somebody wants the order cancelled; its run looks for itself what was asked. */
export const CANCEL_REQUESTED = 'cancelRequested';
/** Something was asked for, or happened, after the order's checkout was over. */
export const AFTERCARE_WANTED = 'aftercareWanted';
/** Says that somebody asked something of an order's shipments, or that a carrier has news. */
export const FULFILMENT_NEWS = 'fulfilmentNews';
/** Somebody wants the order changed; its run looks for itself what was agreed to. */
export const EDIT_WANTED = 'editWanted';
/** A shipment's run tells its order's run that it moved. */
export const SHIPMENT_MOVED = 'shipmentMoved';
/** Says that somebody, or the provider, has news of a refund; its run looks for itself what. */
export const REFUND_NEWS = 'refundNews';
/** Says that somebody asked something of a return, or that a carrier has news of its parcel. */
export const RETURN_NEWS = 'returnNews';
/** A refund's run tells whoever waits for it how it ended. */
export const REFUND_SETTLED = 'refundSettled';
/** Somebody wants something of a bulk job; its run looks for itself what. */
export const BULK_WANTED = 'bulkWanted';
export const GET_PROGRESS = 'getProgress';

/** One order, one run: a second start with this id is refused by the server. */
export const checkoutWorkflowId = (orderId: string): string => `checkout/${orderId}`;

/** What is left to do for an order after its checkout; a new run each time there is something. */
export const aftercareWorkflowId = (orderId: string): string => `aftercare/${orderId}`;

/** The run that owns an order once it is sold. */
export const orderWorkflowId = (orderId: string): string => `order/${orderId}`;

/** One shipment, one run. */
export const fulfilmentWorkflowId = (orderId: string, position: number): string =>
  `fulfilment/${orderId}/${position}`;

/** One refund, one run at a time. */
export const refundWorkflowId = (refundId: string): string => `refund/${refundId}`;

/** One return, one run. */
export const returnWorkflowId = (returnId: string): string => `return/${returnId}`;

export const calculationWorkflowId = (type: CalculationKind, orderId: string): string =>
  `calculation/${type}/${orderId}`;

/** One file that is read into the catalogue or written from it. */
export const bulkWorkflowId = (jobId: string): string => `bulk/${jobId}`;

/** One picture that waits for its renditions. */
export const pictureWorkflowId = (pictureId: string): string => `picture/${pictureId}`;

/** The mail about one answered question: one run at a time. */
export const questionWorkflowId = (questionId: string): string => `question/${questionId}`;

/** Figures of one order that can be worked out again on request. */
export const CALCULATION_KINDS = ['tax', 'shipping', 'discount', 'promotion', 'stats'] as const;
export type CalculationKind = (typeof CALCULATION_KINDS)[number];

/** Kinds of work that must not delay each other: slow mail never holds up a payment. */
export const TASK_QUEUES = [
  'checkout',
  'fulfilment',
  'payment',
  'messaging',
  'reports',
  'media',
] as const;
export type TaskQueueKind = (typeof TASK_QUEUES)[number];

/** The queue of a kind of work. Several shops can share one Temporal namespace, each with its own prefix. */
export const taskQueue = (kind: TaskQueueKind, prefix = ''): string => `${prefix}${kind}`;

/** The prefix of a queue's name, so that a workflow asks its own shop's workers. */
export function prefixOf(queue: string): string {
  const kind = TASK_QUEUES.find((each) => queue.endsWith(each));
  return kind === undefined ? '' : queue.slice(0, -kind.length);
}
