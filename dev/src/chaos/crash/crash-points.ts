/** Processes of ours that can be told to die at a point. */
export const CRASHING = ['worker', 'storefront-api', 'jobs'] as const;
export type CrashProcess = (typeof CRASHING)[number];

/** A place in a process's work: `activity/confirmOrder/asked-2` is right after its second question was sent. */
export interface CrashPoint {
  readonly process: CrashProcess;
  readonly name: string;
}

/** Activities of an order's run, and how many questions each sends to the database or a partner. */
const QUESTIONS: Readonly<Record<string, number>> = {
  loadCheckout: 1,
  latestAttempt: 1,
  authorisePayment: 3,
  refreshPayment: 3,
  voidPayment: 4,
  beginAttempt: 3,
  askForAction: 3,
  declineOrder: 4,
  confirmOrder: 5,
  cancelOrder: 6,
  commitTax: 3,
  notifyShopper: 4,
  recordStats: 5,
  settlePayments: 5,
  sweepPayments: 4,
  sweepOverdue: 4,
};

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
    ...steps('POST /api/orders/payments', 5),
    'commit/before',
    'commit/sent',
  ],
  jobs: ['publish/before', 'publish/sent', 'publish/noted', 'delete/before', 'delete/sent'],
};

/** Every point there is: before, during and after each activity and each request that writes, around each commit and publish. */
export const CRASH_POINTS: readonly CrashPoint[] = CRASHING.flatMap((process) =>
  NAMES[process].map((name) => ({ process, name })),
);
