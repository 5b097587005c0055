import { isLogPosition, type LogPosition } from './log-position.ts';

/** A moment in the history of a database, as its writer gives it. */
export interface HistoryPoint {
  /** Which database: numbers and positions of another one mean nothing. */
  readonly database: string;
  /** Transactions that were over by then, whatever became of them: the later of two moments has no lower number. */
  readonly number: number;
  /** Who has replayed the log up to here has seen all that was committed by then. */
  readonly position: LogPosition;
}

/** The same for a writer and its readers, another one after the database was made anew. */
export const DATABASE_IDENTITY = `(select (select system_identifier::text from pg_control_system()) || '/' || d.oid
  from pg_database d where d.datname = current_database())`;

/** The number of {@link HistoryPoint} for the snapshot of a statement; null on a reader, which lists no running transactions. */
export const HISTORY_NUMBER = `(select case when not pg_is_in_recovery()
    then pg_snapshot_xmax(s)::text::bigint - (select count(*) from pg_snapshot_xip(s)) end
  from pg_current_snapshot() s)`;

/**
 * On the writer, the moment of a statement's snapshot as text. The position is asked for after the snapshot was taken, so
 * it is not before what the snapshot sees. Needs `synchronous_commit`: what is not flushed must not be visible. Not for
 * a transaction that has written: it would count itself as over.
 */
export const HISTORY_POINT = `(${DATABASE_IDENTITY} || ':' || ${HISTORY_NUMBER} || ':' || pg_current_wal_flush_lsn())`;

const SHAPE = /^(\d{1,20}\/\d{1,10}):(\d{1,15}):([^:]+)$/;

/** Null for text that names no moment. */
export function parseHistoryPoint(text: string): HistoryPoint | null {
  const [, database = '', number = '', position = ''] = SHAPE.exec(text) ?? [];
  return isLogPosition(position) ? { database, number: Number(number), position } : null;
}

/** The one that has seen all that the others have; null when one is unknown, or they are of several databases. */
export function latestPoint(points: readonly (HistoryPoint | null)[]): HistoryPoint | null {
  const [first = null] = points;
  return points.reduce(
    (latest, point) =>
      latest === null || point?.database !== latest.database
        ? null
        : point.number > latest.number
          ? point
          : latest,
    first,
  );
}
