import type { IncomingMessage, ServerResponse } from 'node:http';
import { AngularNodeAppEngine, createWebRequestFromNodeRequest } from '@angular/ssr/node';
import { isKnown } from '@green-apple/contracts-http/if-none-match';
import { BASE_LOCALE } from '@green-apple/domain-pricing/market';
import { languageOfPath } from '../app/domains/shared/util-language/page-language.ts';
import type { ServerContext } from '../app/server-context.ts';
import type { ServerConfig } from './config.ts';
import { acceptedEncoding, compress, type Encoding } from './encoding.ts';
import { etagOf } from './etag.ts';
import type { Log } from './log.ts';
import { PageCache, type Rendered } from './page-cache.ts';
import { PageFacts, publicAddress } from './public-page.ts';
import {
  NONCE_PLACEHOLDER,
  contentSecurityPolicy,
  newNonce,
  sharedContentSecurityPolicy,
} from './security-headers.ts';

/** A page as it goes out, the same bytes to everybody. */
interface SharedPage {
  readonly html: Buffer;
  readonly status: number;
  readonly headers: Readonly<Record<string, string>>;
  readonly encoded: Map<Encoding, Promise<Buffer>>;
}

/** Networks keep a page as long as we do; a purge by tag reaches them sooner. Browsers ask each time. */
const SHARED = 'public, max-age=0, s-maxage=5, stale-while-revalidate=5';
const SETTLING = 'public, max-age=0, s-maxage=0, must-revalidate';

/** Renders pages: one shopper's anew each time, those for everybody once for all who ask. */
export class Pages {
  readonly #engine: AngularNodeAppEngine;
  readonly #config: ServerConfig;
  readonly #log: Log;
  readonly #cache = new PageCache<SharedPage>();

  constructor(config: ServerConfig, log: Log) {
    this.#config = config;
    this.#log = log;
    this.#engine = new AngularNodeAppEngine({
      allowedHosts: [config.publicUrl.hostname, 'localhost', '127.0.0.1'],
    });
  }

  /** Answers with the rendered page; every address has one, if only "not found". */
  async serve(
    url: URL,
    request: IncomingMessage,
    response: ServerResponse,
    correlationId: string,
  ): Promise<void> {
    const address = publicAddress(url);
    return address === null
      ? this.#serveOwn(request, response, correlationId)
      : this.#serveShared(address, request, response, correlationId);
  }

  /** Something that pages with any of these tags were made of has changed. */
  purge(tags: readonly string[]): void {
    this.#cache.purge(tags);
  }

  async #serveOwn(
    request: IncomingMessage,
    response: ServerResponse,
    correlationId: string,
  ): Promise<void> {
    const context: ServerContext = {
      ...this.#context(request, correlationId),
      forwardedFor: forwardedFor(request),
    };
    const answer = await this.#engine.handle(request, context);
    if (!answer) return sendNotFound(response);
    const nonce = newNonce();
    answer.headers.forEach((value, name) => response.setHeader(name, value));
    response.setHeader(
      'content-security-policy',
      contentSecurityPolicy(nonce, this.#config.paymentScriptUrl.origin),
    );
    // In other languages the routes that say so are not recognised by their names.
    if (languageOfPath(request.url ?? '/') !== BASE_LOCALE)
      response.setHeader('cache-control', 'no-store');
    response.setHeader('vary', 'accept-encoding, cookie');
    const html = Buffer.from((await answer.text()).replaceAll(NONCE_PLACEHOLDER, nonce));
    const encoding = acceptedEncoding(request.headers['accept-encoding']);
    const body = encoding ? await compress(html, encoding, 4) : html;
    send(request, response, { status: answer.status, body, encoding });
  }

  async #serveShared(
    address: string,
    request: IncomingMessage,
    response: ServerResponse,
    correlationId: string,
  ): Promise<void> {
    const key = `${request.headers.host ?? ''} ${address}`;
    const { page, state, unsettled } = await this.#cache.get(key, () =>
      this.#render(address, request, correlationId),
    );
    for (const [name, value] of Object.entries(page.headers)) response.setHeader(name, value);
    if (unsettled && page.headers['cache-control'] === SHARED)
      response.setHeader('cache-control', SETTLING);
    response.setHeader('vary', 'accept-encoding');
    response.setHeader('x-cache', state);
    const etag = page.headers['etag'];
    if (etag !== undefined && isKnown(etag, request.headers['if-none-match'])) {
      response.writeHead(304).end();
      return;
    }
    const encoding = acceptedEncoding(request.headers['accept-encoding']);
    const body = encoding ? await encoded(page, encoding) : page.html;
    send(request, response, { status: page.status, body, encoding });
  }

  /** Without cookie and address: nothing of the shopper who happens to ask first can get into the page. */
  async #render(
    address: string,
    request: IncomingMessage,
    correlationId: string,
  ): Promise<Rendered<SharedPage>> {
    const facts = new PageFacts();
    const { url } = createWebRequestFromNodeRequest(request);
    const anonymous = new Request(new URL(address, url), {
      headers: { host: request.headers.host ?? '' },
    });
    const answer = await this.#engine.handle(anonymous, {
      ...this.#context(request, correlationId),
      forwardedFor: '',
      facts,
    } satisfies ServerContext);
    if (!answer) return notFound();
    const nonce = newNonce();
    const html = (await answer.text()).replaceAll(NONCE_PLACEHOLDER, nonce);
    const keep = answer.status === 200 && facts.shared;
    const headers: Record<string, string> = {
      ...Object.fromEntries(answer.headers),
      'content-security-policy': sharedContentSecurityPolicy(
        html,
        nonce,
        this.#config.paymentScriptUrl.origin,
      ),
      'cache-control': keep ? SHARED : 'no-store',
      ...(keep ? { etag: etagOf(html), 'cache-tag': facts.tags.join(',') } : {}),
    };
    const page = { html: Buffer.from(html), status: answer.status, headers, encoded: new Map() };
    // As it is, and both encodings at about a fifth each.
    return { page, tags: facts.tags, keep, bytes: Math.ceil(page.html.length * 1.4) };
  }

  #context(request: IncomingMessage, correlationId: string): Omit<ServerContext, 'forwardedFor'> {
    return {
      apiUrl: this.#config.apiUrl.origin,
      publicUrl: this.#config.publicUrl.origin,
      correlationId,
      report: (error) =>
        this.#log.error('rendering failed', {
          path: request.url?.split('?')[0],
          reason: error instanceof Error ? (error.stack ?? error.message) : String(error),
          correlationId,
        }),
    };
  }
}

const TEXT = 'text/plain; charset=utf-8';

function sendNotFound(response: ServerResponse): void {
  response.writeHead(404, { 'content-type': TEXT }).end('Not found');
}

const notFound = (): Rendered<SharedPage> => ({
  page: {
    html: Buffer.from('Not found'),
    status: 404,
    headers: { 'content-type': TEXT, 'cache-control': 'no-store' },
    encoded: new Map(),
  },
  tags: [],
  keep: false,
  bytes: 0,
});

function encoded(page: SharedPage, encoding: Encoding): Promise<Buffer> {
  const known = page.encoded.get(encoding);
  if (known) return known;
  const made = compress(page.html, encoding, 4);
  page.encoded.set(encoding, made);
  return made;
}

function send(
  request: IncomingMessage,
  response: ServerResponse,
  answer: { readonly status: number; readonly body: Buffer; readonly encoding: Encoding | null },
): void {
  if (answer.encoding) response.setHeader('content-encoding', answer.encoding);
  response.setHeader('content-length', answer.body.length);
  response.writeHead(answer.status);
  response.end(request.method === 'HEAD' ? undefined : answer.body);
}

function forwardedFor(request: IncomingMessage): string {
  const before = request.headers['x-forwarded-for'];
  const from = request.socket.remoteAddress ?? '';
  return before ? `${String(before)}, ${from}` : from;
}
