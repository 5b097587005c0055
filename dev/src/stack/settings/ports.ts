import { createServer } from 'node:net';

/** Preferred ports. Another is taken, and shown, when one is in use. */
export const PREFERRED_PORTS = {
  'postgres-writer': 5442,
  'postgres-reader': 5443,
  temporal: 7233,
  'temporal-ui': 8233,
  elasticsearch: 9200,
  'elasticsearch-transport': 9300,
  keycloak: 8080,
  'keycloak-management': 9000,
  'cloud-emulator': 4566,
  'mailbox-smtp': 1025,
  mailbox: 1080,
  'partner-simulator': 4700,
  'storefront-api': 3000,
  'admin-api': 3100,
  jobs: 3200,
  worker: 3300,
  'search-indexer': 3400,
  'storefront-ng': 4200,
  'admin-ng': 4300,
} as const;

export type PortName = keyof typeof PREFERRED_PORTS;
export type Ports = Readonly<Record<PortName, number>>;
type IsFree = (port: number) => Promise<boolean>;

const NEIGHBOURS = 99;
// Below the ports the kernel hands to outgoing connections, so that none is taken before we listen.
const FREE_RANGE = { from: 20_000, to: 32_000 };

/**
 * One port for each name: the preferred one, else the next free one after it. With `anyFree` all come
 * from a random place, so that two stacks do not meet.
 */
export async function choosePorts(
  anyFree: boolean,
  isFree: IsFree = portIsFree,
  random: () => number = Math.random,
): Promise<Ports> {
  const taken = new Set<number>(anyFree ? [] : Object.values(PREFERRED_PORTS));
  const chosen: Partial<Record<PortName, number>> = {};
  for (const [name, preferred] of Object.entries(PREFERRED_PORTS) as [PortName, number][]) {
    const candidates = anyFree ? randomPorts(random) : preferredThenNext(preferred);
    const port = await firstFree(candidates, taken, preferred, isFree);
    if (port === undefined)
      throw new Error(`No free port was found for ${name} near ${preferred}.`);
    taken.add(port);
    chosen[name] = port;
  }
  return chosen as Ports;
}

async function firstFree(
  candidates: Iterable<number>,
  taken: ReadonlySet<number>,
  own: number,
  isFree: IsFree,
): Promise<number | undefined> {
  for (const port of candidates) {
    if (taken.has(port) && port !== own) continue;
    if (await isFree(port)) return port;
  }
  return undefined;
}

function* preferredThenNext(preferred: number): Generator<number> {
  for (let step = 0; step <= NEIGHBOURS; step += 1) yield preferred + step;
}

function* randomPorts(random: () => number): Generator<number> {
  for (let tries = 0; tries < 500; tries += 1) {
    yield FREE_RANGE.from + Math.floor(random() * (FREE_RANGE.to - FREE_RANGE.from));
  }
}

/** Free on both loopbacks: a browser that asks "localhost" may try either. */
export async function portIsFree(port: number): Promise<boolean> {
  return (await canListen(port, '127.0.0.1')) && (await canListen(port, '::1'));
}

function canListen(port: number, host: string): Promise<boolean> {
  return new Promise((resolve) => {
    const server = createServer();
    server.once('error', (error: NodeJS.ErrnoException) => {
      // A machine without IPv6 has nobody listening there either.
      resolve(error.code === 'EADDRNOTAVAIL' || error.code === 'EAFNOSUPPORT');
    });
    server.listen({ port, host, exclusive: true }, () => server.close(() => resolve(true)));
  });
}
