import { hash } from 'node:crypto';
import type { CacheEntry } from './tag-cache.ts';

/** An answer as it goes over the wire: written once, sent many times. */
export interface Answer {
  readonly body: string;
  readonly etag: string;
  readonly headers: Readonly<Record<string, string>>;
  /** 200 unless told. */
  readonly status?: number;
}

/** Where what was asked for has gone for good. */
export const movedAnswer = (location: string, tags: readonly string[]): CacheEntry<Answer> => ({
  value: {
    body: '',
    etag: etagOf(location),
    headers: { location, 'cache-tag': tags.join(',') },
    status: 301,
  },
  tags,
});

const etagOf = (text: string): string => `W/"${hash('sha1', text, 'base64url')}"`;

export const textAnswer = (
  body: string,
  headers: Readonly<Record<string, string>> = {},
): Answer => ({ body, etag: etagOf(body), headers });

export const toAnswer = (body: object, headers: Readonly<Record<string, string>> = {}): Answer =>
  textAnswer(JSON.stringify(body), headers);

/**
 * The same with what it is made of: the tags by which this process drops it also tell every cache on the
 * way, which are purged by them.
 */
export const taggedText = (
  body: string,
  tags: readonly string[],
  headers: Readonly<Record<string, string>> = {},
): CacheEntry<Answer> => ({
  value: textAnswer(body, { ...headers, 'cache-tag': tags.join(',') }),
  tags,
});

export const taggedAnswer = (
  body: object,
  tags: readonly string[],
  headers: Readonly<Record<string, string>> = {},
): CacheEntry<Answer> => taggedText(JSON.stringify(body), tags, headers);
