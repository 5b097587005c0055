import { createHash } from 'node:crypto';

/** Weak, since the same page goes out in several encodings. */
export const etagOf = (html: string): string =>
  `W/"${createHash('sha1').update(html).digest('base64url')}"`;

/**
 * True when the caller already has this page (`If-None-Match`). Networks on the way send lists, and take off the sign
 * that a tag is weak.
 */
export function isKnown(etag: string, ifNoneMatch: string | undefined): boolean {
  const opaque = (tag: string): string => tag.trim().replace(/^W\//, '');
  return (ifNoneMatch ?? '').split(',').some((tag) => opaque(tag) === opaque(etag));
}
