import { randomBytes, timingSafeEqual } from 'node:crypto';
import { createServer, type IncomingMessage, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import type { PartName } from './model.ts';

/** What may be done to one part of a running stack. */
export interface PartControl {
  /** Ends it with SIGKILL. It comes back by itself, as after a crash. */
  kill(): Promise<void>;
  /** Ends it in order. It stays down until started. */
  stop(): Promise<void>;
  /** Starts it again and resolves once it serves. */
  start(): Promise<void>;
  restart(): Promise<void>;
}

const ACTIONS = ['kill', 'stop', 'start', 'restart'] as const;
type Action = (typeof ACTIONS)[number];

export interface ControlServer {
  readonly url: string;
  readonly token: string;
  /** From now on requests are answered, by these controls. */
  serve(part: (name: PartName) => PartControl): void;
  close(): void;
}

/** Lets tests and scripts in other processes handle the parts of this stack. Loopback, by token. */
export async function serveControl(): Promise<ControlServer> {
  let part = (name: PartName): PartControl => {
    throw new Error(`${name} is not known yet`);
  };
  const token = randomBytes(24).toString('base64url');
  const server = createServer((request, response) => {
    handle(request, token, part)
      .then(() => response.writeHead(204).end())
      .catch((error: unknown) => {
        response.writeHead(409, { 'content-type': 'text/plain' });
        response.end(error instanceof Error ? error.message : String(error));
      });
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  return {
    url: `http://127.0.0.1:${(server.address() as AddressInfo).port}`,
    token,
    serve: (controls) => {
      part = controls;
    },
    close: () => close(server),
  };
}

/** The same controls, from another process; `control` as it stands in `handles.json`. */
export function remotePart(
  control: { readonly url: string; readonly token: string },
  name: PartName,
): PartControl {
  const act = async (action: Action): Promise<void> => {
    const response = await fetch(`${control.url}/parts/${name}/${action}`, {
      method: 'POST',
      headers: { authorization: `Bearer ${control.token}` },
    });
    if (!response.ok) throw new Error(`${name}: ${await response.text()}`);
  };
  return {
    kill: () => act('kill'),
    stop: () => act('stop'),
    start: () => act('start'),
    restart: () => act('restart'),
  };
}

async function handle(
  request: IncomingMessage,
  token: string,
  part: (name: PartName) => PartControl,
): Promise<void> {
  if (!same(request.headers.authorization ?? '', `Bearer ${token}`)) throw new Error('wrong token');
  const [, collection, name, action] = (request.url ?? '').split('/');
  const known = ACTIONS.find((candidate) => candidate === action);
  if (request.method !== 'POST' || collection !== 'parts' || known === undefined) {
    throw new Error('POST /parts/<name>/<kill|stop|start|restart>');
  }
  await part(name as PartName)[known]();
}

function same(given: string, wanted: string): boolean {
  const left = Buffer.from(given);
  const right = Buffer.from(wanted);
  return left.length === right.length && timingSafeEqual(left, right);
}

function close(server: Server): void {
  server.close();
  server.closeAllConnections();
}
