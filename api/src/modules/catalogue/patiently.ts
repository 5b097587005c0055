import { ProblemError } from '../../platform/index.ts';

/** What is said to whoever should not wait any longer. */
export const comeBack = (): ProblemError =>
  new ProblemError('DEPENDENCY_UNAVAILABLE', { retryAfter: 1 });

/** Asks, and gives up with {@link comeBack} after `patienceMs`, or with the reason of `signal` when that ends first. */
export async function patiently<Answer>(
  ask: (ends: AbortSignal) => Promise<Answer>,
  patienceMs: number,
  signal?: AbortSignal,
): Promise<Answer> {
  const patience = new AbortController();
  const timer = setTimeout(() => patience.abort(comeBack()), patienceMs);
  try {
    return await ask(signal ? AbortSignal.any([signal, patience.signal]) : patience.signal);
  } finally {
    clearTimeout(timer);
  }
}
