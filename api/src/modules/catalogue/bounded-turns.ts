import { Turns, type Line } from '@green-apple/search';
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
export function boundedTurns({ atOnce, waiting }: SearchBounds): Line {
  const turns = new Turns(atOnce);
  return async (ask, signal) => {
    if (turns.free === 0 && turns.waiting >= waiting)
      throw new ProblemError('DEPENDENCY_UNAVAILABLE', { retryAfter: 1 });
    return turns.line()(ask, signal);
  };
}
