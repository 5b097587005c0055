/** Types of failures that workflows and retry policies branch on. Text is for people, types are for programs. */
export const FAILURES = {
  /** There is no such order, or no such attempt; no retry finds one. */
  orderMissing: 'ORDER_MISSING',
  /** Our own request is at fault; no retry heals it. */
  requestRefused: 'PARTNER_REQUEST_REFUSED',
  /** The partner does not take our credentials; heals when somebody mends them. */
  credentialsRefused: 'PARTNER_CREDENTIALS_REFUSED',
  /** No usable answer; it may have been done. Looked up by key before it is tried again. */
  outcomeUnknown: 'PARTNER_OUTCOME_UNKNOWN',
  /** There is no such bulk job. */
  bulkJobMissing: 'BULK_JOB_MISSING',
  /** An earlier try of the step, thought dead, has gone on with the job. */
  bulkElsewhere: 'BULK_ELSEWHERE',
} as const;

export const NOT_RETRYABLE: readonly string[] = [
  FAILURES.orderMissing,
  FAILURES.requestRefused,
  FAILURES.bulkJobMissing,
];
