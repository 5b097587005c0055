import type { Logger as OurLogger } from '@green-apple/observability';
import { DefaultLogger, type LogEntry, type Logger } from '@temporalio/worker';

const LEVELS = {
  TRACE: 'trace',
  DEBUG: 'debug',
  INFO: 'info',
  WARN: 'warn',
  ERROR: 'error',
} as const;

/** Temporal's log lines, and those of workflows and activities, in our format. */
export function temporalLogger(logger: OurLogger): Logger {
  return new DefaultLogger('INFO', ({ level, message, meta }: LogEntry) => {
    const { error, taskToken: _, ...fields } = meta ?? {};
    logger[LEVELS[level]]({ ...fields, ...(error === undefined ? {} : { err: error }) }, message);
  });
}
