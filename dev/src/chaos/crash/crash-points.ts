/** Processes of ours that can be told to die at a point. */
export const CRASHING = ['worker', 'storefront-api', 'jobs'] as const;
export type CrashProcess = (typeof CRASHING)[number];

/** A place in a process's work: `activity/confirmOrder/asked-2` is right after its second question was sent. */
export interface CrashPoint {
  readonly process: CrashProcess;
  readonly name: string;
}

/**
 * Every activity that workers offer, and how many questions each sends to the database or a partner on its long
 * way. A run fails when workers offer one that is not here: none can be forgotten.
 */
const QUESTIONS: Readonly<Record<string, number>> = {
  // the order, until it is sold
  loadCheckout: 1,
  latestAttempt: 1,
  beginAttempt: 3,
  askForAction: 3,
  declineOrder: 4,
  holdUntil: 2,
  confirmOrder: 5,
  cancelOrder: 6,
  cancelWish: 1,
  answerCancel: 5,
  recordStats: 5,
  takeBackStats: 5,
  raiseStaffTask: 1,
  settleStaffTask: 1,
  // money
  authorisePayment: 3,
  refreshPayment: 3,
  voidPayment: 4,
  settlePayments: 5,
  noteDisputes: 2,
  commitTax: 3,
  reverseTax: 3,
  captureShipment: 6,
  giveBackCapture: 4,
  reauthorise: 4,
  releaseHold: 4,
  chargeEdit: 4,
  letGoOfCharges: 1,
  amendTax: 3,
  beginRefund: 5,
  refundCard: 5,
  settleRefund: 5,
  countRefund: 4,
  correctTax: 3,
  // parcels
  planShipments: 6,
  followShipments: 4,
  loadShipment: 1,
  bookPicks: 5,
  moveShipment: 6,
  buyLabel: 4,
  returnLabel: 2,
  readTracking: 2,
  // what comes back
  loadReturn: 1,
  moveReturn: 4,
  inspectReturn: 5,
  settleReturn: 5,
  buyReturnLabel: 4,
  giveBackReturnLabel: 2,
  readReturnTracking: 2,
  // changes
  applyEdit: 4,
  awaitEditPayment: 2,
  abandonEdit: 2,
  // mail, figures, nets
  notifyShopper: 4,
  calculate: 3,
  sweepPayments: 4,
  sweepOverdue: 4,
  sweepSegments: 2,
  // files
  nextBulkTask: 1,
  checkBulkFile: 2,
  applyBulkRows: 3,
  applyBulkFile: 3,
  writeBulkExport: 2,
  endBulk: 2,
  giveBulkUp: 1,
  // pictures
  makeRenditions: 4,
  putPictureDown: 1,
  sweepPictures: 2,
};

/** Taken by no story of a run, so that a point in them would be armed for nothing; specs take each of them twice. */
const BESIDE_THE_STORIES = ['bookArrivals', 'tellAsker', 'sweepBulkFiles'];

export const KNOWN_ACTIVITIES: readonly string[] = [
  ...Object.keys(QUESTIONS),
  ...BESIDE_THE_STORIES,
];

/** Statements of the transaction that places an order; the last ones are its commit. */
const PLACING = 10;

const steps = (base: string, questions: number): string[] => [
  `${base}/before`,
  ...Array.from({ length: questions }, (_, index) => `${base}/asked-${index + 1}`),
  `${base}/after`,
];

const NAMES: Readonly<Record<CrashProcess, readonly string[]>> = {
  worker: Object.entries(QUESTIONS).flatMap(([name, asked]) => steps(`activity/${name}`, asked)),
  'storefront-api': [
    ...steps('POST /api/orders', PLACING),
    ...steps('POST /api/webhooks/stripe', 3),
    ...steps('POST /api/webhooks/easypost', 3),
    ...steps('POST /api/orders/payments', 5),
    ...steps('POST /api/orders/cancellation', 4),
    ...steps('POST /api/orders/returns', 5),
    'commit/before',
    'commit/sent',
  ],
  jobs: ['publish/before', 'publish/sent', 'publish/noted', 'delete/before', 'delete/sent'],
};

/** Every point there is: before, during and after each activity and each request that writes, around each commit and publish. */
export const CRASH_POINTS: readonly CrashPoint[] = CRASHING.flatMap((process) =>
  NAMES[process].map((name) => ({ process, name })),
);
