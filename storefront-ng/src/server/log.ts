import { LOG_LEVELS, type LogLevel, type ServerConfig } from './config.ts';

type Facts = Readonly<Record<string, string | number | boolean | undefined>>;
export type Log = Readonly<Record<LogLevel, (message: string, facts?: Facts) => void>>;

/** Numbers of pino, which the other processes log with, so that one reader understands all. */
const NUMBER: Readonly<Record<LogLevel, number>> = { debug: 20, info: 30, warn: 40, error: 50 };

/** JSON lines on standard output. Never given a query string, a cookie or a body. */
export function createLog(config: Pick<ServerConfig, 'logLevel' | 'region'>): Log {
  const least = NUMBER[config.logLevel];
  const write =
    (level: LogLevel) =>
    (message: string, facts: Facts = {}) => {
      if (NUMBER[level] < least) return;
      const line = {
        level: NUMBER[level],
        time: Date.now(),
        name: 'storefront-ng',
        region: config.region,
        ...facts,
        msg: message,
      };
      process.stdout.write(`${JSON.stringify(line)}\n`);
    };
  return Object.fromEntries(LOG_LEVELS.map((level) => [level, write(level)])) as Log;
}
