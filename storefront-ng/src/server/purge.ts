import { createHash, timingSafeEqual } from 'node:crypto';
import type { IncomingMessage, ServerResponse } from 'node:http';
import { sendJson } from './reply.ts';

/** Where the back of the house tells what has changed, in the words of the networks' own purge by tag. */
export const PURGE_PATH = '/internal/purge';

const MOST_BYTES = 64 * 1024;
const MOST_TAGS = 500;

/**
 * Takes `POST {"tags": [...]}` from whoever bears the token and hands the tags on. Without a token in the
 * configuration there is nothing here.
 */
export async function takePurge(
  request: IncomingMessage,
  response: ServerResponse,
  token: string | undefined,
  purge: (tags: readonly string[]) => void,
): Promise<void> {
  if (token === undefined) return sendJson(response, 404, { code: 'NOT_FOUND' });
  if (!bears(request.headers.authorization, token))
    return sendJson(response, 401, { code: 'UNAUTHENTICATED' });
  if (request.method !== 'POST') return sendJson(response, 405, { code: 'METHOD_NOT_ALLOWED' });
  const tags = readTags(await bodyOf(request));
  if (tags === null) return sendJson(response, 400, { code: 'BAD_REQUEST' });
  purge(tags);
  sendJson(response, 200, { success: true });
}

function bears(header: string | undefined, token: string): boolean {
  const hash = (text: string): Buffer => createHash('sha256').update(text).digest();
  return timingSafeEqual(hash(header ?? ''), hash(`Bearer ${token}`));
}

/** Null for a body that is too long. */
async function bodyOf(request: IncomingMessage): Promise<string | null> {
  const chunks: Buffer[] = [];
  let bytes = 0;
  for await (const chunk of request as AsyncIterable<Buffer>) {
    bytes += chunk.length;
    if (bytes > MOST_BYTES) return null;
    chunks.push(chunk);
  }
  return Buffer.concat(chunks).toString('utf8');
}

function readTags(body: string | null): string[] | null {
  try {
    const parsed: unknown = JSON.parse(body ?? '');
    const tags: unknown =
      typeof parsed === 'object' && parsed !== null && 'tags' in parsed ? parsed.tags : null;
    if (!Array.isArray(tags) || tags.length === 0 || tags.length > MOST_TAGS) return null;
    return tags.every((tag): tag is string => typeof tag === 'string') ? tags : null;
  } catch {
    return null;
  }
}
