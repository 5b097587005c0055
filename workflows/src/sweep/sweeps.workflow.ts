import type {
  BulkSweep,
  OverdueSweep,
  PaymentSweep,
  SegmentSweep,
} from '@green-apple/workflow-contracts';
import { segmentSteps, sweeps } from '../support/proxies.ts';

/** By schedule: looks for payments that nobody looks after, and wakes the orders' own runs. */
export const paymentSweep = (): Promise<PaymentSweep> => sweeps('payment').sweepPayments();

/** By schedule: puts every run that waits longer than it said before a person. */
export const overdueSweep = (): Promise<OverdueSweep> => sweeps('reports').sweepOverdue();

/** By schedule: removes rows and files of imports and exports whose time is over. */
export const bulkSweep = (): Promise<BulkSweep> => sweeps('reports').sweepBulkFiles();

/** By schedule: works out who is in the segments of customers that go by a rule. */
export const segmentSweep = (): Promise<SegmentSweep> => segmentSteps().sweepSegments();
