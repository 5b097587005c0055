import { execFile, spawn, type ChildProcess } from 'node:child_process';
import { readFileSync } from 'node:fs';
import { cp, mkdir, mkdtemp, readlink, rm, writeFile } from 'node:fs/promises';
import { createServer, type AddressInfo } from 'node:net';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { promisify } from 'node:util';
import { testStack } from '../stack/test-stack.ts';
import { eventually } from '../time/eventually.ts';
import { withClient } from './connection.ts';

const run = promisify(execFile);

/** Postgres refuses root. */
const identity = process.getuid?.() === 0 ? { uid: 65534, gid: 65534 } : {};

const SETTINGS = [
  'listen_addresses=127.0.0.1',
  'unix_socket_directories=',
  'wal_level=replica',
  'hot_standby=on',
  'fsync=off',
  'shared_buffers=16MB',
  'max_connections=40',
];

/** A server of a spec's own, which may be frozen, killed and started again. */
export interface OwnPostgres {
  readonly url: string;
  freeze(): void;
  thaw(): void;
  /** Gone as after a power cut; resolves when it is. */
  kill(): Promise<void>;
  /** Nothing happens when it runs. */
  start(): Promise<void>;
}

export interface ReplicatedPostgres {
  readonly writer: OwnPostgres;
  readonly reader: OwnPostgres;
  close(): Promise<void>;
}

/** A writer and a streaming reader, for what must not be done to the servers that all specs share. */
export async function replicatedPostgres(): Promise<ReplicatedPostgres> {
  const home = dirname(await serverProgram());
  const folder = await mkdtemp(join(tmpdir(), 'green-apple-pair-'));
  await giveAway(folder);
  const [writerData, readerData] = [join(folder, 'writer'), join(folder, 'reader')];
  const args = ['-D', writerData, '-U', 'postgres', '--auth=trust', '--no-sync'];
  await run(join(home, 'initdb'), args, { cwd: '/', ...identity });
  const writer = await server(home, writerData, []);
  await writer.start();
  await copyRunning(writer.url, writerData, readerData);
  const { port } = new URL(writer.url);
  const reader = await server(home, readerData, [
    `primary_conninfo=host=127.0.0.1 port=${port} user=postgres application_name=reader`,
  ]);
  await reader.start();
  return {
    writer,
    reader,
    async close() {
      await Promise.all([reader.kill(), writer.kill()]);
      await rm(folder, { recursive: true, force: true });
    },
  };
}

/** The program that the shared stack runs. */
async function serverProgram(): Promise<string> {
  const { pid } = testStack().part('postgres-writer');
  if (pid === null) throw new Error('The Postgres of this stack is run by somebody else.');
  return readlink(`/proc/${pid}/exe`);
}

async function server(
  home: string,
  data: string,
  settings: readonly string[],
): Promise<OwnPostgres> {
  const port = await freePort();
  const url = `postgres://postgres@127.0.0.1:${port}/postgres`;
  const all = [...SETTINGS, ...settings].flatMap((setting) => ['-c', setting]);
  let child: ChildProcess | null = null;
  const running = (): boolean => child?.exitCode === null && child.signalCode === null;
  const signal = (name: 'SIGSTOP' | 'SIGCONT' | 'SIGKILL'): void => {
    if (child?.pid === undefined || !running()) return;
    // Its sessions as well: each runs on by itself when only the first process is stopped.
    for (const pid of [child.pid, ...childrenOf(child.pid)]) send(pid, name);
  };
  return {
    url,
    freeze: () => signal('SIGSTOP'),
    thaw: () => signal('SIGCONT'),
    async kill() {
      if (!running()) return;
      const ended = new Promise((resolve) => child?.once('exit', resolve));
      signal('SIGKILL');
      await ended;
    },
    async start() {
      if (running()) return;
      await rm(join(data, 'postmaster.pid'), { force: true });
      child = spawn(join(home, 'postgres'), ['-D', data, '-p', String(port), ...all], {
        cwd: '/',
        stdio: 'ignore',
        ...identity,
      });
      await eventually(() => withClient(url, () => Promise.resolve(true)), { within: 20_000 });
    },
  };
}

/** Sends a signal; a session that has ended since it was listed needs none. */
function send(pid: number, name: NodeJS.Signals): void {
  try {
    process.kill(pid, name);
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code !== 'ESRCH') throw error;
  }
}

function childrenOf(pid: number): number[] {
  const children = readFileSync(`/proc/${pid}/task/${pid}/children`, 'utf8');
  return children.split(' ').filter(Boolean).map(Number);
}

/** A base backup by SQL and file copy. */
async function copyRunning(writerUrl: string, from: string, to: string): Promise<void> {
  await withClient(writerUrl, async (client) => {
    await client.query(`select pg_backup_start('reader', true)`);
    await cp(from, to, { recursive: true, filter: (path) => !path.includes('/postmaster.') });
    const { rows } = await client.query<{ labelfile: string }>(
      'select labelfile from pg_backup_stop(false)',
    );
    await writeFile(join(to, 'backup_label'), rows[0]?.labelfile ?? '');
  });
  await writeFile(join(to, 'standby.signal'), '');
  await mkdir(join(to, 'pg_replslot'), { recursive: true });
  await giveAway(to);
}

/** To whom the server runs as, and to nobody else: Postgres insists. */
async function giveAway(folder: string): Promise<void> {
  await run('chmod', ['700', folder]);
  if (identity.uid !== undefined) await run('chown', ['-R', `${identity.uid}`, folder]);
}

function freePort(): Promise<number> {
  return new Promise((resolve, reject) => {
    const probe = createServer().once('error', reject);
    probe.listen(0, '127.0.0.1', () => {
      const { port } = probe.address() as AddressInfo;
      probe.close(() => resolve(port));
    });
  });
}
