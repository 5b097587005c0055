import {
  createLocalJWKSet,
  exportJWK,
  generateKeyPair,
  SignJWT,
  UnsecuredJWT,
  type CryptoKey,
  type JSONWebKeySet,
} from 'jose';
import { createSigningKeys } from './signing-keys.ts';
import { createTokenVerifier, type TokenVerifier } from './token-verifier.ts';

const ISSUER = 'https://sso.example/realms/employees';
const DAY = 86_400;

interface Claims {
  readonly [name: string]: unknown;
}

/** A signed token of Ada the catalogue manager, right in everything that is not overridden. */
function aToken(key: CryptoKey, claims: Claims = {}, header: Record<string, unknown> = {}) {
  const now = Math.floor(Date.now() / 1000);
  const payload = {
    iss: ISSUER,
    aud: 'admin-api',
    azp: 'admin-ng',
    typ: 'Bearer',
    sub: 'ada',
    name: 'Ada Appleby',
    realm_access: { roles: ['catalog-manager', 'default-roles-employees'] },
    iat: now,
    exp: now + 300,
    ...claims,
  };
  return new SignJWT(payload).setProtectedHeader({ alg: 'RS256', kid: 'k1', ...header }).sign(key);
}

describe('the check of an employee’s token', () => {
  let key: CryptoKey;
  let jwks: JSONWebKeySet;
  let verifier: TokenVerifier;

  beforeAll(async () => {
    const pair = await generateKeyPair('RS256', { extractable: true });
    key = pair.privateKey;
    jwks = {
      keys: [{ ...(await exportJWK(pair.publicKey)), kid: 'k1', alg: 'RS256', use: 'sig' }],
    };
    verifier = createTokenVerifier({
      issuer: ISSUER,
      audience: 'admin-api',
      clients: ['admin-ng'],
      keys: createLocalJWKSet(jwks),
    });
  });

  it('tells who it is, with the roles we know and what they allow', async () => {
    expect(await verifier.verify(await aToken(key))).toEqual({
      ok: true,
      employee: {
        id: 'ada',
        name: 'Ada Appleby',
        roles: ['catalog-manager'],
        permissions: [
          'products:read',
          'products:write',
          'claims:approve',
          'reviews:moderate',
          'search:read',
          'search:tune',
          'bulk:read',
          'bulk:catalog',
          'bulk:stock',
        ],
      },
    });
  });

  it('takes someone without roles for what they are: known, and allowed nothing', async () => {
    const verdict = await verifier.verify(await aToken(key, { realm_access: undefined }));
    expect(verdict.ok && verdict.employee.permissions).toEqual([]);
  });

  const now = Math.floor(Date.now() / 1000);
  const refused: [string, Claims][] = [
    ['from another issuer', { iss: 'https://sso.example/realms/shoppers' }],
    ['meant for another service', { aud: 'account' }],
    ['issued to another application', { azp: 'some-app' }],
    ['without an application', { azp: undefined }],
    ['that is an ID token', { typ: 'ID' }],
    ['that is a refresh token', { typ: 'Refresh' }],
    ['that ran out a minute ago', { iat: now - 400, exp: now - 60 }],
    ['that never runs out', { exp: undefined }],
    ['that holds from tomorrow', { nbf: now + DAY }],
    ['without a subject', { sub: undefined }],
  ];
  for (const [what, claims] of refused) {
    it(`refuses a token ${what}`, async () => {
      expect(await verifier.verify(await aToken(key, claims))).toEqual(
        jasmine.objectContaining({ ok: false, code: 'UNAUTHENTICATED' }),
      );
    });
  }

  it('forgives a clock that is ten seconds off', async () => {
    // Asked for when it is needed: this file may have been loaded long before.
    const moment = Math.floor(Date.now() / 1000);
    const late = { iat: moment - 300, exp: moment - 10 };
    const verdict = await verifier.verify(await aToken(key, late));
    expect(verdict.ok).toBeTrue();
  });

  it('refuses a token signed with someone else’s key', async () => {
    const stranger = await generateKeyPair('RS256');
    const verdict = await verifier.verify(await aToken(stranger.privateKey));
    expect(verdict.ok).toBeFalse();
  });

  it('refuses tokens without a signature or with an algorithm that is not on the list', async () => {
    const unsigned = new UnsecuredJWT({ sub: 'ada', azp: 'admin-ng' })
      .setIssuer(ISSUER)
      .setAudience('admin-api')
      .setIssuedAt()
      .setExpirationTime('5m')
      .encode();
    // The classic forgery: the public key used as the secret of a symmetric signature.
    const secret = new TextEncoder().encode(JSON.stringify(jwks.keys[0]));
    const symmetric = await new SignJWT({ sub: 'ada', azp: 'admin-ng', typ: 'Bearer' })
      .setProtectedHeader({ alg: 'HS256', kid: 'k1' })
      .setIssuer(ISSUER)
      .setAudience('admin-api')
      .setIssuedAt()
      .setExpirationTime('5m')
      .sign(secret);
    const verdicts = await Promise.all([unsigned, symmetric].map((t) => verifier.verify(t)));
    expect(verdicts.map((verdict) => verdict.ok)).toEqual([false, false]);
  });

  for (const garbage of ['', 'x', 'a.b.c', '💥', 'e30.e30.e30', 'x'.repeat(20_000)]) {
    it(`refuses ${garbage === '' ? 'nothing' : `"${garbage.slice(0, 12)}"`} without falling over`, async () => {
      expect(await verifier.verify(garbage)).toEqual(
        jasmine.objectContaining({ ok: false, code: 'UNAUTHENTICATED' }),
      );
    });
  }
});

describe('the issuer’s keys', () => {
  let time: number;
  let questions: number;
  let answer: () => Response;
  let verifier: TokenVerifier;
  let first: CryptoKey;
  let second: CryptoKey;
  let firstSet: JSONWebKeySet;
  let bothSet: JSONWebKeySet;

  beforeAll(async () => {
    const [a, b] = await Promise.all([generateKeyPair('RS256'), generateKeyPair('RS256')]);
    first = a.privateKey;
    second = b.privateKey;
    const one = { ...(await exportJWK(a.publicKey)), kid: 'k1', alg: 'RS256' };
    const two = { ...(await exportJWK(b.publicKey)), kid: 'k2', alg: 'RS256' };
    firstSet = { keys: [one] };
    bothSet = { keys: [one, two] };
  });

  beforeEach(() => {
    time = 0;
    questions = 0;
    answer = () => Response.json(firstSet);
    verifier = createTokenVerifier({
      issuer: ISSUER,
      audience: 'admin-api',
      clients: ['admin-ng'],
      keys: createSigningKeys({
        url: 'https://sso.example/certs',
        now: () => time,
        fetch: () => {
          questions++;
          return Promise.resolve().then(() => answer());
        },
      }),
    });
  });

  const outage = (): Response => {
    throw new TypeError('fetch failed');
  };
  const code = async (token: string): Promise<string> => {
    const verdict = await verifier.verify(token);
    return verdict.ok ? 'ok' : verdict.code;
  };

  it('are asked for once for many at the same time', async () => {
    const token = await aToken(first);
    const codes = await Promise.all(Array.from({ length: 20 }, () => code(token)));
    expect([new Set(codes).size, codes[0], questions]).toEqual([1, 'ok', 1]);
  });

  it('say "come back later" while the issuer has never answered, and recover', async () => {
    const token = await aToken(first);
    answer = outage;
    expect(await code(token)).toBe('DEPENDENCY_UNAVAILABLE');
    expect(await code(token)).toBe('DEPENDENCY_UNAVAILABLE');
    expect(questions).toBe(1);
    answer = () => Response.json(firstSet);
    time += 5_000;
    expect(await code(token)).toBe('ok');
  });

  it('go on working while the issuer is out, but not for ever', async () => {
    const token = await aToken(first);
    expect(await code(token)).toBe('ok');
    answer = outage;
    time += 1_800_000;
    expect(await code(token)).toBe('ok');
    time += 3_600_000;
    expect(await code(token)).toBe('DEPENDENCY_UNAVAILABLE');
  });

  it('are renewed when a token names a new one', async () => {
    expect(await code(await aToken(first))).toBe('ok');
    answer = () => Response.json(bothSet);
    time += 5_000;
    expect(await code(await aToken(second, {}, { kid: 'k2' }))).toBe('ok');
    expect(questions).toBe(2);
  });

  it('stay usable for everybody else under a flood of invented key ids', async () => {
    const good = await aToken(first);
    expect(await code(good)).toBe('ok');
    for (let n = 0; n < 50; n++) {
      time += 100;
      expect(await code(await aToken(second, {}, { kid: `invented-${n}` }))).toBe(
        'UNAUTHENTICATED',
      );
      expect(await code(good)).toBe('ok');
    }
    expect(questions).toBeLessThanOrEqual(2);
  });

  it('that come as an error page count as none', async () => {
    answer = () => new Response('<h1>Bad gateway</h1>', { status: 502 });
    expect(await code(await aToken(first))).toBe('DEPENDENCY_UNAVAILABLE');
  });
});
