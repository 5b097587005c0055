const MINUTE_MS = 60_000;
const HOUR_MS = 60 * MINUTE_MS;

/** Banks that take longer than this over one payment are a person's case. */
export const PATIENCE_MS = 14 * 24 * HOUR_MS;

/**
 * How long to wait before a bank is asked again, should its event get lost: a tenth of the time waited so
 * far, between a minute and six hours. Two weeks are some seventy questions.
 */
export function aftercarePause(waitedMs: number): number {
  return Math.min(6 * HOUR_MS, Math.max(MINUTE_MS, Math.floor(waitedMs / 10)));
}
