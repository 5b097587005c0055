import { hash } from 'node:crypto';
import type { CacheEntry } from './tag-cache.ts';

/**
 * An answer as it goes over the wire: written once, sent many times. In bytes, which lie outside the heap: thousands of
 * answers in text are moved about by the garbage collector, and whoever is being answered waits.
 */
export interface Answer {
  readonly body: Buffer;
  readonly etag: string;
  readonly headers: Readonly<Record<string, string>>;
  /** 200 unless told. */
  readonly status?: number;
}

/** Where what was asked for has gone for good. */
export const movedAnswer = (location: string, tags: readonly string[]): CacheEntry<Answer> => ({
  value: {
    body: Buffer.alloc(0),
    etag: etagOf(location),
    headers: { location, 'cache-tag': tags.join(',') },
    status: 301,
  },
  tags,
});

const etagOf = (said: string | Buffer): string => `W/"${hash('sha1', said, 'base64url')}"`;

const bytesAnswer = (body: Buffer, headers: Readonly<Record<string, string>> = {}): Answer => ({
  body,
  etag: etagOf(body),
  headers,
});

export const textAnswer = (text: string, headers: Readonly<Record<string, string>> = {}): Answer =>
  bytesAnswer(Buffer.from(text), headers);

export const toAnswer = (body: object, headers: Readonly<Record<string, string>> = {}): Answer =>
  textAnswer(JSON.stringify(body), headers);

/**
 * The same with what it is made of: the tags by which this process drops it also tell every cache on the
 * way, which are purged by them.
 */
export const taggedBytes = (
  body: Buffer,
  tags: readonly string[],
  headers: Readonly<Record<string, string>> = {},
): CacheEntry<Answer> => ({
  value: bytesAnswer(body, { ...headers, 'cache-tag': tags.join(',') }),
  tags,
});

export const taggedAnswer = (
  body: object,
  tags: readonly string[],
  headers: Readonly<Record<string, string>> = {},
): CacheEntry<Answer> => taggedBytes(Buffer.from(JSON.stringify(body)), tags, headers);
