import type { Logger } from '@green-apple/observability';

const PAUSE_MS = 5_000;

/** Does something once, in the background, as soon as whoever is needed for it answers. */
export function keepTrying(
  what: string,
  work: () => Promise<void>,
  logger: Logger,
): { start(): void; stop(): void } {
  let timer: NodeJS.Timeout | undefined;
  let stopped = false;
  const attempt = (): void => {
    work().catch((error: unknown) => {
      if (stopped) return;
      logger.warn({ err: error }, `${what} cannot be set up yet`);
      timer = setTimeout(attempt, PAUSE_MS);
    });
  };
  return {
    start: attempt,
    stop() {
      stopped = true;
      clearTimeout(timer);
    },
  };
}
