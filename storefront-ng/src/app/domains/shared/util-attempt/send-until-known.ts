import { failureCode, outcomeUnknown } from '@green-apple/ng-api-client';

export interface SendOptions {
  /** Called when no good answer came and we are about to ask again. */
  readonly onUnknown: () => void;
  /** Waits before the next try; replaced by tests. */
  readonly wait: (ms: number) => Promise<void>;
  readonly now: () => number;
}

/** When nobody answers for this long, people should be told rather than kept waiting. */
export const GIVE_UP_AFTER_MS = 90_000;
const FIRST_PAUSE_MS = 1_000;
const LONGEST_PAUSE_MS = 8_000;

/** No answer for a long time; whether the request took effect is still not known. */
export class StillUnknown extends Error {
  override readonly name = 'StillUnknown';
}

/**
 * Sends an idempotent request again and again until its outcome is known: the answer, or a refusal, which
 * is thrown as it came. Only safe for requests that carry an idempotency key.
 */
export async function sendUntilKnown<T>(send: () => Promise<T>, options: SendOptions): Promise<T> {
  const started = options.now();
  let pause = FIRST_PAUSE_MS;
  for (;;) {
    try {
      return await send();
    } catch (error) {
      if (!mayStillSucceed(error)) throw error;
      if (options.now() - started > GIVE_UP_AFTER_MS)
        throw new StillUnknown('no answer', { cause: error });
      options.onUnknown();
      await options.wait(pause);
      pause = Math.min(pause * 2, LONGEST_PAUSE_MS);
    }
  }
}

/** Lost or failed answers, and answers that say "not yet": the first try may still be at work. */
function mayStillSucceed(error: unknown): boolean {
  const code = failureCode(error);
  return outcomeUnknown(error) || code === 'IDEMPOTENCY_IN_PROGRESS' || code === 'RATE_LIMITED';
}

/** A pause that ends early when the connection comes back. */
export function pauseOrOnline(ms: number): Promise<void> {
  return new Promise((resolve) => {
    const end = () => {
      clearTimeout(timer);
      globalThis.removeEventListener('online', end);
      resolve();
    };
    const timer = setTimeout(end, ms);
    globalThis.addEventListener('online', end);
  });
}
