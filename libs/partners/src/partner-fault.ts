/** Why a partner refused to talk to us at all; an operator has to mend it. */
export type PartnerFaultCode =
  /** Our credentials were refused. */
  | 'CREDENTIALS_REFUSED'
  /** The same idempotency key was sent with other content: a mistake of ours. */
  | 'IDEMPOTENCY_KEY_REUSED'
  /** The request itself was wrong: a mistake of ours. */
  | 'REQUEST_REFUSED';

/** Thrown for broken promises on our side; trouble on the way is the outcome `unknown`, not an exception. */
export class PartnerFault extends Error {
  override readonly name = 'PartnerFault';
  readonly code: PartnerFaultCode;
  readonly partner: string;

  constructor(partner: string, code: PartnerFaultCode, options?: ErrorOptions) {
    super(`${partner}: ${code}`, options);
    this.partner = partner;
    this.code = code;
  }
}

/** What is known about a call without a usable answer. The partner may or may not have acted on it. */
export type UnknownDetail =
  | 'timeout'
  | 'connection'
  | 'server_error'
  | 'rate_limited'
  | 'in_progress'
  | 'garbage'
  | 'amount_mismatch';

/** Look it up by its key before it is tried again or undone. */
export interface UnknownOutcome {
  readonly code: 'unknown';
  readonly detail: UnknownDetail;
}

export const unknown = (detail: UnknownDetail): UnknownOutcome => ({ code: 'unknown', detail });
