import { NO_RULES, type SearchRules } from '@green-apple/domain-catalog';
import type { Logger } from '@green-apple/observability';
import { searchRules, type CatalogSource } from '@green-apple/persistence';

/** Readers may be behind the announcement, so it is looked again by itself. */
const LOOK_AGAIN_MS = 2_000;

/** The rules of employees that hold now, kept at hand: a list asks for them and waits for nothing. */
export class SearchRulesWatch {
  readonly #source: CatalogSource;
  readonly #logger: Logger;
  readonly #timer: NodeJS.Timeout;
  #rules: SearchRules = NO_RULES;
  #looking: Promise<void> = Promise.resolve();

  constructor(source: CatalogSource, logger: Logger, everyMs = LOOK_AGAIN_MS) {
    this.#source = source;
    this.#logger = logger;
    this.look();
    this.#timer = setInterval(() => this.look(), everyMs);
    this.#timer.unref();
  }

  current(): SearchRules {
    return this.#rules;
  }

  /** Looks now; while the database is away the rules of before hold. */
  look(): void {
    this.#looking = searchRules(this.#source)
      .then((rules) => {
        // Another reader may answer with an older state.
        if (rules.version > this.#rules.version) this.#rules = rules;
      })
      .catch((error: unknown) => this.#logger.debug({ err: error }, 'no look at the search rules'));
  }

  async close(): Promise<void> {
    clearInterval(this.#timer);
    await this.#looking;
  }
}
