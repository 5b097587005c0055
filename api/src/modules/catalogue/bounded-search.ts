import { Turns, type ProductSearch } from '@green-apple/search';
import { ProblemError } from '../../platform/index.ts';

export interface SearchBounds {
  readonly atOnce: number;
  /** Who comes when this many wait is told to come back. */
  readonly waiting: number;
}

/**
 * The database searches at many times the cost of the search engine. Asked by everybody at once while the
 * engine is merely slow, it would take the machines that the engine needs to become fast again, and the
 * readers with it. A few at a time keep the shop going and let the engine recover.
 */
export class BoundedSearch implements ProductSearch {
  readonly #search: ProductSearch;
  readonly #bounds: SearchBounds;
  readonly #turns: Turns;

  constructor(search: ProductSearch, bounds: SearchBounds) {
    this.#search = search;
    this.#bounds = bounds;
    this.#turns = new Turns(bounds.atOnce);
  }

  list(...asked: Parameters<ProductSearch['list']>): ReturnType<ProductSearch['list']> {
    return this.#inTurn(() => this.#search.list(...asked));
  }

  suggest(...asked: Parameters<ProductSearch['suggest']>): ReturnType<ProductSearch['suggest']> {
    return this.#inTurn(() => this.#search.suggest(...asked));
  }

  async #inTurn<Result>(ask: () => Promise<Result>): Promise<Result> {
    const { free, waiting } = this.#turns;
    if (free === 0 && waiting >= this.#bounds.waiting)
      throw new ProblemError('DEPENDENCY_UNAVAILABLE', { retryAfter: 1 });
    return this.#turns.line()(ask);
  }
}
