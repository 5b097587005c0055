import { eventually } from '../time/eventually.ts';
import { databaseUrl, withClient } from './connection.ts';
import type { DatabaseRole, FreshDatabase } from './fresh-database.ts';
import { replicatedPostgres } from './replicated-postgres.ts';
import { migrate } from './template.ts';

/** A migrated, empty database whose reader can be made to lag. */
export interface ReplicatedDatabase extends FreshDatabase {
  /** From now on the reader stays as it is. */
  pauseReplay(): Promise<void>;
  /** Resolves when the reader has all that the writer has committed. */
  resumeReplay(): Promise<void>;
  /** Runs a statement on the reader, as the superuser. */
  queryReader<Row extends object>(sql: string): Promise<Row[]>;
}

/** On servers of a suite's own, since a pause would be one for every suite. Call `drop` in `afterAll`. */
export async function replicatedDatabase(
  role: DatabaseRole = 'postgres',
): Promise<ReplicatedDatabase> {
  const { writer, reader, close } = await replicatedPostgres();
  await migrate(writer.url);
  const run =
    (url: string) =>
    <Row extends object>(sql: string, parameters: readonly unknown[] = []): Promise<Row[]> =>
      withClient(url, async (client) => (await client.query(sql, [...parameters])).rows);
  const query = run(writer.url);
  const queryReader = run(reader.url);
  return {
    name: 'postgres',
    adminUrl: writer.url,
    writerUrl: databaseUrl(writer.url, 'postgres', role),
    readerUrls: [databaseUrl(reader.url, 'postgres', role)],
    urlFor: (other) => databaseUrl(writer.url, 'postgres', other),
    query,
    queryReader,
    async pauseReplay() {
      await queryReader('select pg_wal_replay_pause()');
      await eventually(async () => {
        const [row] = await queryReader<{ state: string }>(
          'select pg_get_wal_replay_pause_state() as state',
        );
        return row?.state === 'paused';
      });
    },
    async resumeReplay() {
      await queryReader('select pg_wal_replay_resume()');
      const [written] = await query<{ position: string }>(
        'select pg_current_wal_flush_lsn()::text as position',
      );
      await eventually(async () => {
        const [row] = await queryReader<{ whole: boolean }>(
          `select pg_last_wal_replay_lsn() >= '${written?.position ?? ''}'::pg_lsn as whole`,
        );
        return row?.whole;
      });
    },
    drop: close,
  };
}
