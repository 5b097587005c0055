import { pino, type DestinationStream, type Logger as PinoLogger } from 'pino';

export type Logger = PinoLogger;

/** Names of fields that must never reach a log, whatever object they arrive in. */
const PERSONAL = [
  'email',
  'name',
  'phone',
  'address',
  'shippingAddress',
  'authorization',
  'cookie',
  'password',
  'token',
  'clientSecret',
];

export interface LoggerOptions {
  /** The process, e.g. "storefront-api". */
  readonly service: string;
  readonly region?: string;
  readonly level?: string;
  readonly destination?: DestinationStream;
}

/** JSON lines to stdout, one per event; personal fields are blanked at the first three levels. */
export function createLogger(options: LoggerOptions): Logger {
  const settings = {
    level: options.level ?? 'info',
    base: { service: options.service, region: options.region ?? 'local' },
    timestamp: pino.stdTimeFunctions.isoTime,
    redact: {
      paths: PERSONAL.flatMap((field) => [field, `*.${field}`, `*.*.${field}`]),
      censor: '[personal]',
    },
  };
  return options.destination === undefined ? pino(settings) : pino(settings, options.destination);
}
