/*
 * Loaded before a process of ours (`node --import`), and never by the processes themselves: makes it die at
 * the points named in `CRASH_DIR/<process>.armed`, each once. What has been passed, what was hit and what workers
 * offer is written down beside it.
 */
import { AsyncLocalStorage } from 'node:async_hooks';
import { appendFileSync, readFileSync, writeFileSync } from 'node:fs';
import { Server, type IncomingMessage, type ServerResponse } from 'node:http';
import { Socket } from 'node:net';
import { join } from 'node:path';

const folder = process.env['CRASH_DIR'] ?? '';
const name = process.env['CRASH_PROCESS'] ?? '';

/** One activity, or one request, and how often it has asked somebody something. */
interface Work {
  readonly base: string;
  asked: number;
  /** Pieces of one question leave in one turn of the event loop. */
  asking: boolean;
}

const works = new AsyncLocalStorage<Work>();
const passed = new Set<string>();
/** True from a publication on until the outbox was told about it. */
let published = false;

function pass(point: string): void {
  if (!passed.has(point)) {
    passed.add(point);
    appendFileSync(join(folder, `${name}.passed`), `${point}\n`);
  }
  if (!armed().includes(point)) return;
  try {
    // The mark of an earlier life: each point kills once.
    writeFileSync(join(folder, `${name} ${point}`.replaceAll('/', '.') + '.hit'), point, {
      flag: 'wx',
    });
  } catch {
    return;
  }
  process.kill(process.pid, 'SIGKILL');
}

function armed(): string[] {
  try {
    return readFileSync(join(folder, `${name}.armed`), 'utf8').split('\n');
  } catch {
    return [];
  }
}

const write = Socket.prototype.write;
type Write = (this: Socket, ...given: Parameters<typeof write>) => boolean;
const watched: Write = function (...given) {
  const text = textOf(given[0]);
  const around = pointsAround(text);
  for (const point of around) pass(`${point}/before`);
  const result = write.apply(this, given);
  const work = works.getStore();
  const first = work !== undefined && !work.asking;
  if (first) {
    work.asking = true;
    work.asked++;
  }
  if (first || around.length > 0)
    // By then the question is with the kernel, and no answer has been looked at.
    setImmediate(() => {
      if (first) {
        work.asking = false;
        pass(`${work.base}/asked-${work.asked}`);
      }
      for (const point of around) pass(`${point}/sent`);
    });
  return result;
};
Object.assign(Socket.prototype, { write: watched });

function textOf(data: unknown): string {
  if (typeof data === 'string') return data;
  return data instanceof Uint8Array ? Buffer.from(data).toString('latin1') : '';
}

function pointsAround(text: string): string[] {
  if (name === 'storefront-api') return text.includes('COMMIT') ? ['commit'] : [];
  if (name !== 'jobs') return [];
  if (published && text.includes('COMMIT')) {
    published = false;
    pass('publish/noted');
  }
  const publishing = text.includes('PublishBatch');
  published ||= publishing;
  return [
    ...(publishing ? ['publish'] : []),
    ...(text.includes('DeleteMessage') ? ['delete'] : []),
  ];
}

/** Requests that write are work, from their arrival to the answer. */
type Emit = (this: Server, event: string | symbol, ...given: unknown[]) => boolean;
const emit = Server.prototype.emit as Emit;
const attended: Emit = function (event, ...given) {
  const [request, response] = given as [IncomingMessage, ServerResponse];
  if (event !== 'request' || request.method !== 'POST') return emit.call(this, event, ...given);
  const path = (request.url ?? '').split('?')[0] ?? '';
  const work: Work = {
    base: `POST ${path.replace(/\/[0-9a-f-]{36}/, '')}`,
    asked: 0,
    asking: false,
  };
  return works.run(work, () => {
    pass(`${work.base}/before`);
    const end = response.end.bind(response);
    Object.assign(response, {
      end: (...rest: Parameters<typeof end>) => {
        pass(`${work.base}/after`);
        return end(...rest);
      },
    });
    return emit.call(this, event, ...given);
  });
};
if (name === 'storefront-api') Object.assign(Server.prototype, { emit: attended });

/** Activities are work, from their start to the moment before their end is reported. */
async function watchActivities(): Promise<void> {
  const { Worker } = await import('@temporalio/worker');
  const create = Worker.create.bind(Worker);
  Worker.create = (options) => {
    const offered = Object.keys(options.activities ?? {});
    appendFileSync(join(folder, `${name}.offered`), offered.map((each) => `${each}\n`).join(''));
    return create({
      ...options,
      interceptors: {
        ...options.interceptors,
        activity: [
          ...(options.interceptors?.activity ?? []),
          ({ info }) => ({
            inbound: {
              execute: (input, next) => {
                const base = `activity/${info.activityType}`;
                return works.run({ base, asked: 0, asking: false }, async () => {
                  pass(`${base}/before`);
                  const result: unknown = await next(input);
                  pass(`${base}/after`);
                  return result;
                });
              },
            },
          }),
        ],
      },
    });
  };
}
if (name === 'worker') await watchActivities();
