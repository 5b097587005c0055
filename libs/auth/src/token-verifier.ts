import { EmployeeRole, type Permission } from '@green-apple/contracts-http';
import { errors, jwtVerify, type JWTPayload } from 'jose';
import { permissionsOf } from './permissions.ts';
import { createSigningKeys, SigningKeysUnavailable, type SigningKeys } from './signing-keys.ts';

/** Someone who signed in to the employees realm. */
export interface Employee {
  readonly id: string;
  readonly name: string;
  readonly roles: readonly EmployeeRole[];
  readonly permissions: readonly Permission[];
}

/** `reason` is for logs; callers outside learn the code only. */
export type TokenVerdict =
  | { readonly ok: true; readonly employee: Employee }
  | { readonly ok: false; readonly code: 'UNAUTHENTICATED'; readonly reason: string }
  | { readonly ok: false; readonly code: 'DEPENDENCY_UNAVAILABLE'; readonly reason: string };

export interface TokenVerifierOptions {
  readonly issuer: string;
  /** Who the token must be meant for. */
  readonly audience: string;
  /** Which applications may have asked for it (`azp`). */
  readonly clients: readonly string[];
  /** Where the keys lie when not at Keycloak's usual place below the issuer. */
  readonly keysUrl?: string;
  /** In specs: keys from memory. */
  readonly keys?: SigningKeys;
}

export interface TokenVerifier {
  verify(token: string): Promise<TokenVerdict>;
}

const ALGORITHMS = ['RS256', 'PS256', 'ES256'];
const LEEWAY_S = 30;

/** Checks access tokens of employees: signature, algorithm, issuer, audience, time, application, kind. */
export function createTokenVerifier(options: TokenVerifierOptions): TokenVerifier {
  const issuer = options.issuer.replace(/\/$/, '');
  const keys =
    options.keys ??
    createSigningKeys({ url: options.keysUrl ?? `${issuer}/protocol/openid-connect/certs` });
  return {
    async verify(token) {
      try {
        const { payload } = await jwtVerify(token, keys, {
          issuer,
          audience: options.audience,
          algorithms: ALGORITHMS,
          clockTolerance: LEEWAY_S,
          requiredClaims: ['sub', 'exp', 'iat', 'azp'],
        });
        return judge(payload, options.clients);
      } catch (error) {
        return refusal(error);
      }
    },
  };
}

function judge(payload: JWTPayload, clients: readonly string[]): TokenVerdict {
  // An ID token is signed by the same keys; it says who someone is and opens nothing.
  if (payload['typ'] !== 'Bearer') return unauthenticated('not an access token');
  if (typeof payload['azp'] !== 'string' || !clients.includes(payload['azp'])) {
    return unauthenticated('issued to another application');
  }
  const roles = rolesOf(payload['realm_access']);
  const name = payload['name'] ?? payload['preferred_username'];
  return {
    ok: true,
    employee: {
      id: payload.sub ?? '',
      name: typeof name === 'string' ? name : 'Employee',
      roles,
      permissions: permissionsOf(roles),
    },
  };
}

/** Roles of ours; Keycloak's own and unknown ones mean nothing here. */
function rolesOf(realmAccess: unknown): EmployeeRole[] {
  if (typeof realmAccess !== 'object' || realmAccess === null || !('roles' in realmAccess)) {
    return [];
  }
  const given: unknown[] = Array.isArray(realmAccess.roles) ? realmAccess.roles : [];
  return EmployeeRole.options.filter((role) => given.includes(role));
}

function refusal(error: unknown): TokenVerdict {
  if (error instanceof SigningKeysUnavailable) {
    return { ok: false, code: 'DEPENDENCY_UNAVAILABLE', reason: error.message };
  }
  // Whatever else is wrong lies in the token: jose's own errors, and a TypeError for a malformed one.
  return unauthenticated(error instanceof errors.JOSEError ? error.code : 'malformed token');
}

function unauthenticated(reason: string): TokenVerdict {
  return { ok: false, code: 'UNAUTHENTICATED', reason };
}
