import type { Send } from '@green-apple/ng-api-client';

/** Sends as `fetch` does, and says how much of the body has gone, from 0 to 1, which `fetch` does not. */
export const countingSend =
  (gone: (share: number) => void): Send =>
  (url, { method = 'GET', headers, body, signal }) =>
    new Promise((resolve, reject) => {
      const request = new XMLHttpRequest();
      const fail = (): void => reject(new TypeError('No answer came.'));
      request.open(method, url);
      request.responseType = 'arraybuffer';
      new Headers(headers).forEach((value, name) => request.setRequestHeader(name, value));
      request.upload.addEventListener('progress', ({ loaded, total }) =>
        gone(loaded / Math.max(1, total)),
      );
      request.addEventListener('load', () => resolve(toResponse(request)));
      request.addEventListener('error', fail);
      request.addEventListener('abort', fail);
      signal?.addEventListener('abort', () => request.abort(), { once: true });
      request.send(body as Blob);
    });

function toResponse(request: XMLHttpRequest): Response {
  const { status } = request;
  const body = request.response as ArrayBuffer;
  const headers = request
    .getAllResponseHeaders()
    .split('\r\n')
    .filter(Boolean)
    .map((line): [string, string] => {
      const at = line.indexOf(':');
      return [line.slice(0, at), line.slice(at + 1).trim()];
    });
  return new Response(body.byteLength === 0 ? null : body, { status, headers });
}
