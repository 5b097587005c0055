const opaque = (tag: string): string => tag.trim().replace(/^W\//, '');

/**
 * True when who asks has the answer with this `ETag` already, by their `If-None-Match`: a tag, a list or `*`. Networks on
 * the way put tags together, and take off the sign that one is weak.
 */
export function isKnown(etag: string, ifNoneMatch: string | undefined): boolean {
  if (ifNoneMatch === undefined) return false;
  return (
    ifNoneMatch.trim() === '*' || ifNoneMatch.split(',').some((tag) => opaque(tag) === opaque(etag))
  );
}
