import { connect, createServer, type AddressInfo, type Socket } from 'node:net';

export type WireState = 'open' | 'clogged' | 'cut' | 'failing' | 'busy';

const ANSWERS: Partial<Record<WireState, string>> = {
  failing: '503 Service Unavailable',
  busy: '429 Too Many Requests',
};

/** A wire to a server that a spec can cut or clog. */
export interface CuttableProxy {
  readonly url: string;
  /**
   * `open` passes everything on, `clogged` takes requests and never answers, `cut` refuses, `failing` and
   * `busy` answer as an engine in trouble does, with 503 and 429.
   */
  set(state: WireState): void;
  close(): Promise<void>;
}

export async function cuttableProxy(target: URL): Promise<CuttableProxy> {
  let state: WireState = 'open';
  const sockets = new Set<Socket>();
  const hold = (socket: Socket): Socket => {
    sockets.add(socket);
    socket.on('error', () => undefined).on('close', () => sockets.delete(socket));
    return socket;
  };
  const server = createServer((incoming) => {
    hold(incoming);
    if (state === 'cut') {
      incoming.destroy();
      return;
    }
    const answer = ANSWERS[state];
    if (answer) {
      incoming.once('data', () =>
        incoming.end(
          `HTTP/1.1 ${answer}\r\ncontent-type: application/json\r\ncontent-length: 2\r\nconnection: close\r\n\r\n{}`,
        ),
      );
      return;
    }
    const outgoing = hold(connect(Number(target.port), target.hostname));
    incoming.on('data', (chunk) => state === 'open' && outgoing.write(chunk));
    outgoing.on('data', (chunk) => state === 'open' && incoming.write(chunk));
    incoming.on('close', () => outgoing.destroy());
    outgoing.on('close', () => incoming.destroy());
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  return {
    url: `http://127.0.0.1:${(server.address() as AddressInfo).port}`,
    set(next) {
      state = next;
      // A connection that was clogged has lost bytes: nobody may go on with it.
      for (const socket of sockets) socket.destroy();
    },
    close: () =>
      new Promise((resolve) => {
        for (const socket of sockets) socket.destroy();
        server.close(() => resolve());
      }),
  };
}
