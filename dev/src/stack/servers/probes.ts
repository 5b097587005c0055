import { connect } from 'node:net';

/** True when an HTTP address answers, with a status that `accepts` likes (2xx by default). */
export async function answers(
  url: string,
  accepts: (status: number) => boolean = (status) => status >= 200 && status < 300,
): Promise<boolean> {
  const response = await fetch(url, { signal: AbortSignal.timeout(3000), redirect: 'manual' });
  await response.body?.cancel();
  return accepts(response.status);
}

/** True when somebody accepts TCP connections at `host:port`. */
export function acceptsConnections(address: string): Promise<boolean> {
  const at = address.lastIndexOf(':');
  const host = address.slice(0, at);
  const port = Number(address.slice(at + 1));
  return new Promise((resolve) => {
    const socket = connect({ host, port, timeout: 2000 });
    const finish = (open: boolean): void => {
      socket.destroy();
      resolve(open);
    };
    socket.once('connect', () => finish(true));
    socket.once('error', () => finish(false));
    socket.once('timeout', () => finish(false));
  });
}
