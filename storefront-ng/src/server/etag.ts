import { createHash } from 'node:crypto';

/** Weak, since the same page goes out in several encodings. */
export const etagOf = (html: string): string =>
  `W/"${createHash('sha1').update(html).digest('base64url')}"`;
