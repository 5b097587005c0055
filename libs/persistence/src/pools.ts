import type { Client } from 'pg';
import { QueryTypes, Sequelize, type Options, type Transaction } from 'sequelize';
import { prepareStatements } from './prepared-statements.ts';

export type { Reader } from './readers/open-reader.ts';

/** The one place that may be written; carts, orders and what must see its own write. */
export interface Writer {
  readonly kind: 'writer';
  readonly sequelize: Sequelize;
  close(): Promise<void>;
}

/** Named bind values, written `$id` in the statement; an array binds as a Postgres array (`= any($ids)`). */
export type Parameters = Readonly<Record<string, unknown>>;

export interface PoolOptions {
  readonly max?: number;
  /** Shown in pg_stat_activity. */
  readonly applicationName?: string;
  /** Upper bound of one statement in milliseconds. */
  readonly statementTimeoutMs?: number;
  /** How long a statement waits for a lock before it fails with 55P03; without it as long as it may run. */
  readonly lockTimeoutMs?: number;
  /** Parses and plans each statement once per connection; for pools with a fixed set of statements. */
  readonly prepared?: boolean;
}

function openPool(url: string, options: PoolOptions): Sequelize {
  const settings: Options = {
    dialect: 'postgres',
    logging: false,
    pool: { max: options.max ?? 10, min: 0, idle: 30_000, acquire: 5_000 },
    dialectOptions: {
      application_name: options.applicationName ?? 'green-apple',
      statement_timeout: options.statementTimeoutMs ?? 10_000,
      lock_timeout: options.lockTimeoutMs ?? 0,
      idle_in_transaction_session_timeout: 30_000,
      connectionTimeoutMillis: 2_000,
      keepAlive: true,
    },
  };
  const pool = new Sequelize(url, settings);
  if (options.prepared === true)
    // The dialect's connection is a client of pg; Sequelize types it as unknown.
    pool.addHook('afterConnect', (connection: unknown) => prepareStatements(connection as Client));
  return pool;
}

export function openWriter(url: string, options: PoolOptions = {}): Writer {
  const sequelize = openPool(url, options);
  return { kind: 'writer', sequelize, close: () => sequelize.close() };
}

/** Rows of a statement on the writer, inside `transaction` when one is given. */
export async function writerSelect<Row extends object>(
  writer: Writer,
  sql: string,
  parameters: Parameters = {},
  transaction?: Transaction,
): Promise<Row[]> {
  return writer.sequelize.query<Row>(sql, {
    type: QueryTypes.SELECT,
    bind: { ...parameters },
    transaction: transaction ?? null,
  });
}
