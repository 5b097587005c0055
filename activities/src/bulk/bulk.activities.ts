import { columnsOf } from '@green-apple/domain-catalog';
import type { ObjectStore } from '@green-apple/messaging';
import type {
  AuditTrail,
  BulkExportReader,
  BulkFailure,
  BulkJob,
  BulkRunRepository,
  ExportPlace,
  FileRow,
} from '@green-apple/persistence';
import { FAILURES, type BulkActivities, type BulkTask } from '@green-apple/workflow-contracts';
import { ApplicationFailure } from '@temporalio/common';
import { UnreadableFile } from './read-csv.ts';
import { errorsKeyOf, exportKeyOf } from './file-keys.ts';
import { readRows, UnmappableFile } from './read-rows.ts';
import { headOf, reportHeadOf, reportRowsOf, rowsOf } from './write-files.ts';

export interface BulkPorts {
  readonly runs: BulkRunRepository;
  readonly exports: BulkExportReader;
  readonly store: ObjectStore;
  readonly trail: AuditTrail;
  /** Says that the step is at it; throws when the step is not wanted any more. */
  readonly beat: (done: number) => void;
  /** ISO 8601 with milliseconds, UTC. */
  readonly now: () => string;
  /** Rows in one transaction; fewer where a test wants to look between two. */
  readonly rowsAtOnce?: number;
}

const ROWS_AT_ONCE = 500;
/** Of a file; long rows are kept fewer at a time. */
const BYTES_AT_ONCE = 8 * 1024 * 1024;
/** Transactions that one call makes before it lets the run look around. */
const BATCHES_PER_CALL = 20;

/** Somebody wants the job cancelled, or another try of this step has gone on with it. */
class Unwanted extends Error {}

/** Reads files into the catalogue and writes them from it. */
export function createBulkActivities(ports: BulkPorts): BulkActivities {
  const { runs, exports, store, beat } = ports;
  const size = ports.rowsAtOnce ?? ROWS_AT_ONCE;

  async function jobOf(jobId: string): Promise<BulkJob> {
    const job = await runs.job(jobId);
    if (job === null)
      throw ApplicationFailure.nonRetryable('there is no such job', FAILURES.bulkJobMissing);
    return job;
  }

  async function end(
    jobId: string,
    state: 'done' | 'cancelled' | 'failed',
    failure?: BulkFailure,
  ): Promise<void> {
    await writeReport(ports, await jobOf(jobId));
    await runs.end(
      jobId,
      { state, ...(failure === undefined ? {} : { failure }) },
      async (job, transaction) => {
        await ports.trail.append(
          {
            at: ports.now(),
            actorId: job.requestedBy,
            actorName: job.requestedByName,
            action: `bulk.${state}`,
            entityType: 'bulk_job',
            entityId: job.id,
            before: null,
            after: {
              direction: job.direction,
              kind: job.kind,
              rows: job.totalRows,
              appliedRows: job.appliedRows,
              badRows: job.badRows,
              fileSha256: job.fileSha256,
              ...(failure === undefined ? {} : { failure: failure.code }),
            },
            correlationId: job.correlationId,
          },
          transaction,
        );
      },
    );
  }

  /** Ends the job where somebody wants it cancelled, or its file cannot be used. */
  async function unlessEnded(jobId: string, work: () => Promise<void>): Promise<void> {
    try {
      await work();
    } catch (error) {
      if (error instanceof Unwanted) {
        if (await runs.isCancelled(jobId)) return end(jobId, 'cancelled');
        throw ApplicationFailure.retryable('another try is at it', FAILURES.bulkElsewhere);
      }
      if (error instanceof UnmappableFile) return end(jobId, 'failed', error.fault);
      if (error instanceof UnreadableFile)
        return end(jobId, 'failed', { code: 'NOT_READABLE', line: error.line });
      throw error;
    }
  }

  /** Between two batches: still at it, still wanted. */
  async function pause(jobId: string, done: number): Promise<void> {
    beat(done);
    if (await runs.isCancelled(jobId)) throw new Unwanted('cancelled');
  }

  return {
    async nextBulkTask({ jobId }) {
      return taskOf(await jobOf(jobId));
    },

    async checkBulkFile({ jobId }) {
      const job = await jobOf(jobId);
      if (job.state !== 'checking' || job.fileKey === null) return;
      await unlessEnded(jobId, async () => {
        await pause(jobId, job.checkedLine);
        await check(ports, job, size, (done) => pause(jobId, done));
        await writeReport(ports, await jobOf(jobId));
        await runs.endCheck(jobId);
      });
    },

    async applyBulkRows({ jobId }) {
      await unlessEnded(jobId, async () => {
        for (let batch = 0; batch < BATCHES_PER_CALL; batch++) {
          await pause(jobId, batch);
          const { code } = await runs.applyNext(jobId, size);
          if (code !== 'went_on') return;
        }
      });
    },

    async applyBulkFile({ jobId }) {
      await unlessEnded(jobId, async () => {
        await pause(jobId, 0);
        const result = await runs.applyWhole(jobId, size, async (rows) => {
          await pause(jobId, rows);
          await runs.noteProgress(jobId, rows);
        });
        if (result.code === 'rows_changed')
          await end(jobId, 'failed', { code: 'ROWS_CHANGED', rows: result.rows });
      });
    },

    async writeBulkExport({ jobId }) {
      const job = await jobOf(jobId);
      if (job.state !== 'exporting') return;
      await unlessEnded(jobId, async () => {
        let rows = 0;
        const columns = columnsOf(job.kind, await runs.attributes());
        async function* content(): AsyncGenerator<Buffer> {
          yield headOf(
            job.format,
            columns.map(({ name }) => name),
          );
          let place: ExportPlace | null = null;
          do {
            const page: Awaited<ReturnType<BulkExportReader['page']>> = await exports.page(
              job.kind,
              place,
              size,
            );
            yield rowsOf(columns, job.format, page.rows);
            rows += page.rows.length;
            await pause(jobId, rows);
            await runs.noteProgress(jobId, rows);
            place = page.next;
          } while (place !== null);
        }
        const key = exportKeyOf(job.id, job.format);
        const type = job.format === 'csv' ? 'text/csv; charset=utf-8' : 'application/x-ndjson';
        const { bytes, sha256 } = await store.put(key, type, content());
        await runs.keepExport(jobId, { key, bytes, sha256, rows });
        await end(jobId, 'done');
      });
    },

    endBulk: ({ jobId }) => end(jobId, 'done'),

    async giveBulkUp({ jobId }) {
      const { state } = await jobOf(jobId);
      await end(jobId, 'failed', { code: 'GAVE_UP', during: state });
    },
  };
}

function taskOf(job: BulkJob): BulkTask {
  switch (job.state) {
    case 'checking':
      return 'check';
    case 'applying':
      if (job.appliedLine >= job.checkedLine) return 'end';
      return job.policy === 'all_or_nothing' ? 'apply_whole' : 'apply_some';
    case 'exporting':
      return 'export';
    default:
      return 'rest';
  }
}

/** Rows the job has read already are passed over; the rest is read in batches. */
async function check(
  { runs, store }: BulkPorts,
  job: BulkJob,
  size: number,
  pause: (done: number) => Promise<void>,
): Promise<void> {
  let after = job.checkedLine;
  let batch: FileRow[] = [];
  let passed = 0;
  let bytes = job.readBytes;
  let keptBytes = bytes;
  const keep = async (): Promise<void> => {
    const { code } = await runs.checkRows({ id: job.id, after, rows: batch, readBytes: bytes });
    if (code === 'stopped') throw new Unwanted('not at this point any more');
    after += batch.length;
    batch = [];
    keptBytes = bytes;
    await pause(after - 1);
  };
  const { kind, format } = job;
  const columns = columnsOf(kind, await runs.attributes());
  const file = await store.open(job.fileKey ?? '');
  const rows = readRows(file, { kind, format, columns }, (header) =>
    runs.keepHeader(job.id, header),
  );
  for await (const { row, readBytes } of rows) {
    bytes = readBytes;
    if (row.line <= after) {
      keptBytes = bytes;
      if (++passed % (20 * size) === 0) await pause(passed);
      continue;
    }
    batch.push(row);
    if (batch.length === size || bytes - keptBytes >= BYTES_AT_ONCE) await keep();
  }
  if (batch.length > 0) await keep();
}

/** Bad rows as they came, with what is wrong with them; nothing where all are good. */
async function writeReport({ runs, store, beat }: BulkPorts, job: BulkJob): Promise<void> {
  if (job.direction === 'export' || job.badRows === 0) return;
  const columns = columnsOf(job.kind, await runs.attributes());
  const header = job.header ?? columns.map(({ name }) => name);
  async function* content(): AsyncGenerator<Buffer> {
    yield reportHeadOf(header);
    for (let line = 1; ;) {
      const rows = await runs.badRows(job.id, line, ROWS_AT_ONCE);
      const last = rows.at(-1);
      if (last === undefined) return;
      yield reportRowsOf(columns, header, rows);
      beat(last.line);
      line = last.line;
    }
  }
  const key = errorsKeyOf(job.id);
  await store.put(key, 'text/csv; charset=utf-8', content());
  await runs.keepErrorReport(job.id, key);
}
