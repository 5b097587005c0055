import type { IncomingMessage, ServerResponse } from 'node:http';
import { AngularNodeAppEngine } from '@angular/ssr/node';
import type { ServerContext } from '../app/server-context.ts';
import type { ServerConfig } from './config.ts';
import { acceptedEncoding, compress } from './encoding.ts';
import type { Log } from './log.ts';
import { NONCE_PLACEHOLDER, contentSecurityPolicy, newNonce } from './security-headers.ts';

/** Renders pages for one request after the other. */
export class Pages {
  readonly #engine: AngularNodeAppEngine;
  readonly #config: ServerConfig;
  readonly #log: Log;

  constructor(config: ServerConfig, log: Log) {
    this.#config = config;
    this.#log = log;
    this.#engine = new AngularNodeAppEngine({
      allowedHosts: [config.publicUrl.hostname, 'localhost', '127.0.0.1'],
    });
  }

  /** Answers with the rendered page; every address has one, if only "not found". */
  async serve(
    request: IncomingMessage,
    response: ServerResponse,
    correlationId: string,
  ): Promise<void> {
    const context: ServerContext = {
      apiUrl: this.#config.apiUrl.origin,
      publicUrl: this.#config.publicUrl.origin,
      forwardedFor: forwardedFor(request),
      correlationId,
      report: (error) =>
        this.#log.error('rendering failed', {
          path: request.url?.split('?')[0],
          reason: error instanceof Error ? (error.stack ?? error.message) : String(error),
          correlationId,
        }),
    };
    const answer = await this.#engine.handle(request, context);
    if (!answer) {
      response.writeHead(404, { 'content-type': 'text/plain; charset=utf-8' }).end('Not found');
      return;
    }
    const nonce = newNonce();
    answer.headers.forEach((value, name) => response.setHeader(name, value));
    response.setHeader(
      'content-security-policy',
      contentSecurityPolicy(nonce, this.#config.paymentScriptUrl.origin),
    );
    const html = (await answer.text()).replaceAll(NONCE_PLACEHOLDER, nonce);
    await this.#send(Buffer.from(html), answer.status, request, response);
  }

  async #send(
    html: Buffer,
    status: number,
    request: IncomingMessage,
    response: ServerResponse,
  ): Promise<void> {
    const encoding = acceptedEncoding(request.headers['accept-encoding']);
    const body = encoding ? await compress(html, encoding, 4) : html;
    if (encoding) response.setHeader('content-encoding', encoding);
    response.setHeader('vary', 'accept-encoding, cookie');
    response.setHeader('content-length', body.length);
    response.writeHead(status);
    response.end(request.method === 'HEAD' ? undefined : body);
  }
}

function forwardedFor(request: IncomingMessage): string {
  const before = request.headers['x-forwarded-for'];
  const from = request.socket.remoteAddress ?? '';
  return before ? `${String(before)}, ${from}` : from;
}
