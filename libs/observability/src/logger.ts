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
    serializers: { err: describeError },
    redact: {
      paths: PERSONAL.flatMap((field) => [field, `*.${field}`, `*.*.${field}`]),
      censor: '[personal]',
    },
  };
  return options.destination === undefined ? pino(settings) : pino(settings, options.destination);
}

/** Causes below this depth tell nothing new. */
const DEEPEST_CAUSE = 4;

/**
 * What a log may know of an error: what it is and where it came from. Drivers and SDKs hang statements with
 * their values, rows, requests and answers onto their errors; none of that is copied.
 */
function describeError(error: unknown, depth = 0): unknown {
  if (!(error instanceof Error))
    return { message: typeof error === 'string' ? error : 'not an error' };
  const code = codeOf(error) ?? codeOf('original' in error ? error.original : undefined);
  return {
    type: error.name,
    message: error.message,
    stack: error.stack,
    ...(code === undefined ? {} : { code }),
    ...(error.cause === undefined || depth >= DEEPEST_CAUSE
      ? {}
      : { cause: describeError(error.cause, depth + 1) }),
  };
}

function codeOf(value: unknown): string | undefined {
  return typeof value === 'object' &&
    value !== null &&
    'code' in value &&
    typeof value.code === 'string'
    ? value.code
    : undefined;
}
