import { Turns, type Line } from '@green-apple/search';
import { ProblemError } from '../../platform/index.ts';

export interface SearchBounds {
  readonly atOnce: number;
  /** Who comes when this many wait is told to come back. */
  readonly waiting: number;
  /** Who has waited so long is told so too. */
  readonly patienceMs: number;
}

const comeBack = (): ProblemError => new ProblemError('DEPENDENCY_UNAVAILABLE', { retryAfter: 1 });

/**
 * The database searches at many times the cost of the search engine. Asked by everybody at once while the
 * engine is merely slow, it would take the machines that the engine needs to become fast again, and the
 * readers with it. A few at a time keep the shop going and let the engine recover.
 */
export function boundedTurns({ atOnce, waiting, patienceMs }: SearchBounds): Line {
  const turns = new Turns(atOnce);
  return async (ask, signal) => {
    if (turns.free === 0 && turns.waiting >= waiting) throw comeBack();
    const patience = new AbortController();
    const timer = setTimeout(() => patience.abort(comeBack()), patienceMs);
    const ends = signal ? AbortSignal.any([signal, patience.signal]) : patience.signal;
    try {
      return await turns.line()(() => {
        clearTimeout(timer);
        return ask();
      }, ends);
    } finally {
      clearTimeout(timer);
    }
  };
}
