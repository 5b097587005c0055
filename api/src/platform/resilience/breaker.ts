/**
 * Spares shoppers the wait for a partner that is out: after `failures` unusable answers in a row it is not
 * asked for `restMs`, then one call tries again.
 */
export class Breaker {
  private failed = 0;
  private restsUntil = 0;
  private readonly failures: number;
  private readonly restMs: number;
  private readonly now: () => number;
  private readonly onFailure: (failure: unknown) => void;

  /** `onFailure` hears of every unusable answer and everything thrown. */
  constructor(
    onFailure: (failure: unknown) => void,
    { failures = 3, restMs = 10_000, now = () => performance.now() } = {},
  ) {
    this.onFailure = onFailure;
    this.failures = failures;
    this.restMs = restMs;
    this.now = now;
  }

  /**
   * The answer of `call` when `usable` says it is one, else null; null at once while the partner rests. What
   * `call` throws is a failure like another: whoever asks has a way to go on without the partner.
   */
  async ask<Answer, Usable extends Answer>(
    call: () => Promise<Answer>,
    usable: (answer: Answer) => answer is Usable,
  ): Promise<Usable | null> {
    if (this.now() < this.restsUntil) return null;
    // Set ahead: while one call tries again, the others do not wait for it.
    if (this.failed >= this.failures) this.restsUntil = this.now() + this.restMs;
    try {
      const answer = await call();
      if (usable(answer)) {
        this.failed = 0;
        this.restsUntil = 0;
        return answer;
      }
      this.onFailure(answer);
    } catch (error) {
      this.onFailure(error);
    }
    this.failed += 1;
    if (this.failed >= this.failures) this.restsUntil = this.now() + this.restMs;
    return null;
  }
}
