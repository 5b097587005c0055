import { ProblemError } from '../../platform/index.ts';

/** A list's page, or the problem of a cursor that is none of it. */
export function pageOrProblem<Page>(page: Page | null): Page {
  if (page === null) throw new ProblemError('BAD_REQUEST', { detail: 'The cursor is not ours.' });
  return page;
}
