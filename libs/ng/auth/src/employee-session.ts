import {
  inject,
  Injectable,
  makeEnvironmentProviders,
  signal,
  type EnvironmentProviders,
} from '@angular/core';
import {
  IDENTITY_CONFIG,
  IDENTITY_PROVIDER_FACTORY,
  type IdentityConfig,
  type IdentityProvider,
} from './identity-provider.ts';
import { rememberReturnAddress } from './return-address.ts';

export type SessionState = 'starting' | 'signed-in' | 'signed-out' | 'unavailable';

/** A token is renewed when it has less than this left. */
const RENEW_BELOW_S = 60;
const LOOK_EVERY_MS = 20_000;
/** Whoever touched nothing for this long is taken to be away: the session may run out. */
const AWAY_AFTER_MS = 15 * 60_000;
const ANSWER_WITHIN_MS = 10_000;

/** The signed-in employee's session: its state as a signal, and a fresh access token on demand. */
@Injectable({ providedIn: 'root' })
export class EmployeeSession {
  readonly #config = inject(IDENTITY_CONFIG);
  readonly #makeProvider = inject(IDENTITY_PROVIDER_FACTORY);
  readonly #state = signal<SessionState>('starting');
  readonly #expired = signal(false);
  #provider: IdentityProvider | undefined;
  #lastTouch = performance.now();

  readonly state = this.#state.asReadonly();
  /** True when there was a session in this tab and it ran out. */
  readonly expired = this.#expired.asReadonly();

  /** Looks for an existing session without showing anything; never throws. */
  async start(): Promise<void> {
    this.#state.set('starting');
    if (!(await this.#isReachable())) return this.#state.set('unavailable');
    try {
      const provider = this.#makeProvider(this.#config);
      provider.onAuthRefreshError = () => this.#end();
      const signedIn = await within(
        ANSWER_WITHIN_MS * 2,
        provider.init({
          onLoad: 'check-sso',
          silentCheckSsoRedirectUri: `${this.#config.appOrigin}/silent-check-sso.html`,
          redirectUri: `${this.#config.appOrigin}/`,
          pkceMethod: 'S256',
          // The session is checked whenever a token is renewed; a polling frame would add nothing.
          checkLoginIframe: false,
          messageReceiveTimeout: ANSWER_WITHIN_MS,
        }),
      );
      this.#provider = provider;
      this.#state.set(signedIn ? 'signed-in' : 'signed-out');
      this.#watch();
    } catch {
      this.#state.set('unavailable');
    }
  }

  /** A token that is good for another minute, or null when the session is over. */
  async token(): Promise<string | null> {
    const provider = this.#provider;
    if (provider === undefined || this.#state() !== 'signed-in') return null;
    try {
      await provider.updateToken(RENEW_BELOW_S);
    } catch {
      // keycloak-js has ended the session if the provider refused; without an answer the token we
      // have may still be good, and the API is the judge of that.
      if (provider.authenticated === false) this.#end();
    }
    return provider.token ?? null;
  }

  /** Off to the sign-in page; afterwards the employee is back at `returnTo`. */
  async signIn(returnTo: string): Promise<void> {
    if (this.#provider === undefined) await this.start();
    if (this.#provider === undefined) return;
    rememberReturnAddress(returnTo);
    await this.#provider.login({ redirectUri: `${this.#config.appOrigin}/` });
  }

  async signOut(): Promise<void> {
    await this.#provider?.logout({ redirectUri: `${this.#config.appOrigin}/` });
  }

  #end(): void {
    this.#expired.set(true);
    this.#state.set('signed-out');
  }

  /** keycloak-js waits a long time for frames of a server that is not there; a plain question is quicker. */
  async #isReachable(): Promise<boolean> {
    try {
      const answer = await fetch(`${this.#config.issuer}/.well-known/openid-configuration`, {
        signal: AbortSignal.timeout(ANSWER_WITHIN_MS),
        cache: 'no-store',
      });
      return answer.ok;
    } catch {
      return false;
    }
  }

  /** Keeps the session of someone at work alive: typing a long text sends no request for a long time. */
  #watch(): void {
    const touch = (): void => void (this.#lastTouch = performance.now());
    for (const event of ['keydown', 'pointerdown']) {
      document.addEventListener(event, touch, { passive: true });
    }
    setInterval(() => {
      const present = performance.now() - this.#lastTouch < AWAY_AFTER_MS;
      if (present && this.#state() === 'signed-in') void this.token();
    }, LOOK_EVERY_MS);
  }
}

function within<Result>(ms: number, work: Promise<Result>): Promise<Result> {
  let timer: ReturnType<typeof setTimeout> | undefined;
  const limit = new Promise<never>((_, reject) => {
    timer = setTimeout(() => reject(new Error('No answer in time')), ms);
  });
  return Promise.race([work, limit]).finally(() => clearTimeout(timer));
}

/** Tells the session where employees sign in. */
export function provideEmployeeSession(config: IdentityConfig): EnvironmentProviders {
  return makeEnvironmentProviders([{ provide: IDENTITY_CONFIG, useValue: config }]);
}
