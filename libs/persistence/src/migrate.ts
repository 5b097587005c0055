import { readFile, readdir } from 'node:fs/promises';
import { QueryTypes } from 'sequelize';
import { Umzug, type MigrationParams, type UmzugStorage } from 'umzug';
import { openWriter, type Writer } from './pools.ts';

/** Any fixed number will do; it keeps two migrating processes apart. */
const LOCK = 7_276_410_311;
const MIGRATIONS = new URL('../src/migrations/', import.meta.url);

/** Where applied migrations are remembered; on the writer, since readers may be behind. */
function storage(writer: Writer): UmzugStorage<Writer> {
  return {
    async logMigration({ name }: MigrationParams<Writer>) {
      await writer.sequelize.query('insert into public.migration (name) values ($name)', {
        bind: { name },
      });
    },
    async unlogMigration() {
      throw new Error('migrations go forward only');
    },
    async executed() {
      const rows = await writer.sequelize.query<{ name: string }>(
        'select name from public.migration order by name',
        { type: QueryTypes.SELECT },
      );
      return rows.map((row) => row.name);
    },
  };
}

/**
 * Applies what is missing, in order, each migration in a transaction of its own with a lock timeout, and
 * returns the names applied. Two callers at once are safe: the second waits for the first.
 */
export async function migrate(writerUrl: string): Promise<string[]> {
  const writer = openWriter(writerUrl, {
    max: 2,
    applicationName: 'migrate',
    statementTimeoutMs: 600_000,
  });
  try {
    // The lock lives in a transaction on one connection; the migrations run on the other.
    return await writer.sequelize.transaction(async (transaction) => {
      // It has nothing to say for as long as they run, which is minutes where there are a million rows.
      await writer.sequelize.query('set local idle_in_transaction_session_timeout = 0', {
        transaction,
      });
      await writer.sequelize.query(`select pg_advisory_xact_lock(${LOCK})`, { transaction });
      await writer.sequelize.query(
        'create table if not exists public.migration (name text primary key, applied_at timestamptz not null default now())',
      );
      const umzug = new Umzug<Writer>({
        migrations: await sqlMigrations(writer),
        context: writer,
        storage: storage(writer),
        logger: undefined,
      });
      const applied = await umzug.up();
      return applied.map(({ name }) => name);
    });
  } finally {
    await writer.close();
  }
}

async function sqlMigrations(writer: Writer) {
  const names = (await readdir(MIGRATIONS)).filter((name) => name.endsWith('.sql')).sort();
  return names.map((name) => ({
    name,
    up: async () => {
      const sql = await readFile(new URL(name, MIGRATIONS), 'utf8');
      await writer.sequelize.transaction(async (transaction) => {
        await writer.sequelize.query("set local lock_timeout = '5s'", { transaction });
        await writer.sequelize.query(sql, { transaction, raw: true });
      });
    },
  }));
}
