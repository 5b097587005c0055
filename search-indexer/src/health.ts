import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';

export interface HealthOptions {
  readonly host: string;
  readonly port: number;
  /** What this process stands on, by name. */
  readonly checks: () => Readonly<Record<string, boolean>>;
  /** Prometheus text for `/metrics`. */
  readonly metrics: () => string;
}

export interface HealthServer {
  readonly port: number;
  close(): Promise<void>;
}

/** `/health/live`: the process answers. `/health/ready`: it can do its work. `/metrics`: how well it does. */
export async function serveHealth(options: HealthOptions): Promise<HealthServer> {
  const server = createServer((request, response) => {
    const answer = (status: number, body: object): void => {
      response.writeHead(status, { 'content-type': 'application/json' });
      response.end(JSON.stringify(body));
    };
    if (request.url === '/health/live') return answer(200, { status: 'live' });
    if (request.url === '/metrics') {
      response.writeHead(200, { 'content-type': 'text/plain; version=0.0.4' });
      response.end(options.metrics());
      return;
    }
    if (request.url !== '/health/ready') return answer(404, { status: 'unknown' });
    const checks = Object.entries(options.checks()).map(([name, ok]) => ({ name, ok }));
    const ready = checks.every(({ ok }) => ok);
    return answer(ready ? 200 : 503, { status: ready ? 'ready' : 'failing', checks });
  });
  await new Promise<void>((resolve, reject) => {
    server.once('error', reject);
    server.listen(options.port, options.host, resolve);
  });
  return {
    port: (server.address() as AddressInfo).port,
    close: () =>
      new Promise((resolve) => {
        server.close(() => resolve());
        server.closeAllConnections();
      }),
  };
}
