import type { Parameters, PoolOptions } from '../pools.ts';
import { isGone, isUnreachable } from '../unreachable.ts';
import { bindStatement } from './bound-statement.ts';
import { WRITER_POSITION, WriterPositions, type LogPosition } from './log-position.ts';
import { ReaderMember, openReadPool } from './reader-member.ts';
import type { Absence } from './reader-state.ts';
import { rotation, toReaderAddress } from './rotation.ts';

export interface SelectOptions {
  /** Parsed and planned once per connection; for statements whose text is always the same. */
  readonly prepared?: boolean;
  /** The reading must see what was written up to here; the writer answers when the readers are late. */
  readonly after?: LogPosition | undefined;
}

/** Read-only and possibly behind: catalogue, lists, reports. Never the ground for a decision that leads to a write. */
export interface Reader {
  readonly kind: 'reader';
  select<Row extends object>(
    sql: string,
    parameters?: Parameters,
    options?: SelectOptions,
  ): Promise<Row[]>;
  /** The readers as they are now, for readiness and metrics. */
  health(): readonly ReaderHealth[];
  close(): Promise<void>;
}

export interface ReaderHealth {
  readonly url: string;
  readonly region: string;
  readonly healthy: boolean;
  readonly absence: Absence | null;
  readonly lagMs: number | null;
}

export interface ReaderOptions extends PoolOptions {
  /** Where this process runs; its readers are asked first. */
  readonly region?: string;
  /** How long a reading that must see a write waits for the readers before the writer answers. */
  readonly catchUpMs?: number;
  /** Told when a reader leaves rotation or comes back. */
  readonly onChange?: (reader: ReaderHealth) => void;
}

/** Between two looks. */
const LOOK_MS = 500;
const CATCH_UP_MS = 200;

/**
 * Opens readers (`region=url` or a bare url, in order of nearness) and the writer behind them. Twice a
 * second each reader is looked at: one that is five seconds behind, hangs or is gone leaves rotation, its
 * statements are answered by the next one or the writer, and it comes back by itself.
 */
export function openReader(
  readers: readonly string[],
  writerUrl: string,
  options: ReaderOptions = {},
): Reader {
  const region = options.region ?? 'local';
  const members = readers.map((text) => new ReaderMember(toReaderAddress(text, region), options));
  const writer = openReadPool(writerUrl, options);
  const watch = members.length > 0 ? watchReaders(members, writerUrl, options) : null;
  let turn = 0;
  return {
    kind: 'reader',
    async select<Row extends object>(
      sql: string,
      parameters: Parameters = {},
      { prepared = false, after }: SelectOptions = {},
    ): Promise<Row[]> {
      const statement = bindStatement(sql, parameters, prepared);
      const until = performance.now() + (options.catchUpMs ?? CATCH_UP_MS);
      for (const member of rotation(members, region, turn++)) {
        try {
          const patience = until - performance.now();
          if (after !== undefined && !(await member.reaches(after, patience))) continue;
          return await member.select<Row>(statement);
        } catch (error) {
          if (!isUnreachable(error)) throw error;
          if (isGone(error)) watch?.lost(member);
        }
      }
      return (await writer.query<Row>(statement)).rows;
    },
    health: () => members.map(toHealth),
    async close() {
      watch?.stop();
      await Promise.all([...members.map((member) => member.close()), writer.end()]);
    },
  };
}

function toHealth({ name, region, state }: ReaderMember): ReaderHealth {
  return { url: name, region, healthy: state.absence === null, ...state };
}

/** Looks at the writer's position and at every reader, each in its own rhythm, until stopped. */
function watchReaders(members: readonly ReaderMember[], writerUrl: string, options: ReaderOptions) {
  const positions = new WriterPositions();
  const timers = new Map<object, NodeJS.Timeout>();
  let stopped = false;
  const repeat = (key: object, work: () => Promise<void>): void => {
    void work().finally(() => {
      if (!stopped) timers.set(key, setTimeout(() => repeat(key, work), LOOK_MS).unref());
    });
  };
  const tell = (member: ReaderMember, before: Absence | null): void => {
    if (before !== member.absence) options.onChange?.(toHealth(member));
  };
  const pool = openReadPool(writerUrl, {
    max: 1,
    applicationName: `${options.applicationName ?? 'green-apple'} look`,
    statementTimeoutMs: 1_000,
  });
  repeat(positions, async () => {
    // A writer that does not answer moves nowhere: its readers are as fresh as they can be.
    const answer = await pool.query<{ position: LogPosition }>(WRITER_POSITION).catch(() => null);
    const position = answer?.rows[0]?.position;
    if (position !== undefined) positions.add(performance.now(), position);
  });
  for (const member of members)
    repeat(member, async () => {
      const before = member.absence;
      await member.look((replayed) => positions.lagOf(replayed, performance.now()));
      tell(member, before);
    });
  return {
    /** Found to be gone by a statement, before the next look. */
    lost(member: ReaderMember): void {
      const before = member.absence;
      member.learn({ answered: false });
      tell(member, before);
    },
    stop(): void {
      stopped = true;
      for (const timer of timers.values()) clearTimeout(timer);
      void pool.end();
    },
  };
}
