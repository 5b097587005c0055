import { createServer } from 'node:http';
import type { ServerConfig } from './config.ts';
import type { Handler } from './handler.ts';
import type { Log } from './log.ts';

/** Requests in flight get this long after a stop signal; event streams are ended at once by then. */
const GRACE_MS = 7_000;

/** Listens until told to stop, then lets running requests finish. */
export function serve(handler: Handler, config: ServerConfig, log: Log): void {
  const server = createServer((request, response) => void handler.handle(request, response));
  // Longer than a load balancer keeps its side open, so that it never writes into a closed socket.
  server.keepAliveTimeout = 65_000;
  server.listen(config.port, config.host, () => {
    const address = server.address();
    const port = typeof address === 'object' && address ? address.port : config.port;
    log.info('listening', { host: config.host, port });
  });
  server.on('error', (error) => {
    log.error('cannot listen', { reason: error.message });
    process.exitCode = 1;
  });

  let stopping = false;
  const stop = (signal: string) => {
    if (stopping) return;
    stopping = true;
    log.info('stopping', { signal });
    handler.drain();
    server.close(() => {
      handler.close();
      log.info('stopped');
      process.exit(0);
    });
    server.closeIdleConnections();
    setTimeout(() => server.closeAllConnections(), GRACE_MS).unref();
  };
  process.on('SIGTERM', () => stop('SIGTERM'));
  process.on('SIGINT', () => stop('SIGINT'));
}
