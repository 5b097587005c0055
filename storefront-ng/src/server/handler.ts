import { randomUUID } from 'node:crypto';
import type { IncomingMessage, ServerResponse } from 'node:http';
import { fileURLToPath } from 'node:url';
import { brokenPage } from './broken-page.ts';
import type { ServerConfig } from './config.ts';
import type { Log } from './log.ts';
import { followOrderLink } from './order-link.ts';
import { Pages } from './pages.ts';
import { Proxy } from './proxy.ts';
import { PURGE_PATH, takePurge } from './purge.ts';
import { sendJson, sendText } from './reply.ts';
import { robots } from './robots.ts';
import { COMMON_HEADERS } from './security-headers.ts';
import { StaticFiles } from './static-files.ts';

export interface Handler {
  handle(request: IncomingMessage, response: ServerResponse): Promise<void>;
  /** From now on /health/ready says no, so that no new shoppers are sent here. */
  drain(): void;
  close(): void;
}

/** Pictures get a new key when they change. */
const MEDIA_CACHE = 'public, max-age=31536000, immutable';

/** Everything the shop's own origin answers: files, pages, and what it passes on. */
export function createHandler(config: ServerConfig, log: Log): Handler {
  const proxy = new Proxy(log);
  const pages = new Pages(config, log);
  let files: StaticFiles | undefined;
  let draining = false;

  const route = async (
    url: URL,
    request: IncomingMessage,
    response: ServerResponse,
    correlationId: string,
  ): Promise<void> => {
    const path = url.pathname;
    if (path === '/health/live') return sendJson(response, 200, { status: 'ok' });
    if (path === '/health/ready')
      return sendJson(response, draining ? 503 : 200, { status: draining ? 'draining' : 'ok' });
    if (path === PURGE_PATH)
      return takePurge(request, response, config.purgeToken, (tags) => pages.purge(tags));
    if (path === '/robots.txt') return sendText(response, robots(config.publicUrl.origin));
    if (path === '/config.json') return sendJson(response, 200, publicConfig(config));
    if (path.startsWith('/api/')) {
      const target = new URL(path + url.search, config.apiUrl);
      return proxy.pass(request, response, { target, correlationId });
    }
    const sitemap = /^\/sitemap(?:s\/(\d{1,4}))?\.xml$/.exec(path);
    if (sitemap) {
      const place = sitemap[1] === undefined ? '/api/sitemap.xml' : `/api/sitemaps/${sitemap[1]}`;
      const target = new URL(place, config.apiUrl);
      return proxy.pass(request, response, { target, correlationId, personal: false });
    }
    if (path.startsWith('/media/'))
      return passMedia(path, request, response, { config, proxy, correlationId });
    files ??= new StaticFiles(fileURLToPath(new URL('../browser/', import.meta.url)));
    if (await files.serve(path, request, response)) return;
    if (request.method !== 'GET' && request.method !== 'HEAD') {
      response.writeHead(405, { allow: 'GET, HEAD' }).end();
      return;
    }
    if (await followOrderLink(url, request, response, config, log)) return;
    await pages.serve(url, request, response, correlationId);
  };

  const handle = async (request: IncomingMessage, response: ServerResponse): Promise<void> => {
    const started = performance.now();
    const correlationId = String(request.headers['x-correlation-id'] ?? randomUUID()).slice(0, 64);
    for (const [name, value] of Object.entries(COMMON_HEADERS)) response.setHeader(name, value);
    const url = requestUrl(request);
    response.on('close', () => {
      const facts = {
        method: request.method,
        path: url?.pathname,
        status: response.statusCode,
        ms: Math.round(performance.now() - started),
        correlationId,
      };
      log[response.statusCode >= 500 ? 'warn' : 'debug']('request', facts);
    });
    if (!url) {
      response.writeHead(400).end();
      return;
    }
    try {
      await route(url, request, response, correlationId);
    } catch (error) {
      log.error('request failed', {
        path: url.pathname,
        reason: error instanceof Error ? (error.stack ?? error.message) : 'unknown',
        correlationId,
      });
      if (response.headersSent) response.destroy();
      else
        response
          .writeHead(500, {
            'content-type': 'text/html; charset=utf-8',
            'cache-control': 'no-store',
          })
          .end(brokenPage(url.pathname));
    }
  };
  return { handle, drain: () => void (draining = true), close: () => proxy.close() };
}

/** What anyone may know, for tools that look at a running shop. */
const publicConfig = (config: ServerConfig) => ({
  region: config.region,
  storefrontUrl: config.publicUrl.origin,
});

function passMedia(
  path: string,
  request: IncomingMessage,
  response: ServerResponse,
  { config, proxy, correlationId }: { config: ServerConfig; proxy: Proxy; correlationId: string },
): void {
  if (request.method !== 'GET' && request.method !== 'HEAD') {
    response.writeHead(405, { allow: 'GET, HEAD' }).end();
    return;
  }
  const base = config.mediaOrigin.href.replace(/\/$/, '');
  proxy.pass(request, response, {
    target: new URL(`${base}${path.slice('/media'.length)}`),
    correlationId,
    personal: false,
    answerHeaders: (status) => ({
      'cache-control': status === 200 || status === 304 ? MEDIA_CACHE : 'no-store',
    }),
  });
}

/** Null for a request line that is no address. The host is checked where it matters, in the renderer. */
function requestUrl(request: IncomingMessage): URL | null {
  const path = request.url ?? '/';
  // "//evil.example" would be read as another host.
  const address = `http://shop.invalid${path.replace(/^\/{2,}/, '/')}`;
  return path.startsWith('/') && URL.canParse(address) ? new URL(address) : null;
}
