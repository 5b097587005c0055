import { ProblemError } from '../../../platform/index.ts';

/** Names the phrase, so that whoever wrote it knows what to put differently. */
export const diseaseClaim = (path: string, phrase: string): ProblemError =>
  new ProblemError('DISEASE_CLAIM', {
    errors: [{ path, message: `“${phrase}” promises to act on a disease.` }],
  });
