import type { Employee, TokenVerifier } from '@green-apple/auth';
import { Permission } from '@green-apple/contracts-http';
import type { Logger } from '@green-apple/observability';
import type { FastifyRequest } from 'fastify';
import { ProblemError, type AccessCheckers } from '../../../platform/index.ts';

/** Who was let in with which request; nothing else may say who is asking. */
const known = new WeakMap<object, Employee>();

/** The employee the access rules found behind a request. */
export function employeeOf(request: FastifyRequest): Employee {
  const employee = known.get(request);
  if (employee === undefined) throw new Error('a route without an access rule asked who is there');
  return employee;
}

/** Checks of the admin API: `signed-in` wants a good token, `permission` also the right it names. */
export function employeeAccess(verifier: TokenVerifier, logger: Logger): AccessCheckers {
  async function signedIn(request: FastifyRequest): Promise<Employee> {
    const verdict = await verifier.verify(bearerToken(request.headers.authorization));
    if (verdict.ok) {
      known.set(request, verdict.employee);
      return verdict.employee;
    }
    logger.info({ reason: verdict.reason, correlationId: request.id }, 'token refused');
    throw new ProblemError(
      verdict.code,
      verdict.code === 'DEPENDENCY_UNAVAILABLE' ? { retryAfter: 5 } : {},
    );
  }
  return {
    'signed-in': async (request) => void (await signedIn(request)),
    permission: async (request, rule) => {
      const employee = await signedIn(request);
      const needed = Permission.safeParse(rule.detail);
      if (!needed.success || !employee.permissions.includes(needed.data)) {
        throw new ProblemError('FORBIDDEN', { detail: 'Your role does not include this.' });
      }
    },
  };
}

/** The token of `Authorization: Bearer …`; empty when there is none, which no check accepts. */
export function bearerToken(header: string | undefined): string {
  return /^Bearer +(\S+)$/i.exec(header ?? '')?.[1] ?? '';
}
