import { PartnerFault, type UnknownOutcome } from '@green-apple/partners';
import { FAILURES } from '@green-apple/workflow-contracts';
import { ApplicationFailure } from '@temporalio/common';

/** No usable answer: tried again, after a look at what the first call did. */
export function outcomeUnknown(partner: string, outcome: UnknownOutcome): ApplicationFailure {
  return ApplicationFailure.retryable(
    `${partner} gave no usable answer: ${outcome.detail}`,
    FAILURES.outcomeUnknown,
  );
}

export const orderMissing = (): ApplicationFailure =>
  ApplicationFailure.nonRetryable('there is no such order or attempt', FAILURES.orderMissing);

/** The one table from partners' refusals to retry policy: a wrong key may be mended, a wrong request not. */
export async function withPartnerFailures<Result>(work: () => Promise<Result>): Promise<Result> {
  try {
    return await work();
  } catch (error) {
    if (!(error instanceof PartnerFault)) throw error;
    throw error.code === 'CREDENTIALS_REFUSED'
      ? ApplicationFailure.retryable(error.message, FAILURES.credentialsRefused)
      : ApplicationFailure.nonRetryable(error.message, FAILURES.requestRefused);
  }
}
