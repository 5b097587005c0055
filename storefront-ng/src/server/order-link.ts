import type { IncomingMessage, ServerResponse } from 'node:http';
import { BASE_LOCALE } from '@green-apple/domain-pricing/market';
import { languageOfPath, pathIn } from '../app/domains/shared/util-language/page-language.ts';
import type { ServerConfig } from './config.ts';
import type { Log } from './log.ts';

const ORDER_PAGE = /^\/orders\/([A-Za-z0-9-]{1,64})$/;
const DEADLINE_MS = 10_000;

/**
 * A link from a mail (`/orders/<id>?key=...`): trades the key for a cookie of the API and goes
 * on to the bare address, so that the key stays in no history and no referrer. A key that does not
 * fit leads to the same page, which then says so. Returns false when the request is no such link.
 */
export async function followOrderLink(
  url: URL,
  request: IncomingMessage,
  response: ServerResponse,
  config: ServerConfig,
  log: Log,
): Promise<boolean> {
  const language = languageOfPath(url.pathname);
  const id = ORDER_PAGE.exec(pathIn(BASE_LOCALE, url.pathname))?.[1];
  const key = url.searchParams.get('key');
  if (id === undefined || key === null || request.method !== 'GET') return false;
  const target = new URL(`/api/orders/${id}`, config.apiUrl);
  target.searchParams.set('key', key);
  try {
    const answer = await fetch(target, {
      headers: {
        accept: 'application/json',
        ...(request.headers.cookie ? { cookie: request.headers.cookie } : {}),
      },
      signal: AbortSignal.timeout(DEADLINE_MS),
    });
    const cookies = answer.headers.getSetCookie();
    if (cookies.length > 0) response.setHeader('set-cookie', cookies);
    await answer.body?.cancel();
  } catch (error) {
    log.warn('order link not followed', {
      reason: error instanceof Error ? error.name : 'unknown',
    });
  }
  response
    .writeHead(303, { location: pathIn(language, `/orders/${id}`), 'cache-control': 'no-store' })
    .end();
  return true;
}
