import { ApiProblem, ApiUnreachable } from '@green-apple/ng-api-client';
import type { ProblemCode } from '@green-apple/contracts-http';
import { toFailure } from './failure.ts';

const refused = (code: ProblemCode, status: number): ApiProblem =>
  new ApiProblem({ type: 'about:blank', title: '', status, code, detail: '' });

describe('a failed request, in words', () => {
  for (const [error, heading, retry] of [
    [refused('FORBIDDEN', 403), 'Your role does not include this', false],
    [refused('UNAUTHENTICATED', 401), 'Your session has ended', false],
    [refused('ORDER_NOT_FOUND', 404), 'This order is not here', false],
    [refused('DEPENDENCY_UNAVAILABLE', 503), 'Something we rely on is away', true],
    [refused('INTERNAL', 500), 'That did not work', true],
    [refused('BAD_REQUEST', 400), 'That address does not fit', false],
    [new ApiUnreachable('no answer'), 'No answer', true],
  ] as const) {
    it(`says "${heading}"${retry ? ' and offers to try again' : ''}`, () => {
      const failure = toFailure(error, 'This order');
      expect([failure.heading, failure.retry]).toEqual([heading, retry]);
    });
  }
});
