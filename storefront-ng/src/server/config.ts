/** Everything the shop's server is told by its environment. */
export interface ServerConfig {
  readonly region: string;
  readonly host: string;
  readonly port: number;
  readonly logLevel: LogLevel;
  /** Origin under which shoppers know the shop. */
  readonly publicUrl: URL;
  /** Origin of the storefront API. */
  readonly apiUrl: URL;
  /** Where product pictures lie; requests to /media/* go below it. */
  readonly mediaOrigin: URL;
  /** The payment provider's script; its origin also serves the card frame. */
  readonly paymentScriptUrl: URL;
  /** Who bears it may drop pages that we keep; without it nobody may. */
  readonly purgeToken: string | undefined;
}

export const LOG_LEVELS = ['debug', 'info', 'warn', 'error'] as const;
export type LogLevel = (typeof LOG_LEVELS)[number];

type Environment = Readonly<Record<string, string | undefined>>;

/** Names every fault at once, so that a deployment is corrected in one go. */
export class ConfigError extends Error {
  override readonly name = 'ConfigError';
}

/**
 * Reads the environment; throws a {@link ConfigError} that names each missing or broken variable.
 * `lenient` fills gaps with the local stack's addresses, for builds that only load the code.
 */
export function readConfig(env: Environment, { lenient = false } = {}): ServerConfig {
  const faults: string[] = [];
  const url = (name: string, local: string): URL => {
    const text = env[name] ?? (lenient ? local : undefined);
    if (text !== undefined && URL.canParse(text) && /^https?:/.test(text)) return new URL(text);
    faults.push(text === undefined ? `${name} is missing` : `${name} is not an http(s) address`);
    return new URL(local);
  };
  const level = env['LOG_LEVEL'] ?? 'info';
  if (!isLogLevel(level)) faults.push(`LOG_LEVEL is none of ${LOG_LEVELS.join(', ')}`);
  const port = Number(env['PORT'] ?? '4200');
  if (!Number.isInteger(port) || port < 0 || port > 65_535) faults.push('PORT is not a port');
  const config: ServerConfig = {
    region: env['REGION'] ?? 'local',
    host: env['HOST'] ?? '127.0.0.1',
    port,
    logLevel: isLogLevel(level) ? level : 'info',
    publicUrl: url('STOREFRONT_URL', 'http://localhost:4200'),
    apiUrl: url('STOREFRONT_API_URL', 'http://127.0.0.1:3000'),
    mediaOrigin: url('MEDIA_ORIGIN', 'http://127.0.0.1:4566/green-apple-media'),
    paymentScriptUrl: url('STRIPE_JS_URL', 'https://js.stripe.com/v3'),
    purgeToken: env['PAGE_PURGE_TOKEN'] || undefined,
  };
  if (faults.length > 0) throw new ConfigError(`Configuration: ${faults.join('; ')}`);
  return config;
}

function isLogLevel(text: string): text is LogLevel {
  return (LOG_LEVELS as readonly string[]).includes(text);
}
