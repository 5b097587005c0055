import { TestBed } from '@angular/core/testing';
import { EmployeeSession } from './employee-session.ts';
import {
  IDENTITY_CONFIG,
  IDENTITY_PROVIDER_FACTORY,
  keycloakAddress,
  type IdentityProvider,
} from './identity-provider.ts';
import { rememberReturnAddress, takeReturnAddress } from './return-address.ts';

class FakeProvider implements IdentityProvider {
  token: string | undefined;
  authenticated = false;
  onAuthRefreshError: (() => void) | undefined;
  initOptions: object = {};
  signedIn = true;
  refresh: () => Promise<boolean> = () => Promise.resolve(true);
  readonly logins: string[] = [];

  init(options: object): Promise<boolean> {
    this.initOptions = options;
    this.authenticated = this.signedIn;
    if (this.signedIn) this.token = 'first';
    return Promise.resolve(this.signedIn);
  }
  updateToken(): Promise<boolean> {
    return this.refresh();
  }
  login(options: { redirectUri: string }): Promise<void> {
    this.logins.push(options.redirectUri);
    return Promise.resolve();
  }
  logout(): Promise<void> {
    return Promise.resolve();
  }
}

describe('the employee’s session', () => {
  let provider: FakeProvider;
  let session: EmployeeSession;
  let reachable: jasmine.Spy;

  beforeEach(() => {
    provider = new FakeProvider();
    reachable = spyOn(window, 'fetch').and.resolveTo(new Response('{}'));
    TestBed.configureTestingModule({
      providers: [
        {
          provide: IDENTITY_CONFIG,
          useValue: {
            issuer: 'https://sso.example/realms/employees',
            clientId: 'admin-ng',
            appOrigin: 'https://staff.example',
          },
        },
        { provide: IDENTITY_PROVIDER_FACTORY, useValue: () => provider },
      ],
    });
    session = TestBed.inject(EmployeeSession);
  });

  it('is found silently, with PKCE and exact addresses', async () => {
    await session.start();
    expect(session.state()).toBe('signed-in');
    expect(provider.initOptions).toEqual(
      jasmine.objectContaining({
        onLoad: 'check-sso',
        pkceMethod: 'S256',
        redirectUri: 'https://staff.example/',
        silentCheckSsoRedirectUri: 'https://staff.example/silent-check-sso.html',
      }),
    );
  });

  it('is absent for someone who did not sign in, and then there is no token', async () => {
    provider.signedIn = false;
    await session.start();
    expect(session.state()).toBe('signed-out');
    expect(await session.token()).toBeNull();
  });

  it('says so when the sign-in service is out, and recovers on the next start', async () => {
    reachable.and.rejectWith(new TypeError('Failed to fetch'));
    await session.start();
    expect(session.state()).toBe('unavailable');
    reachable.and.resolveTo(new Response('{}'));
    await session.start();
    expect(session.state()).toBe('signed-in');
  });

  it('hands out the renewed token', async () => {
    await session.start();
    provider.refresh = () => {
      provider.token = 'second';
      return Promise.resolve(true);
    };
    expect(await session.token()).toBe('second');
  });

  it('goes on with the token it has while the sign-in service does not answer', async () => {
    await session.start();
    provider.refresh = () => Promise.reject(new Error('network'));
    expect(await session.token()).toBe('first');
    expect(session.state()).toBe('signed-in');
  });

  it('is over when the service refuses to renew it', async () => {
    await session.start();
    provider.refresh = () => {
      provider.authenticated = false;
      provider.token = undefined;
      provider.onAuthRefreshError?.();
      return Promise.reject(new Error('refused'));
    };
    expect(await session.token()).toBeNull();
    expect([session.state(), session.expired()]).toEqual(['signed-out', true]);
  });

  it('brings an employee back to where they were going', async () => {
    provider.signedIn = false;
    await session.start();
    await session.signIn('/orders?q=GA');
    expect(provider.logins).toEqual(['https://staff.example/']);
    expect(takeReturnAddress()).toBe('/orders?q=GA');
    expect(takeReturnAddress()).toBeNull();
  });
});

describe('the address to return to', () => {
  for (const evil of ['https://evil.example/', '//evil.example', '/\\evil.example', 'orders']) {
    it(`is dropped when it says ${evil}`, () => {
      rememberReturnAddress(evil);
      expect(takeReturnAddress()).toBeNull();
    });
  }
});

describe('the issuer’s address', () => {
  it('splits into server and realm', () => {
    expect(keycloakAddress('https://sso.example/auth/realms/employees')).toEqual({
      url: 'https://sso.example/auth',
      realm: 'employees',
    });
  });

  it('is refused when it names no realm', () => {
    expect(() => keycloakAddress('https://sso.example')).toThrowError(RangeError);
  });
});
