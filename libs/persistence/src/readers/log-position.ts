/** A position in the writer's log as Postgres prints it, e.g. `16/B374D848`: what a reader must have replayed to see a write. */
export type LogPosition = string;

const SHAPE = /^[0-9A-F]{1,8}\/[0-9A-F]{1,8}$/i;

/** True for text that may be put to a database as a position; what comes from a header is checked by this. */
export const isLogPosition = (text: string): text is LogPosition => SHAPE.test(text);

/** Positions in order: a later one is the larger number. Throws for text that is no position. */
export function toLogOffset(position: LogPosition): bigint {
  if (!isLogPosition(position)) throw new RangeError('no position of a log');
  const [high = '', low = ''] = position.split('/');
  return (BigInt(`0x${high}`) << 32n) | BigInt(`0x${low}`);
}

/** Asked of the writer after a commit: not before what was committed. */
export const WRITER_POSITION = 'select pg_current_wal_flush_lsn()::text as position';

interface Sample {
  readonly at: number;
  readonly offset: bigint;
}

/** Longer lags are as bad as this one. */
const REMEMBERED_MS = 60_000;

/**
 * Where the writer's log stood when. A reader's lag is the age of the first known position that it has not
 * replayed: unlike the time of the last replayed transaction it does not grow while nobody writes.
 */
export class WriterPositions {
  #samples: Sample[] = [];

  /** `now` is monotonic milliseconds and never goes back. */
  add(now: number, position: LogPosition): void {
    const offset = toLogOffset(position);
    const latest = this.#samples.at(-1);
    // After a failover the log may begin anew below where it was: what was known is worthless then.
    if (latest && offset < latest.offset) this.#samples = [];
    if (latest?.offset === offset) return;
    this.#samples.push({ at: now, offset });
    // The newest is kept however old it is: a quiet writer stays where it was.
    while (this.#samples.length > 1 && (this.#samples[0]?.at ?? now) < now - REMEMBERED_MS)
      this.#samples.shift();
  }

  /** How many milliseconds the reader that has replayed up to `offset` is behind. */
  lagOf(offset: bigint, now: number): number {
    const missing = this.#samples.find((sample) => sample.offset > offset);
    return missing === undefined ? 0 : Math.max(0, now - missing.at);
  }
}
