export interface BreakerOptions {
  /** Failures in a row that open the breaker. */
  readonly failures: number;
  /** How long it stays open before one request may try again. */
  readonly restMs: number;
}

export type BreakerState = 'closed' | 'open' | 'probing';

/**
 * Keeps callers away from a server in trouble. Open: nobody may pass. After its rest exactly one request
 * passes as a probe; its success closes the breaker, its failure opens it for another rest.
 * Time is an argument (monotonic milliseconds).
 */
export class CircuitBreaker {
  readonly #options: BreakerOptions;
  #failures = 0;
  #openUntil = 0;
  #probing = false;

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
    this.#openUntil = 0;
  }

  failed(now: number): void {
    this.#failures += 1;
    this.#probing = false;
    if (this.#failures >= this.#options.failures) this.#openUntil = now + this.#options.restMs;
  }
}
