import { HttpException } from '@nestjs/common';
import { isUnreachable, postgresCode } from '@green-apple/persistence';
import type { Problem, ProblemCode } from '@green-apple/contracts-http';
import { ProblemError, type ProblemExtras } from './problem-error.ts';
import { PROBLEMS, problemType } from './problem-table.ts';

/** Codes of Postgres that mean "not now": lock not available, statement took too long. */
const NOT_NOW = new Set(['55P03', '57014']);

/** Text that the database cannot hold: a zero byte, half of a surrogate pair. */
const UNSTORABLE = new Set(['22021', '22P05']);

const BY_STATUS: ReadonlyMap<number, ProblemCode> = new Map([
  [400, 'BAD_REQUEST'],
  [401, 'UNAUTHENTICATED'],
  [403, 'FORBIDDEN'],
  [404, 'NOT_FOUND'],
  [405, 'METHOD_NOT_ALLOWED'],
  [413, 'PAYLOAD_TOO_LARGE'],
  [414, 'BAD_REQUEST'],
  [415, 'UNSUPPORTED_MEDIA_TYPE'],
  [429, 'RATE_LIMITED'],
  [503, 'DEPENDENCY_UNAVAILABLE'],
]);

/** Whatever was thrown, as one of our problems; what nobody expected becomes INTERNAL and says nothing more. */
export function toProblemError(thrown: unknown): ProblemError {
  if (thrown instanceof ProblemError) return thrown;
  const code = postgresCode(thrown);
  if (isUnreachable(thrown) || (code !== undefined && NOT_NOW.has(code)))
    return new ProblemError('DEPENDENCY_UNAVAILABLE', { retryAfter: 2 }, { cause: thrown });
  if (code !== undefined && UNSTORABLE.has(code))
    return new ProblemError('BAD_REQUEST', {}, { cause: thrown });
  const status = statusOf(thrown);
  return new ProblemError(
    (status === undefined ? undefined : BY_STATUS.get(status)) ?? 'INTERNAL',
    {},
    { cause: thrown },
  );
}

/** The framework's own refusals carry a status: an exception of Nest, or an error of Fastify's parsers. */
function statusOf(thrown: unknown): number | undefined {
  if (thrown instanceof HttpException) return thrown.getStatus();
  if (!(thrown instanceof Error) || !('code' in thrown) || !('statusCode' in thrown))
    return undefined;
  const { code, statusCode } = thrown;
  return typeof code === 'string' && code.startsWith('FST_') && typeof statusCode === 'number'
    ? statusCode
    : undefined;
}

/** The document that goes out. Only what the contract lists, and no word of the cause. */
export function toProblem(
  code: ProblemCode,
  extras: ProblemExtras,
  correlationId: string,
): Problem {
  const { status, title, detail } = PROBLEMS[code];
  const { errors, lines, quote, currentVersion } = extras;
  return {
    type: problemType(code),
    title,
    status,
    code,
    detail: extras.detail ?? detail,
    correlationId,
    ...(errors === undefined ? {} : { errors }),
    ...(lines === undefined ? {} : { lines }),
    ...(quote === undefined ? {} : { quote }),
    ...(currentVersion === undefined ? {} : { currentVersion }),
  };
}
