import type { Problem, ProblemCode } from '@green-apple/contracts-http';

/** The API answered with a problem document; branch on `code`. */
export class ApiProblem extends Error {
  override readonly name = 'ApiProblem';
  readonly problem: Problem;

  constructor(problem: Problem) {
    super(problem.detail);
    this.problem = problem;
  }

  get code(): ProblemCode {
    return this.problem.code;
  }

  get status(): number {
    return this.problem.status;
  }
}

/** No answer came: offline, cut off or too late. Whether the API acted is not known. */
export class ApiUnreachable extends Error {
  override readonly name = 'ApiUnreachable';
}

/** The code of a refused request, or UNREACHABLE when nobody answered. */
export function failureCode(error: unknown): ProblemCode | 'UNREACHABLE' {
  if (error instanceof ApiProblem) return error.code;
  // A resource wraps what its loader threw when it was not an Error of its realm.
  if (error instanceof Error && error.cause !== undefined) return failureCode(error.cause);
  return 'UNREACHABLE';
}

/** True when a request may have taken effect although no good answer came back. */
export function outcomeUnknown(error: unknown): boolean {
  return !(error instanceof ApiProblem) || error.status >= 500;
}

/** Turns an error answer into an {@link ApiProblem}, whatever its body looks like. */
export function toProblem(status: number, body: unknown): ApiProblem {
  if (isProblem(body)) return new ApiProblem(body);
  return new ApiProblem({
    type: 'about:blank',
    title: 'The request failed',
    status,
    code: status === 404 ? 'NOT_FOUND' : status < 500 ? 'BAD_REQUEST' : 'DEPENDENCY_UNAVAILABLE',
    detail: 'Something went wrong on our side.',
  });
}

function isProblem(body: unknown): body is Problem {
  return (
    typeof body === 'object' &&
    body !== null &&
    'code' in body &&
    typeof body.code === 'string' &&
    'status' in body &&
    typeof body.status === 'number' &&
    'detail' in body &&
    typeof body.detail === 'string'
  );
}
