import { StandardSchemaValidationPipe } from '@nestjs/common';
import { ProblemError } from '../errors/problem-error.ts';

/** No answer lists more faults than a person would read. */
const MOST = 20;

type Segment = PropertyKey | { readonly key: PropertyKey };

/** Parses bodies, queries and parameters by the schema of the contract; faults become VALIDATION_FAILED. */
export function validationPipe(): StandardSchemaValidationPipe {
  return new StandardSchemaValidationPipe({
    exceptionFactory: (issues) =>
      new ProblemError('VALIDATION_FAILED', {
        errors: issues.slice(0, MOST).map(({ path, message }) => ({
          path: (path ?? []).map(segmentText).join('.'),
          message,
        })),
      }),
  });
}

function segmentText(segment: Segment): string {
  return String(typeof segment === 'object' ? segment.key : segment);
}
