import type { Problem, ProblemCode } from '@green-apple/contracts-http';

/** What a problem may carry besides its code; see the contract. */
export type ProblemExtras = Partial<
  Pick<Problem, 'detail' | 'errors' | 'lines' | 'quote' | 'currentVersion'>
> & {
  /** Seconds after which trying again makes sense. */
  readonly retryAfter?: number;
};

/** An expected refusal, on its way to becoming a problem document. Never holds personal data. */
export class ProblemError extends Error {
  override readonly name = 'ProblemError';
  readonly code: ProblemCode;
  readonly extras: ProblemExtras;

  constructor(code: ProblemCode, extras: ProblemExtras = {}, options?: ErrorOptions) {
    super(code, options);
    this.code = code;
    this.extras = extras;
  }
}
