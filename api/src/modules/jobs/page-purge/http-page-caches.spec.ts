import { createServer, type IncomingMessage, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import { createHttpPageCaches } from './http-page-caches.ts';

describe('a page cache that is purged over HTTP', () => {
  let server: Server;
  let status: number;
  let heard: { authorization: string | undefined; body: unknown }[];
  let url: string;

  beforeEach(async () => {
    status = 200;
    heard = [];
    server = createServer((request, response) => {
      void textOf(request).then((body) => {
        heard.push({ authorization: request.headers.authorization, body: JSON.parse(body) });
        if (status > 0) response.writeHead(status).end('{}');
      });
    });
    await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
    url = `http://127.0.0.1:${(server.address() as AddressInfo).port}/purge`;
  });
  afterEach(() => {
    server.closeAllConnections();
    server.close();
  });
  const textOf = async (request: IncomingMessage): Promise<string> => {
    let text = '';
    for await (const chunk of request) text += String(chunk);
    return text;
  };

  it('gets the tags and the token, each of several its own request', async () => {
    await createHttpPageCaches({ urls: [url, url], token: 't' }).purge(['lists', 'product:a']);
    const request = { authorization: 'Bearer t', body: { tags: ['lists', 'product:a'] } };
    expect(heard).toEqual([request, request]);
  });

  it('that refuses is a failure', async () => {
    status = 403;
    await expectAsync(
      createHttpPageCaches({ urls: [url], token: 't' }).purge(['lists']),
    ).toBeRejectedWithError(/refused a purge with 403/);
  });

  it('that does not answer is a failure in time', async () => {
    status = 0;
    const begun = performance.now();
    await expectAsync(
      createHttpPageCaches({ urls: [url], token: 't', deadlineMs: 100 }).purge(['lists']),
    ).toBeRejected();
    expect(performance.now() - begun).toBeLessThan(2_000);
  });
});
