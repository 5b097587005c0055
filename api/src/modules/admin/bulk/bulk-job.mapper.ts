import type { BulkJobDto } from '@green-apple/contracts-http';
import { MOST_COUNTS_AT_ONCE, paceOf, type BulkPolicy } from '@green-apple/domain-catalog';
import type { BulkJob } from '@green-apple/persistence';

const AT_WORK = ['checking', 'applying', 'exporting'];

/** A job as the back office shows it. */
export function toBulkJob(job: BulkJob, nowMs: number): BulkJobDto {
  const { failure } = job;
  const total = totalOf(job);
  const elapsed = nowMs - Date.parse(job.phaseStartedAt);
  const kept = job.keeping === 'kept';
  const atWork = AT_WORK.includes(job.state);
  const pace = atWork ? paceOf(job.doneRows, total, elapsed) : { perSecond: 0, secondsLeft: null };
  return {
    id: job.id,
    direction: job.direction,
    kind: job.kind,
    format: job.format,
    policy: job.policy,
    state: job.state,
    stopping: atWork && job.cancelRequested,
    fileName: job.fileName,
    fileBytes: job.fileBytes,
    progress: { done: job.doneRows, total, ...pace },
    rows: {
      total: job.totalRows,
      bad: job.badRows,
      added: job.newRows,
      changed: job.changedRows,
      same: job.sameRows,
      applied: job.appliedRows,
    },
    failure:
      failure === null
        ? null
        : {
            code: failure.code,
            ...('columns' in failure ? { columns: [...failure.columns] } : {}),
            ...('line' in failure ? { line: failure.line } : {}),
            ...('rows' in failure ? { rows: failure.rows } : {}),
          },
    can: {
      apply: policiesFor(job),
      cancel: (atWork && !job.cancelRequested) || job.state === 'checked',
      resume: kept && (job.state === 'cancelled' || failure?.code === 'GAVE_UP'),
    },
    files: {
      file: kept && job.fileKey !== null,
      errors: kept && job.errorsKey !== null,
    },
    keptUntil: atWork ? null : job.keptUntil,
    gone: !kept,
    requestedBy: job.requestedByName,
    createdAt: job.createdAt,
    finishedAt: job.finishedAt,
  };
}

/** Until the whole file is read its length tells about how many rows there will be. */
function totalOf(job: BulkJob): number | null {
  if (job.totalRows !== null) return job.totalRows;
  if (job.readBytes === 0 || job.direction === 'export') return null;
  return Math.max(job.doneRows, Math.round((job.doneRows * job.fileBytes) / job.readBytes));
}

/** By which policies the rows of a checked file can be taken over. */
export function policiesFor(job: BulkJob): BulkPolicy[] {
  if (job.state !== 'checked' || job.newRows + job.changedRows === 0) return [];
  const whole = job.badRows === 0 && !isTooLongToHoldUpOrders(job);
  return whole ? ['all_or_nothing', 'skip_bad_rows'] : ['skip_bad_rows'];
}

export const isTooLongToHoldUpOrders = (job: BulkJob): boolean =>
  job.kind === 'stock' && (job.totalRows ?? 0) > MOST_COUNTS_AT_ONCE;
