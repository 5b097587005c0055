import type { ServerResponse } from 'node:http';
import type { Problem } from '@green-apple/contracts-http';

/** Answers with JSON. */
export function sendJson(
  response: ServerResponse,
  status: number,
  body: unknown,
  headers: Readonly<Record<string, string>> = {},
): void {
  const text = JSON.stringify(body);
  response.writeHead(status, {
    'content-type': 'application/json; charset=utf-8',
    'content-length': Buffer.byteLength(text),
    'cache-control': 'no-store',
    ...headers,
  });
  response.end(text);
}

/** Answers with plain text that may be kept for an hour. */
export function sendText(response: ServerResponse, text: string): void {
  response.writeHead(200, {
    'content-type': 'text/plain; charset=utf-8',
    'content-length': Buffer.byteLength(text),
    'cache-control': 'public, max-age=3600',
  });
  response.end(text);
}

/** The answer when what stands behind us does not answer; same shape as the API's own problems. */
export function sendUnavailable(
  response: ServerResponse,
  status: 502 | 504,
  correlationId: string,
): void {
  if (response.headersSent) {
    response.destroy();
    return;
  }
  const problem: Problem = {
    type: 'about:blank',
    title: status === 504 ? 'No answer in time' : 'Not reachable',
    status,
    code: 'DEPENDENCY_UNAVAILABLE',
    detail: 'The shop is not answering right now. Please try again in a moment.',
    correlationId,
  };
  sendJson(response, status, problem, { 'content-type': 'application/problem+json' });
}
