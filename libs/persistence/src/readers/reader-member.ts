import { Client, Pool, types, type PoolClient } from 'pg';
import type { PoolOptions } from '../pools.ts';
import type { BoundStatement } from './bound-statement.ts';
import { toLogOffset, type LogPosition } from './log-position.ts';
import { NEW_READER, afterLook, type Look, type ReaderState } from './reader-state.ts';
import type { ReaderAddress } from './rotation.ts';

/** A look that takes longer than this was not answered. With the pause between looks it stays under two seconds. */
const LOOK_DEADLINE_MS = 1_000;
const DATE = 1082;

/** What statements in flight end with when their server leaves rotation; another server answers them. */
export class ReaderLeftError extends Error {
  override readonly name = 'ReaderLeftError';
}

/** Days stay text: a Date would move them by the time zone. */
const parsers: { getTypeParser: typeof types.getTypeParser } = {
  getTypeParser: (oid: number, format?: 'text' | 'binary') =>
    oid === DATE ? String : types.getTypeParser(oid, format as 'text'),
};

export function openReadPool(url: string, options: PoolOptions): Pool {
  const pool = new Pool({
    connectionString: url,
    types: parsers,
    max: options.max ?? 10,
    idleTimeoutMillis: 30_000,
    connectionTimeoutMillis: 5_000,
    application_name: options.applicationName ?? 'green-apple',
    statement_timeout: options.statementTimeoutMs ?? 10_000,
    lock_timeout: options.lockTimeoutMs ?? 0,
    // Times inside JSON are rendered by the session.
    options: '-c TimeZone=UTC -c default_transaction_read_only=on',
    keepAlive: true,
  });
  // A connection that is lost while idle is no fault of any statement.
  pool.on('error', () => undefined);
  return pool;
}

/** One reader: its connections, how it is, and the statements that wait for it. */
export class ReaderMember {
  readonly region: string;
  /** Host and port, for people. */
  readonly name: string;
  readonly pool: Pool;
  readonly #url: string;
  readonly #applicationName: string;
  readonly #clients = new Set<PoolClient>();
  readonly #waiting = new Set<(reason: Error) => void>();
  #state: ReaderState = NEW_READER;
  #replayed = -1n;
  #looker: Client | null = null;

  constructor({ region, url }: ReaderAddress, options: PoolOptions) {
    this.region = region;
    this.name = new URL(url).host;
    this.pool = openReadPool(url, options);
    this.pool.on('connect', (client) => this.#clients.add(client));
    this.pool.on('remove', (client) => {
      this.#clients.delete(client);
      this.#forgetReplayed();
    });
    this.#url = url;
    this.#applicationName = `${options.applicationName ?? 'green-apple'} look`;
  }

  get absence(): ReaderState['absence'] {
    return this.#state.absence;
  }

  get state(): ReaderState {
    return this.#state;
  }

  /** Rows of a statement; ends with {@link ReaderLeftError} when the reader leaves rotation meanwhile. */
  select<Row extends object>(statement: BoundStatement): Promise<Row[]> {
    return new Promise((resolve, reject) => {
      this.#waiting.add(reject);
      this.pool
        .query<Row>(statement)
        .then(({ rows }) => resolve(rows), reject)
        .finally(() => this.#waiting.delete(reject));
    });
  }

  /** Asks how far the reader is. `lagOf` knows where the writer was when. */
  async look(lagOf: (replayed: bigint) => number): Promise<void> {
    const replayed = await this.#askReplayed().catch(() => null);
    if (replayed !== null) this.#replayed = replayed;
    this.learn(
      replayed === null ? { answered: false } : { answered: true, lagMs: lagOf(replayed) },
    );
  }

  /** What a look, or a statement that could not be sent, has shown. */
  learn(look: Look): void {
    const before = this.#state;
    this.#state = afterLook(before, look);
    if (before.absence !== 'unreachable' && !look.answered) this.#giveUp();
  }

  /** True once what was written up to `position` can be read here; false when it takes longer than `withinMs`. */
  async reaches(position: LogPosition, withinMs: number): Promise<boolean> {
    const wanted = toLogOffset(position);
    const until = performance.now() + withinMs;
    for (let pause = 4; this.#replayed < wanted; pause *= 2) {
      const [row] = await this.select<{ position: LogPosition | null }>({
        text: REPLAYED,
        values: [],
      });
      this.#replayed = toReplayed(row?.position ?? null);
      if (this.#replayed >= wanted) break;
      if (performance.now() + pause > until) return false;
      await new Promise((resolve) => setTimeout(resolve, pause));
    }
    return true;
  }

  async close(): Promise<void> {
    this.#forgetLooker();
    await this.pool.end();
  }

  /** A connection of its own: a pool that is merely busy is no reader that hangs. */
  async #askReplayed(): Promise<bigint> {
    this.#looker ??= await this.#connect();
    try {
      const { rows } = await this.#looker.query<{ position: LogPosition | null }>(REPLAYED);
      return toReplayed(rows[0]?.position ?? null);
    } catch (error) {
      this.#forgetLooker();
      throw error;
    }
  }

  async #connect(): Promise<Client> {
    const client = new Client({
      connectionString: this.#url,
      application_name: this.#applicationName,
      connectionTimeoutMillis: LOOK_DEADLINE_MS,
      query_timeout: LOOK_DEADLINE_MS,
    });
    client.on('error', () => this.#forgetLooker());
    try {
      await client.connect();
    } catch (error) {
      destroy(client);
      throw error;
    }
    return client;
  }

  #forgetLooker(): void {
    if (this.#looker) destroy(this.#looker);
    this.#looker = null;
    this.#forgetReplayed();
  }

  /** Who was started again begins with less than it had. */
  #forgetReplayed(): void {
    this.#replayed = -1n;
  }

  /** Nobody waits for a server that hangs, and no connection to it is used again. */
  #giveUp(): void {
    this.#forgetReplayed();
    const reason = new ReaderLeftError(`${this.name} left rotation`);
    for (const reject of this.#waiting) reject(reason);
    this.#waiting.clear();
    for (const client of this.#clients) destroy(client);
  }
}

const REPLAYED = `select case when pg_is_in_recovery() then pg_last_wal_replay_lsn()::text end as position`;

/** A server that replays nothing is no copy: it has what it is asked for. */
const EVERYTHING = 2n ** 64n;
const toReplayed = (position: LogPosition | null): bigint =>
  position === null ? EVERYTHING : toLogOffset(position);

/** `end` would wait for a farewell that a frozen server never says. */
function destroy(client: Client | PoolClient): void {
  const { connection } = client as unknown as {
    readonly connection: { readonly stream: { destroy(): void } };
  };
  connection.stream.destroy();
}
