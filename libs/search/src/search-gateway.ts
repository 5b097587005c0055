import type { ProductList, Suggestions } from '@green-apple/contracts-http';
import { UnknownCursorError } from '@green-apple/domain-catalog';
import type { LocaleCode } from '@green-apple/domain-pricing';
import type { Logger } from '@green-apple/observability';
import { toEngineFault } from './engine-fault.ts';
import { CircuitBreaker, type BreakerState } from './circuit-breaker.ts';
import type { ListQuery } from './list-filters.ts';
import type { ProductSearch } from './product-search.ts';

export interface SearchGatewayOptions {
  /** Absent where no search engine is configured. */
  readonly engine?: ProductSearch;
  readonly fallback: ProductSearch;
  readonly logger: Logger;
  readonly deadlineMs?: number;
  readonly breaker?: CircuitBreaker;
}

/** An engine that catches its breath is asked again at once, one that is gone every few seconds. */
const PATIENCE = { failures: 3, restMs: 200, longestRestMs: 3_200 } as const;

/**
 * Lists and search for pages: the search engine within a deadline and behind a breaker, the database
 * whenever it cannot answer. It goes back to the engine by itself.
 */
export class SearchGateway implements ProductSearch {
  readonly #engine: ProductSearch | undefined;
  readonly #fallback: ProductSearch;
  readonly #logger: Logger;
  readonly #deadlineMs: number;
  readonly #breaker: CircuitBreaker;

  constructor(options: SearchGatewayOptions) {
    this.#engine = options.engine;
    this.#fallback = options.fallback;
    this.#logger = options.logger;
    this.#deadlineMs = options.deadlineMs ?? 300;
    this.#breaker = options.breaker ?? new CircuitBreaker(PATIENCE);
  }

  list(query: ListQuery, now: string): Promise<ProductList> {
    return this.#withFallback((search, signal) => search.list(query, now, signal));
  }

  suggest(q: string, locale?: LocaleCode): Promise<Suggestions> {
    return this.#withFallback((search, signal) => search.suggest(q, locale, signal));
  }

  /** For readiness and metrics; `absent` where no engine is configured. */
  state(): BreakerState | 'absent' {
    return this.#engine ? this.#breaker.state(performance.now()) : 'absent';
  }

  async #withFallback<Result>(
    ask: (search: ProductSearch, signal?: AbortSignal) => Promise<Result>,
  ): Promise<Result> {
    const engine = this.#engine;
    if (!engine || !this.#breaker.mayPass(performance.now())) return ask(this.#fallback);
    const deadline = new AbortController();
    const timer = setTimeout(() => deadline.abort(), this.#deadlineMs);
    try {
      const result = await ask(engine, deadline.signal);
      this.#breaker.succeeded();
      return result;
    } catch (error) {
      if (error instanceof UnknownCursorError) {
        // The shopper's mistake, found before the engine was asked: it says neither good nor bad of it.
        this.#breaker.unasked();
        throw error;
      }
      this.#breaker.failed(performance.now());
      this.#logger.warn(toEngineFault(error), 'search engine did not answer; the database does');
    } finally {
      clearTimeout(timer);
    }
    return ask(this.#fallback);
  }
}
