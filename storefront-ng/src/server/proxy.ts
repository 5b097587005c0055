import {
  Agent,
  request as httpRequest,
  type IncomingHttpHeaders,
  type IncomingMessage,
  type OutgoingHttpHeaders,
  type ServerResponse,
} from 'node:http';
import { Agent as HttpsAgent, request as httpsRequest } from 'node:https';
import type { Log } from './log.ts';
import { sendUnavailable } from './reply.ts';

/** How long the other side may take until its headers; a stream may then go on for as long as it likes. */
const DEADLINE_MS = 25_000;

/** Headers that mean one connection and not the message. */
const HOP_BY_HOP = new Set([
  'connection',
  'keep-alive',
  'proxy-authenticate',
  'proxy-authorization',
  'te',
  'trailer',
  'transfer-encoding',
  'upgrade',
]);

export interface ProxyOptions {
  readonly target: URL;
  readonly correlationId: string;
  /** Headers that replace those of the answer, e.g. how long it may be cached. */
  readonly answerHeaders?: (status: number) => Readonly<Record<string, string>>;
  /** False leaves the shopper's cookies and address out: a picture needs neither. */
  readonly personal?: boolean;
}

/** Passes requests through as streams, so that events arrive one by one and nothing is buffered. */
export class Proxy {
  readonly #http = new Agent({ keepAlive: true, maxSockets: 512 });
  readonly #https = new HttpsAgent({ keepAlive: true, maxSockets: 512 });
  readonly #log: Log;

  constructor(log: Log) {
    this.#log = log;
  }

  pass(request: IncomingMessage, response: ServerResponse, options: ProxyOptions): void {
    const { target, correlationId } = options;
    const secure = target.protocol === 'https:';
    const upstream = (secure ? httpsRequest : httpRequest)(target, {
      method: request.method,
      agent: secure ? this.#https : this.#http,
      headers: askingHeaders(request, options),
    });
    const fail = (status: 502 | 504, reason: string) => {
      this.#log.warn('upstream failed', { path: target.pathname, reason, correlationId });
      sendUnavailable(response, status, correlationId);
    };
    let late = false;
    const timer = setTimeout(() => {
      late = true;
      upstream.destroy(new Error('no headers in time'));
    }, DEADLINE_MS);
    upstream.on('response', (answer) => {
      clearTimeout(timer);
      const status = answer.statusCode ?? 502;
      response.writeHead(status, answeringHeaders(answer.headers, options, status));
      // The first bytes of an event stream are its headers: the page waits for them.
      response.flushHeaders();
      answer.pipe(response);
      answer.on('error', () => response.destroy());
    });
    upstream.on('error', (error) => {
      clearTimeout(timer);
      if (!response.destroyed) fail(late ? 504 : 502, error.message);
    });
    response.on('close', () => {
      clearTimeout(timer);
      if (!response.writableFinished) upstream.destroy();
    });
    request.pipe(upstream);
  }

  close(): void {
    this.#http.destroy();
    this.#https.destroy();
  }
}

function askingHeaders(request: IncomingMessage, options: ProxyOptions): OutgoingHttpHeaders {
  const { target, correlationId, personal = true } = options;
  const headers = endToEnd(request.headers);
  const from = request.socket.remoteAddress ?? '';
  const before = request.headers['x-forwarded-for'];
  headers['host'] = target.host;
  headers['x-correlation-id'] = correlationId;
  if (!personal) {
    delete headers['cookie'];
    return headers;
  }
  headers['x-forwarded-for'] = before ? `${String(before)}, ${from}` : from;
  headers['x-forwarded-host'] ??= request.headers.host;
  headers['x-forwarded-proto'] ??= 'http';
  return headers;
}

function answeringHeaders(
  headers: IncomingHttpHeaders,
  options: ProxyOptions,
  status: number,
): OutgoingHttpHeaders {
  const answer = endToEnd(headers);
  if (String(answer['content-type'] ?? '').startsWith('text/event-stream'))
    answer['x-accel-buffering'] = 'no';
  return { ...answer, ...options.answerHeaders?.(status) };
}

function endToEnd(headers: IncomingHttpHeaders): OutgoingHttpHeaders {
  const named = String(headers.connection ?? '')
    .split(',')
    .map((name) => name.trim().toLowerCase());
  return Object.fromEntries(
    Object.entries(headers).filter(
      ([name, value]) => value !== undefined && !HOP_BY_HOP.has(name) && !named.includes(name),
    ),
  );
}
