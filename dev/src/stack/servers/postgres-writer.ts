import { execFile } from 'node:child_process';
import { rename, rm } from 'node:fs/promises';
import { join } from 'node:path';
import { promisify } from 'node:util';
import { exists, makePrivate } from '../files.ts';
import type { Installation, Part, StackContext } from '../model.ts';
import { unprivileged } from '../process/unprivileged.ts';
import { namedByEnvironment } from './locate.ts';
import {
  ask,
  dropStaleLock,
  findPostgres,
  inDatabase,
  postgresLaunch,
  provisionPostgres,
  statementCounting,
} from './postgres.ts';

const run = promisify(execFile);
const LOCATED_BY = 'GREEN_APPLE_POSTGRES_URL';

/** Where the writer keeps its data; the reader copies from there. */
export function writerFolder(context: StackContext): string {
  return join(context.dataDir, 'postgres-writer');
}

export const postgresWriter: Part = {
  name: 'postgres-writer',
  title: 'PostgreSQL 18, takes every write',
  requiredToSell: true,
  without: 'nothing works',
  locatedBy: LOCATED_BY,
  needs: [],
  readyWithinSeconds: 60,
  stop: { signal: 'SIGINT', graceSeconds: 20 },

  url: (context) => context.endpoints.writerUrl,

  async find(context) {
    const named = namedByEnvironment(context, LOCATED_BY);
    if (named !== undefined) return named;
    const installation = await findPostgres(context);
    return installation === undefined ? undefined : { kind: 'installed', installation };
  },

  provision: provisionPostgres,

  async start(context, installation) {
    const folder = writerFolder(context);
    if (!(await exists(join(folder, 'PG_VERSION')))) await initialise(folder, installation);
    await dropStaleLock(folder);
    // A stack on ports of its own is a test's, thrown away afterwards: it need not survive a power cut.
    const durability = context.durable ? 'fsync=on' : 'fsync=off';
    return postgresLaunch(context, installation, folder, context.ports['postgres-writer'], [
      durability,
      ...(await statementCounting(installation)),
    ]);
  },

  async ready(context) {
    const { writerUrl } = context.endpoints;
    const server = inDatabase(writerUrl, 'postgres');
    const database = new URL(writerUrl).pathname.slice(1);
    const found = await ask(server, 'select from pg_database where datname = $1', [database]);
    if (found.length === 0) await ask(server, `create database "${database}"`);
    return true;
  },
};

/** Made aside and renamed, so that an interrupted start leaves no half database. */
async function initialise(folder: string, installation: Installation): Promise<void> {
  const draft = `${folder}.draft`;
  const identity = unprivileged();
  await rm(draft, { recursive: true, force: true });
  await rm(folder, { recursive: true, force: true });
  await makePrivate(draft, identity);
  const args = ['-D', draft, '-U', 'postgres', '--auth=trust', '--encoding=UTF8', '--locale=C'];
  await run(join(installation.home, 'initdb'), [...args, '--no-sync', '--no-instructions'], {
    cwd: '/',
    ...identity,
  });
  await rename(draft, folder);
}
