import type { ProductList, Suggestions } from '@green-apple/contracts-http';
import { UnknownCursorError } from '@green-apple/domain-catalog';
import type { LocaleCode } from '@green-apple/domain-pricing';
import type { Logger } from '@green-apple/observability';
import { CircuitBreaker, type BreakerState } from './engine/circuit-breaker.ts';
import { toEngineFault } from './engine/engine-fault.ts';
import type { ProductSearch } from './product-search.ts';
import type { ListQuery } from './query/list-filters.ts';

/** Asks when it is its turn. Rejects with the reason of `signal` when that ends the waiting. */
export type Turn = <Answer>(ask: () => Promise<Answer>, signal?: AbortSignal) => Promise<Answer>;

export interface SearchGatewayOptions {
  /** Absent where no search engine is configured. */
  readonly engine?: ProductSearch;
  readonly fallback: ProductSearch;
  /** By which turns the fallback is asked; all at once unless told. */
  readonly fallbackTurns?: Turn;
  readonly logger: Logger;
  readonly deadlineMs?: number;
  readonly breaker?: CircuitBreaker;
}

/** As long as it may take until the fallback has answered; nobody waits for an engine beyond that. */
const LATEST_MS = 2_000;

/** An engine is waited for no longer than so beyond its deadline, however long the fallback takes. */
const LONGEST_GRACE_MS = 700;

/** A deadline is over after so many parts of it. */
const PARTS = 6;

const atOnce: Turn = (ask) => ask();

/** An engine that catches its breath is asked again at once, one that is gone every few seconds. */
const PATIENCE = { failures: 3, restMs: 200, longestRestMs: 3_200 } as const;

type Asking<Result> = (search: ProductSearch, signal?: AbortSignal) => Promise<Result>;
type Question = 'list' | 'suggest';

/** What the engine was asked for, and how to take that back. */
interface Asked<Result> {
  readonly answer: Promise<Result>;
  readonly given: AbortController;
}

/**
 * Lists and search for pages: the search engine within a deadline and behind a breaker, the database
 * whenever it cannot answer. It goes back to the engine by itself. An engine that is late is given up when the database
 * has answered: until then a late answer is better than none, and what it cost is not lost.
 *
 * Where the database takes long as well, the engine is given as much time beyond its deadline as the database usually takes,
 * and is late after that: to ask sooner gains little, and of a large catalogue it costs many times a search, on machines
 * that are out of breath already.
 */
export class SearchGateway implements ProductSearch {
  readonly #engine: ProductSearch | undefined;
  readonly #fallback: ProductSearch;
  readonly #fallbackTurns: Turn;
  readonly #logger: Logger;
  readonly #deadlineMs: number;
  readonly #breaker: CircuitBreaker;
  readonly #usualMs: Record<Question, UsualTime> = {
    list: new UsualTime(),
    suggest: new UsualTime(),
  };

  constructor(options: SearchGatewayOptions) {
    this.#engine = options.engine;
    this.#fallback = options.fallback;
    this.#fallbackTurns = options.fallbackTurns ?? atOnce;
    this.#logger = options.logger;
    this.#deadlineMs = options.deadlineMs ?? 300;
    this.#breaker = options.breaker ?? new CircuitBreaker(PATIENCE);
  }

  list(query: ListQuery, now: string): Promise<ProductList> {
    return this.#withFallback('list', (search, signal) => search.list(query, now, signal));
  }

  suggest(q: string, locale?: LocaleCode): Promise<Suggestions> {
    return this.#withFallback('suggest', (search, signal) => search.suggest(q, locale, signal));
  }

  /** For readiness and metrics; `absent` where no engine is configured. */
  state(): BreakerState | 'absent' {
    return this.#engine ? this.#breaker.state(performance.now()) : 'absent';
  }

  async #withFallback<Result>(question: Question, ask: Asking<Result>): Promise<Result> {
    const engine = this.#engine;
    const askInstead = () => this.#usualMs[question].measure(() => ask(this.#fallback));
    if (!engine || !this.#breaker.mayPass(performance.now()))
      return this.#fallbackTurns(askInstead);
    const given = new AbortController();
    const asked = { given, answer: ask(engine, given.signal) };
    try {
      const graceMs = Math.min(this.#usualMs[question].ms, LONGEST_GRACE_MS);
      const result = await this.#inTime(asked, this.#deadlineMs + graceMs);
      this.#breaker.succeeded();
      return result;
    } catch (error) {
      if (error instanceof UnknownCursorError) {
        // The shopper's mistake, found before the engine was asked: it says neither good nor bad of it.
        this.#breaker.unasked();
        throw error;
      }
      this.#breaker.failed(performance.now(), error);
      const isLate = error instanceof LateError;
      const next = isLate ? 'whoever answers first is shown' : 'the database does';
      this.#logger.warn(toEngineFault(error), `search engine did not answer; ${next}`);
      return isLate ? this.#whoeverComesFirst(asked, askInstead) : this.#fallbackTurns(askInstead);
    }
  }

  /**
   * Throws {@link LateError} when the deadline passes; the engine is still asked then. Time in which this process itself
   * stood still is nearly none: an answer that lies in the socket meanwhile is not late, and is read between two parts.
   */
  async #inTime<Result>({ answer }: Asked<Result>, deadlineMs: number): Promise<Result> {
    let timer: ReturnType<typeof setTimeout> | undefined;
    const deadline = new Promise<never>((_, reject) => {
      const wait = (parts: number): void => {
        if (parts === 0) reject(new LateError(deadlineMs));
        else timer = setTimeout(() => wait(parts - 1), deadlineMs / PARTS);
      };
      wait(PARTS);
    });
    try {
      return await Promise.race([answer, deadline]);
    } finally {
      clearTimeout(timer);
    }
  }

  async #whoeverComesFirst<Result>(
    { answer, given }: Asked<Result>,
    askInstead: () => Promise<Result>,
  ): Promise<Result> {
    const queue = new AbortController();
    const timer = setTimeout(() => given.abort(), LATEST_MS);
    let hasTurn = false;
    const late = answer.then((result) => {
      // Where the database can answer, an engine that is late every time is left alone.
      if (!hasTurn) this.#breaker.succeeded();
      queue.abort();
      return result;
    });
    const instead = this.#fallbackTurns(() => {
      hasTurn = true;
      return askInstead();
    }, queue.signal);
    // What the fallback says is what the shopper is told when both fail.
    late.catch(() => undefined);
    try {
      return await Promise.any([late, instead]);
    } catch {
      return await instead;
    } finally {
      clearTimeout(timer);
      given.abort();
    }
  }
}

/** The engine has not answered within its deadline. */
class LateError extends Error {
  override readonly name = 'TimeoutError';

  constructor(deadlineMs: number) {
    super(`no answer within ${Math.round(deadlineMs)} ms`);
  }
}

/** How long something took lately, the last times counting most; nothing before the first. */
class UsualTime {
  #ms: number | undefined;

  get ms(): number {
    return this.#ms ?? 0;
  }

  /** What fails tells how long it took as well. */
  async measure<Result>(go: () => Promise<Result>): Promise<Result> {
    const begun = performance.now();
    try {
      return await go();
    } finally {
      const took = performance.now() - begun;
      this.#ms = this.#ms === undefined ? took : this.#ms + (took - this.#ms) / 4;
    }
  }
}
