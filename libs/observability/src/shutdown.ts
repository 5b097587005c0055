import type { Logger } from './logger.ts';

/** Ends one thing a process holds open; called in reverse order of registration. */
export type Closer = () => Promise<void> | void;

/**
 * Stops a process in order on SIGTERM or SIGINT: closers run newest first, each may fail without
 * keeping the others from running, and the process ends at the latest after `deadlineMs`.
 */
export function onShutdown(closers: readonly Closer[], logger: Logger, deadlineMs = 10_000): void {
  let stopping = false;
  const stop = (signal: string): void => {
    if (stopping) return;
    stopping = true;
    logger.info({ signal }, 'stopping');
    setTimeout(() => process.exit(1), deadlineMs).unref();
    void closeAll(closers, logger).then((clean) => process.exit(clean ? 0 : 1));
  };
  process.once('SIGTERM', stop);
  process.once('SIGINT', stop);
}

async function closeAll(closers: readonly Closer[], logger: Logger): Promise<boolean> {
  let clean = true;
  for (const close of closers.toReversed()) {
    try {
      await close();
    } catch (error) {
      clean = false;
      logger.error({ err: error }, 'could not close in order');
    }
  }
  return clean;
}
