export interface BreakerOptions {
  /** Failures in a row that open the breaker. */
  readonly failures: number;
  /** How long it stays open before one request may try again; doubled each time that one fails. */
  readonly restMs: number;
  /** It never rests longer; as long as `restMs` unless told. */
  readonly longestRestMs?: number;
}

export type BreakerState = 'closed' | 'open' | 'probing';

/**
 * Keeps callers away from a server in trouble. Open: nobody may pass. After its rest exactly one request
 * passes as a probe; its success closes the breaker, its failure opens it for a longer rest: a server that was
 * merely out of breath is back after the first, one that is gone is not asked all the time.
 * Time is an argument (monotonic milliseconds).
 */
export class CircuitBreaker {
  readonly #options: BreakerOptions;
  #failures = 0;
  #openUntil = 0;
  #probing = false;
  #rests = 0;
  /** Of the last failure. */
  #reason: unknown;

  constructor(options: BreakerOptions) {
    this.#options = options;
  }

  state(now: number): BreakerState {
    if (this.#probing) return 'probing';
    return now < this.#openUntil || this.#failures >= this.#options.failures ? 'open' : 'closed';
  }

  /** True when the caller may try. Whoever is let through reports how it went. */
  mayPass(now: number): boolean {
    if (this.#failures < this.#options.failures) return true;
    if (this.#probing || now < this.#openUntil) return false;
    this.#probing = true;
    return true;
  }

  succeeded(): void {
    this.#failures = 0;
    this.#probing = false;
    this.#rests = 0;
    this.#openUntil = 0;
  }

  /** It was not asked after all, so nothing is known of it: whoever comes next may see. */
  unasked(): void {
    this.#probing = false;
  }

  /** Those who went together fail with one `reason`: that is one failure. */
  failed(now: number, reason?: unknown): void {
    if (reason !== undefined && reason === this.#reason) return;
    this.#reason = reason;
    const { failures, restMs, longestRestMs = restMs } = this.#options;
    this.#failures += 1;
    // Those who were let through before it opened may fail after it; only a probe tells anything new.
    if (this.#failures > failures && !this.#probing) return;
    this.#probing = false;
    if (this.#failures < failures) return;
    this.#openUntil = now + Math.min(restMs * 2 ** this.#rests, longestRestMs);
    this.#rests += 1;
  }
}
