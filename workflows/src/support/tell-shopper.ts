import type { NotifyInput } from '@green-apple/workflow-contracts';
import { ActivityFailure, isCancellation, log } from '@temporalio/workflow';
import { messaging } from './proxies.ts';

/** Sends a mail. One that cannot be delivered for a day is an alert, never the end of an order. */
export async function tellShopper(input: NotifyInput): Promise<void> {
  try {
    await messaging().notifyShopper(input);
  } catch (error) {
    if (!(error instanceof ActivityFailure) || isCancellation(error)) throw error;
    log.error('the shopper could not be told', { template: input.template });
  }
}
