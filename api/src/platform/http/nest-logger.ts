import type { LoggerService } from '@nestjs/common';
import type { Logger } from '@green-apple/observability';

/** The framework's own words, in our log: its chatter on debug, its troubles as what they are. */
export function nestLogger(logger: Logger): LoggerService {
  return {
    log: (message: unknown) => logger.debug(String(message)),
    debug: (message: unknown) => logger.debug(String(message)),
    verbose: (message: unknown) => logger.trace(String(message)),
    warn: (message: unknown) => logger.warn(String(message)),
    error: (message: unknown) =>
      message instanceof Error ? logger.error({ err: message }) : logger.error(String(message)),
    fatal: (message: unknown) => logger.fatal(String(message)),
  };
}
