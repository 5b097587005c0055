import { appendFile, chmod, cp, mkdir, readdir, rename, rm, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import pg from 'pg';
import { exists, giveTo } from '../files.ts';
import { Unavailable, type Part, type StackContext } from '../model.ts';
import { unprivileged } from '../process/unprivileged.ts';
import { namedByEnvironment } from './locate.ts';
import {
  ask,
  dropStaleLock,
  findPostgres,
  inDatabase,
  postgresLaunch,
  provisionPostgres,
} from './postgres.ts';
import { writerFolder } from './postgres-writer.ts';

const LOCATED_BY = 'GREEN_APPLE_POSTGRES_READER_URL';
const SLOT = 'reader';
/** Parts of a data folder that belong to the running writer and not to a copy of it. */
const NOT_COPIED = new Set(['postmaster.pid', 'postmaster.opts', 'pg_replslot', 'pg_stat_tmp']);

export const postgresReader: Part = {
  name: 'postgres-reader',
  title: 'PostgreSQL 18, streaming replica for reads',
  requiredToSell: false,
  without: 'the writer serves the reads too',
  locatedBy: LOCATED_BY,
  needs: ['postgres-writer'],
  readyWithinSeconds: 60,
  stop: { signal: 'SIGINT', graceSeconds: 20 },

  url: (context) => context.endpoints.readerUrl,

  async find(context) {
    const named = namedByEnvironment(context, LOCATED_BY);
    if (named !== undefined) return named;
    if ((context.outerEnv['GREEN_APPLE_POSTGRES_URL'] ?? '') !== '') {
      throw new Unavailable('the writer is run by somebody else, and no reader of it is named');
    }
    const installation = await findPostgres(context);
    return installation === undefined ? undefined : { kind: 'installed', installation };
  },

  provision: provisionPostgres,

  async start(context, installation) {
    const folder = join(context.dataDir, 'postgres-reader');
    if (!(await exists(join(folder, 'PG_VERSION')))) await copyWriter(context, folder);
    await dropStaleLock(folder);
    return postgresLaunch(context, installation, folder, context.ports['postgres-reader'], [
      'fsync=off',
      // The writer's port may be another one than when the copy was made.
      `primary_conninfo=host=127.0.0.1 port=${context.ports['postgres-writer']} user=postgres application_name=reader`,
      `primary_slot_name=${SLOT}`,
    ]);
  },

  async ready(context) {
    await ask(context.endpoints.readerUrl, 'select 1');
    return true;
  },
};

/**
 * A base backup by SQL and file copy: the npm package brings no pg_basebackup. The slot makes the
 * writer keep what the copy still has to catch up with.
 */
async function copyWriter(context: StackContext, folder: string): Promise<void> {
  const draft = `${folder}.draft`;
  await rm(draft, { recursive: true, force: true });
  await rm(folder, { recursive: true, force: true });
  const client = new pg.Client({
    connectionString: inDatabase(context.endpoints.writerUrl, 'postgres'),
  });
  await client.connect();
  try {
    await client.query(
      `select pg_create_physical_replication_slot($1, true)
       where not exists (select from pg_replication_slots where slot_name = $1)`,
      [SLOT],
    );
    await client.query(`select pg_backup_start('reader', true)`);
    await copyFolder(writerFolder(context), draft);
    const { rows } = await client.query<{ labelfile: string }>(
      'select labelfile from pg_backup_stop(false)',
    );
    await writeFile(join(draft, 'backup_label'), rows[0]?.labelfile ?? '');
  } finally {
    await client.end();
  }
  await writeFile(join(draft, 'standby.signal'), '');
  await appendFile(join(draft, 'postgresql.auto.conf'), '');
  await chmod(draft, 0o700);
  await giveTo(draft, unprivileged());
  await rename(draft, folder);
}

async function copyFolder(from: string, to: string): Promise<void> {
  await mkdir(to);
  for (const name of await readdir(from)) {
    if (NOT_COPIED.has(name))
      await mkdir(join(to, name), { recursive: true }).catch(() => undefined);
    else await cp(join(from, name), join(to, name), { recursive: true });
  }
  for (const file of ['postmaster.pid', 'postmaster.opts']) {
    await rm(join(to, file), { recursive: true, force: true });
  }
}
