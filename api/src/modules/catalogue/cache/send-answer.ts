import { isKnown } from '@green-apple/contracts-http/if-none-match';
import type { FastifyReply } from 'fastify';
import type { Answer } from './answer.ts';

/**
 * Shared caches may keep an answer for two seconds, no longer than an edit may take to show, and give it
 * once more while they ask again; a purge by tag reaches them sooner.
 */
const CACHE_CONTROL = 'public, max-age=0, s-maxage=2, stale-while-revalidate=3';

/** The answer as it lies in the cache, or 304 for who has it already. */
export function sendAnswer(
  reply: FastifyReply,
  answer: Answer,
  known: string | undefined,
  cacheControl = CACHE_CONTROL,
): Buffer | undefined {
  reply
    .header('cache-control', cacheControl)
    .header('content-type', 'application/json; charset=utf-8')
    .header('etag', answer.etag)
    .headers(answer.headers);
  if (answer.status !== undefined) reply.code(answer.status);
  else if (isKnown(answer.etag, known)) {
    reply.code(304);
    return undefined;
  }
  return answer.body;
}
