import { ApiProblem } from '@green-apple/ng-api-client';

/** Why something asked of a file did not happen, in words for the employee. */
export const refusalText = (error: unknown): string =>
  error instanceof ApiProblem
    ? error.problem.detail
    : 'The back office server did not answer. Nothing is lost; try again.';
