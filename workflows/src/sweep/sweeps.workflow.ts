import type { OverdueSweep, PaymentSweep } from '@green-apple/workflow-contracts';
import { sweeps } from '../support/proxies.ts';

/** By schedule: looks for payments that nobody looks after, and wakes the orders' own runs. */
export const paymentSweep = (): Promise<PaymentSweep> => sweeps('payment').sweepPayments();

/** By schedule: puts every run that waits longer than it said before a person. */
export const overdueSweep = (): Promise<OverdueSweep> => sweeps('reports').sweepOverdue();
