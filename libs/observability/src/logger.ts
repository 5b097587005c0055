import { pino, type DestinationStream, type Logger as PinoLogger } from 'pino';

export type Logger = PinoLogger;

/** Names of fields that must never reach a log, whatever object they arrive in. */
const PERSONAL = new Set([
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
]);
const BLANK = '[personal]';
/** Below it nothing is written at all: what is so deep was never meant for a log. */
const DEEPEST = 8;

export interface LoggerOptions {
  /** The process, e.g. "storefront-api". */
  readonly service: string;
  readonly region?: string;
  readonly level?: string;
  readonly destination?: DestinationStream;
}

/** Lines leave together when there are so many bytes of them, and whatever there is so often. */
const TOGETHER = { minLength: 4_096, periodicFlush: 250 } as const;

/**
 * JSON lines to stdout, one per event; personal fields are blanked, however deep. Lines leave a few at a time and without
 * holding up whoever writes them, and those of a process that ends are written before it does.
 */
export function createLogger(options: LoggerOptions): Logger {
  const settings = {
    level: options.level ?? 'info',
    base: { service: options.service, region: options.region ?? 'local' },
    timestamp: pino.stdTimeFunctions.isoTime,
    // These hold for what is bound to a child as well.
    serializers: {
      ...Object.fromEntries([...PERSONAL].map((field) => [field, () => BLANK])),
      err: describeError,
    },
    formatters: { log: (said: object) => withoutPersonal(said) as Record<string, unknown> },
  };
  return pino(settings, options.destination ?? pino.destination({ sync: false, ...TOGETHER }));
}

/** The same value where it holds nothing personal, a copy where it does. */
function withoutPersonal(value: unknown, depth = 0): unknown {
  if (typeof value !== 'object' || value === null || value instanceof Error) return value;
  if (depth > DEEPEST) return BLANK;
  if (Array.isArray(value)) return value.map((item) => withoutPersonal(item, depth + 1));
  let copy: Record<string, unknown> | null = null;
  for (const [field, held] of Object.entries(value)) {
    const shown = PERSONAL.has(field) ? BLANK : withoutPersonal(held, depth + 1);
    if (shown !== held) (copy ??= { ...value })[field] = shown;
  }
  return copy ?? value;
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
