import { ProblemError } from '../errors/problem-error.ts';

/** If-Match of a change, for the document of the routes: the version it was made on. */
export const IF_MATCH = {
  name: 'If-Match',
  required: true,
  description: 'The version that was looked at.',
};

/**
 * The version in `If-Match: "7"`. Weak tags and `*` would let an edit overwrite one it has never seen, so
 * they count as none.
 *
 * @throws ProblemError VERSION_REQUIRED
 */
export function expectedVersion(header: string | undefined): number {
  const version = Number(/^"?([1-9]\d{0,9})"?$/.exec(header?.trim() ?? '')?.[1]);
  if (!Number.isInteger(version) || version > 2_147_483_647) {
    throw new ProblemError('VERSION_REQUIRED');
  }
  return version;
}

export const entityTag = (version: number): string => `"${version}"`;
