const opaque = (tag: string): string => tag.trim().replace(/^W\//, '');

/**
 * True when the caller already has this page (`If-None-Match`). Networks on the way send lists, and take off the sign
 * that a tag is weak.
 */
export const isKnown = (etag: string, ifNoneMatch: string | undefined): boolean =>
  (ifNoneMatch ?? '').split(',').some((tag) => opaque(tag) === opaque(etag));
