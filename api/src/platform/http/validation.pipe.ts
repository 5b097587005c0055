import { StandardSchemaValidationPipe, type ArgumentMetadata } from '@nestjs/common';
import { illegibleAt } from '@green-apple/domain-catalog';
import { ProblemError } from '../errors/problem-error.ts';

/** No answer lists more faults than a person would read. */
const MOST = 20;

type Segment = PropertyKey | { readonly key: PropertyKey };

/**
 * Bodies with control characters are refused before their schema is asked: a title with one in it is taken by the
 * database, and then by no search index.
 */
class LegiblePipe extends StandardSchemaValidationPipe {
  override async transform<T>(value: T, metadata: ArgumentMetadata): Promise<T> {
    const place = metadata.type === 'body' && metadata.schema ? illegibleAt(value) : null;
    if (place !== null)
      throw new ProblemError('VALIDATION_FAILED', {
        errors: [{ path: place.join('.'), message: 'Has characters that nobody can read' }],
      });
    return super.transform(value, metadata);
  }
}

/** Parses bodies, queries and parameters by the schema of the contract; faults become VALIDATION_FAILED. */
export function validationPipe(): StandardSchemaValidationPipe {
  return new LegiblePipe({
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
