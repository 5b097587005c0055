import type { ObjectStore } from '@green-apple/messaging';
import type { BulkSweepRepository, ClosedBulkJob } from '@green-apple/persistence';
import type { BulkSweep } from '@green-apple/workflow-contracts';
import { errorsKeyOf, exportKeyOf } from './file-keys.ts';

export interface BulkSweepPorts {
  readonly jobs: BulkSweepRepository;
  readonly store: Pick<ObjectStore, 'remove'>;
  /** Rows removed by one statement, and statements of one sweep; fewer where a test wants several. */
  readonly rowsAtOnce?: number;
  readonly mostBatches?: number;
}

const JOBS_AT_ONCE = 20;
const ROWS_AT_ONCE = 2_000;
/** What one sweep does at most; what is left waits for the next. */
const MOST_BATCHES = 100;

/** Removes rows and files of jobs whose time is over. Beginning again does no harm. */
export function createBulkSweep(ports: BulkSweepPorts): () => Promise<BulkSweep> {
  const { jobs, store, rowsAtOnce = ROWS_AT_ONCE, mostBatches = MOST_BATCHES } = ports;

  return async () => {
    const swept = { jobs: 0, rows: 0 };
    let batches = 0;
    for (const job of await jobs.close(JOBS_AT_ONCE)) {
      for (let removed = rowsAtOnce; removed === rowsAtOnce; swept.rows += removed) {
        if (batches++ === mostBatches) return swept;
        removed = await jobs.removeRows(job.id, rowsAtOnce);
      }
      for (const key of keysOf(job)) await store.remove(key);
      await jobs.noteGone(job.id);
      swept.jobs++;
    }
    return swept;
  };
}

/** Where files of a job lie, or may: what a dying worker wrote and did not note is removed as well. */
const keysOf = ({ id, direction, format, fileKey, errorsKey }: ClosedBulkJob): string[] => [
  ...new Set([
    ...[fileKey, errorsKey].filter((key) => key !== null),
    direction === 'export' ? exportKeyOf(id, format) : errorsKeyOf(id),
  ]),
];
