import { openWriter, writerSelect, type Writer } from '@green-apple/persistence';

/** A connection that has nothing to do reports what it has counted after ten seconds. */
const IDLE_REPORT_MS = 11_000;

interface Counters {
  readonly statements: number | null;
  /** Null when the server was started without fsync: then nothing is synced, whatever is asked of it. */
  readonly walSyncs: number | null;
}

/** Reads what Postgres itself counts; needs the superuser that the stack's handles carry. */
export class DatabaseMeter {
  readonly writer: Writer;

  constructor(url: string) {
    this.writer = openWriter(url, { max: 2, applicationName: 'bench' });
  }

  /**
   * Statements of one role so far and syncs of the log by its open connections, once each has told its share.
   * Statements need pg_stat_statements, syncs need fsync: see {@link withDurableWrites}.
   */
  async read(role: string): Promise<Counters> {
    await new Promise((resolve) => setTimeout(resolve, IDLE_REPORT_MS));
    const [wal] = await writerSelect<{ syncs: string; durable: boolean }>(
      this.writer,
      `select coalesce(sum(io.fsyncs), 0) as syncs, current_setting('fsync')::boolean as durable
       from pg_stat_activity connection
       cross join lateral pg_stat_get_backend_io(connection.pid) io
       where connection.usename = $role and io.object = 'wal'`,
      { role },
    );
    const walSyncs = wal?.durable === true ? Number(wal.syncs) : null;
    return { statements: await this.statements(role), walSyncs };
  }

  private async statements(role: string): Promise<number | null> {
    const [loaded] = await writerSelect<{ loaded: boolean }>(
      this.writer,
      `select current_setting('shared_preload_libraries') like '%pg_stat_statements%' as loaded`,
    );
    if (loaded?.loaded !== true) return null;
    await this.writer.sequelize.query('create extension if not exists pg_stat_statements');
    const [row] = await writerSelect<{ calls: string }>(
      this.writer,
      `select coalesce(sum(calls), 0) as calls from pg_stat_statements
       where userid = (select oid from pg_roles where rolname = $role)
         and query !~* '^(begin|start transaction|commit|rollback|set )'`,
      { role },
    );
    return Number(row?.calls ?? 0);
  }

  /**
   * Development stacks may run without fsync; what a sync costs belongs into the figures all the same. A server
   * whose command line says so, e.g. one on ports of its own, cannot be talked into it.
   */
  async withDurableWrites<Result>(work: () => Promise<Result>): Promise<Result> {
    await this.writer.sequelize.query('alter system set fsync = on');
    await this.writer.sequelize.query('select pg_reload_conf()');
    try {
      return await work();
    } finally {
      await this.writer.sequelize.query('alter system reset fsync');
      await this.writer.sequelize.query('select pg_reload_conf()');
    }
  }

  close(): Promise<void> {
    return this.writer.close();
  }
}
