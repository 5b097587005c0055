import {
  createLocalJWKSet,
  errors,
  type CryptoKey,
  type FlattenedJWSInput,
  type JSONWebKeySet,
  type JWSHeaderParameters,
} from 'jose';

/** The issuer's keys cannot be had now; nobody can be told apart from anybody. */
export class SigningKeysUnavailable extends Error {
  override readonly name = 'SigningKeysUnavailable';
}

export interface SigningKeysOptions {
  /** Address of the issuer's JSON Web Key Set. */
  readonly url: string;
  readonly fetch?: typeof fetch;
  /** Milliseconds that only move forward. */
  readonly now?: () => number;
  /** At least this long between two questions to the issuer, whatever callers ask for. */
  readonly cooldownMs?: number;
  /** Keys older than this are renewed behind the scenes. */
  readonly freshMs?: number;
  /** Keys older than this are no longer believed, even when the issuer is out. */
  readonly staleMs?: number;
  readonly timeoutMs?: number;
}

/** Finds the key a token says it was signed with; the shape jose's `jwtVerify` takes. */
export type SigningKeys = (
  header?: JWSHeaderParameters,
  token?: FlattenedJWSInput,
) => Promise<CryptoKey>;

/**
 * The issuer's keys, kept. jose's own remote set asks again as soon as its cache is old and fails when
 * nobody answers; here known keys go on working while the issuer is out (an hour by default), and a flood
 * of tokens with invented key ids costs the issuer one question per cooldown and known keys nothing.
 *
 * @throws SigningKeysUnavailable when there are no believable keys and the issuer does not answer.
 */
export function createSigningKeys(options: SigningKeysOptions): SigningKeys {
  const settings = {
    fetch: options.fetch ?? fetch,
    now: options.now ?? (() => performance.now()),
    cooldownMs: options.cooldownMs ?? 5_000,
    freshMs: options.freshMs ?? 600_000,
    staleMs: options.staleMs ?? 3_600_000,
    timeoutMs: options.timeoutMs ?? 3_000,
  };
  let known: { readonly find: SigningKeys; readonly at: number } | undefined;
  let askedAt = -Infinity;
  let asking: Promise<void> | undefined;

  async function ask(): Promise<void> {
    askedAt = settings.now();
    try {
      const answer = await settings.fetch(options.url, {
        headers: { accept: 'application/json' },
        redirect: 'error',
        signal: AbortSignal.timeout(settings.timeoutMs),
      });
      if (!answer.ok) throw new Error(`answered ${answer.status}`);
      known = {
        find: createLocalJWKSet((await answer.json()) as JSONWebKeySet),
        at: settings.now(),
      };
    } catch (cause) {
      throw new SigningKeysUnavailable('The signing keys of the issuer cannot be had', { cause });
    }
  }

  /** Joins a question under way, or asks when the cooldown allows; false when it does not. */
  async function renew(): Promise<boolean> {
    if (asking === undefined) {
      if (settings.now() - askedAt < settings.cooldownMs) return false;
      asking = ask().finally(() => (asking = undefined));
    }
    await asking;
    return true;
  }

  async function believable(): Promise<SigningKeys> {
    const age = known === undefined ? Infinity : settings.now() - known.at;
    if (age > settings.staleMs) await renew();
    else if (age > settings.freshMs) void renew().catch(() => undefined);
    if (known === undefined || settings.now() - known.at > settings.staleMs) {
      throw new SigningKeysUnavailable('The signing keys of the issuer cannot be had');
    }
    return known.find;
  }

  return async (header, token) => {
    const find = await believable();
    try {
      return await find(header, token);
    } catch (error) {
      if (!(error instanceof errors.JWKSNoMatchingKey) || !(await renew())) throw error;
      return await (
        await believable()
      )(header, token);
    }
  };
}
