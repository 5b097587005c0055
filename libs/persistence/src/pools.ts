import type { Client } from 'pg';
import { QueryTypes, Sequelize, type Options, type Transaction } from 'sequelize';
import { prepareStatements } from './prepared-statements.ts';

/** The one place that may be written; carts, orders and what must see its own write. */
export interface Writer {
  readonly kind: 'writer';
  readonly sequelize: Sequelize;
  close(): Promise<void>;
}

/** Read-only and possibly behind: catalogue, lists, reports. Never the ground for a decision that leads to a write. */
export interface Reader {
  readonly kind: 'reader';
  select<Row extends object>(sql: string, parameters?: Parameters): Promise<Row[]>;
  /** Names of the pools in rotation, for readiness. */
  health(): ReadonlyArray<{ readonly url: string; readonly healthy: boolean }>;
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

/** How long a reader that failed stays out of rotation. */
const REST_MS = 2_000;

interface Member {
  readonly name: string;
  readonly pool: Sequelize;
  outUntil: number;
}

/**
 * Opens the readers of a region. A reader that cannot be reached leaves rotation for two seconds and the
 * next one, at last the writer, answers instead: a dead reader never fails a page.
 */
export function openReader(
  readerUrls: readonly string[],
  writerUrl: string,
  options: PoolOptions = {},
): Reader {
  const members = [...readerUrls, writerUrl].map<Member>((url) => ({
    name: new URL(url).host,
    pool: openPool(url, options),
    outUntil: 0,
  }));
  let turn = 0;
  return {
    kind: 'reader',
    async select<Row extends object>(sql: string, parameters: Parameters = {}): Promise<Row[]> {
      let lastError: unknown;
      for (const member of rotation(members, turn++, performance.now())) {
        try {
          return await member.pool.query<Row>(sql, {
            type: QueryTypes.SELECT,
            bind: { ...parameters },
          });
        } catch (error) {
          if (!isUnreachable(error)) throw error;
          member.outUntil = performance.now() + REST_MS;
          lastError = error;
        }
      }
      throw lastError;
    },
    health: () =>
      members.slice(0, -1).map(({ name, outUntil }) => ({
        url: name,
        healthy: outUntil <= performance.now(),
      })),
    async close() {
      await Promise.all(members.map(({ pool }) => pool.close()));
    },
  };
}

/** Readers in turn, resting ones last but one, the writer last. */
export function rotation<Item extends { readonly outUntil: number }>(
  members: readonly Item[],
  turn: number,
  now: number,
): Item[] {
  const readers = members.slice(0, -1);
  const rotated = readers.map((_, index) => readers[(turn + index) % readers.length] as Item);
  return [...rotated.filter((reader) => reader.outUntil <= now), ...members.slice(-1)];
}

/** True for trouble with the server, false for trouble with the statement. */
export function isUnreachable(error: unknown): boolean {
  if (!(error instanceof Error)) return false;
  if (error.name.startsWith('SequelizeConnection')) return true;
  const original: unknown = 'original' in error ? error.original : undefined;
  const code: unknown =
    typeof original === 'object' && original !== null && 'code' in original
      ? original.code
      : undefined;
  const recoveryConflict = '40001';
  return (
    typeof code === 'string' &&
    (code.startsWith('57P') ||
      code.startsWith('08') ||
      code === recoveryConflict ||
      ['ECONNRESET', 'ECONNREFUSED', 'EPIPE', 'ETIMEDOUT'].includes(code))
  );
}
