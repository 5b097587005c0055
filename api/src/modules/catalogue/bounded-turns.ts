import type { Turn } from '@green-apple/search';
import { comeBack, patiently } from './patiently.ts';

export interface SearchBounds {
  readonly atOnce: number;
  /** Who comes when this many wait is told to come back. */
  readonly waiting: number;
  /** Who has waited so long is told so too. */
  readonly patienceMs: number;
}

/**
 * The database searches at many times the cost of the search engine. Asked by everybody at once while the
 * engine is merely slow, it would take the machines that the engine needs to become fast again, and the
 * readers with it. A few at a time keep the shop going and let the engine recover.
 */
export function boundedTurns({ atOnce, waiting, patienceMs }: SearchBounds): Turn {
  const queue: (() => void)[] = [];
  let taken = 0;
  const wait = (signal: AbortSignal): Promise<void> =>
    new Promise((resolve, reject) => {
      const leave = (): void => {
        queue.splice(queue.indexOf(go), 1);
        reject(signal.reason as Error);
      };
      const go = (): void => {
        signal.removeEventListener('abort', leave);
        resolve();
      };
      signal.addEventListener('abort', leave, { once: true });
      queue.push(go);
    });
  /** The turn goes to who waits, or is free again. */
  const pass = (): void => {
    const next = queue.shift();
    if (next) next();
    else taken -= 1;
  };
  return async (ask, signal) => {
    signal?.throwIfAborted();
    if (taken < atOnce) taken += 1;
    else {
      if (queue.length >= waiting) throw comeBack();
      await patiently(wait, patienceMs, signal);
    }
    try {
      return await ask();
    } finally {
      pass();
    }
  };
}
