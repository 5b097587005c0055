import { createServer, type Server } from 'node:http';

export interface HealthServer {
  readonly url: string;
  close(): Promise<void>;
}

/** `/health/live` and `/health/ready` for a process without an API of its own. */
export async function serveHealth(
  host: string,
  port: number,
  checks: () => Readonly<Record<string, boolean>>,
): Promise<HealthServer> {
  const server = createServer((request, reply) => {
    const path = request.url?.split('?')[0];
    const results = path === '/health/live' ? {} : path === '/health/ready' ? checks() : null;
    const ok = results !== null && Object.values(results).every(Boolean);
    reply.statusCode = results === null ? 404 : ok ? 200 : 503;
    reply.setHeader('content-type', 'application/json');
    reply.end(JSON.stringify({ status: ok ? 'ok' : 'failing', checks: results ?? {} }));
  });
  await new Promise<void>((resolve, reject) => {
    server.once('error', reject);
    server.listen(port, host, resolve);
  });
  return { url: addressOf(server), close: () => closeServer(server) };
}

function addressOf(server: Server): string {
  const address = server.address();
  if (address === null || typeof address === 'string') return String(address);
  return `http://${address.address}:${address.port}`;
}

function closeServer(server: Server): Promise<void> {
  server.closeAllConnections();
  return new Promise((resolve) => server.close(() => resolve()));
}
