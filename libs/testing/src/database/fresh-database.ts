import { randomBytes } from 'node:crypto';
import { testStack } from '../stack/test-stack.ts';
import { databaseUrl, withClient } from './connection.ts';
import { ensureTemplate } from './template.ts';

/** The login roles of our processes, as the migrations grant them. */
export type DatabaseRole =
  'ga_storefront' | 'ga_admin' | 'ga_jobs' | 'ga_worker' | 'ga_indexer' | 'postgres';

/** A migrated, empty database of one suite's own. */
export interface FreshDatabase {
  readonly name: string;
  /** As the role that was asked for. */
  readonly writerUrl: string;
  readonly readerUrls: readonly string[];
  /** As the superuser: for setting up and for looking. */
  readonly adminUrl: string;
  urlFor(role: DatabaseRole): string;
  /** Runs a statement as the superuser; `$1` parameters. Handy to look at what happened. */
  query<Row extends object>(sql: string, parameters?: readonly unknown[]): Promise<Row[]>;
  /** Drops it, whoever is still connected. */
  drop(): Promise<void>;
}

/**
 * Creates a database from the migrated template. Without a role the urls are the superuser's; with one
 * a suite runs with exactly the rights of that process. Call `drop` in `afterAll`.
 */
export async function freshDatabase(role: DatabaseRole = 'postgres'): Promise<FreshDatabase> {
  const stack = testStack();
  const server = stack.needed('DATABASE_WRITER_URL');
  const readers = stack.env.DATABASE_READER_URLS.split(',').filter(Boolean);
  const template = await ensureTemplate(server);
  const name = `suite_${randomBytes(6).toString('hex')}`;
  const maintenance = databaseUrl(server, 'postgres');
  await withClient(maintenance, (client) =>
    client.query(`create database ${name} template ${template}`),
  );
  const adminUrl = databaseUrl(server, name);
  return {
    name,
    adminUrl,
    writerUrl: databaseUrl(server, name, role),
    readerUrls: readers.map((reader) => databaseUrl(reader, name, role)),
    urlFor: (other) => databaseUrl(server, name, other),
    query: (sql, parameters = []) =>
      withClient(adminUrl, async (client) => (await client.query(sql, [...parameters])).rows),
    drop: async () => {
      await withClient(maintenance, (client) =>
        client.query(`drop database if exists ${name} with (force)`),
      );
    },
  };
}
