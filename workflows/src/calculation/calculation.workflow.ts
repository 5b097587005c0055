import type { CalculationInput } from '@green-apple/workflow-contracts';
import { CALCULATION_KINDS, FAILURES } from '@green-apple/workflow-contracts';
import { ApplicationFailure } from '@temporalio/workflow';
import { calculations } from '../support/proxies.ts';

/** Works out one figure of one order again, because a message asked for it, and keeps the result. */
export async function calculation({ orderId, calculationType }: CalculationInput): Promise<void> {
  const kind = CALCULATION_KINDS.find((each) => each === calculationType);
  if (kind === undefined)
    throw ApplicationFailure.nonRetryable('unknown calculation', FAILURES.requestRefused);
  const asksPartner = kind === 'tax' || kind === 'shipping';
  await calculations(asksPartner).calculate({ orderId, kind });
}
