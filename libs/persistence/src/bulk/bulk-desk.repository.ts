import { createHash, randomBytes } from 'node:crypto';
import type {
  BulkFault,
  BulkFormat,
  BulkKind,
  BulkPolicy,
  BulkRow,
} from '@green-apple/domain-catalog';
import { newestFirst, toPage } from '../admin/newest-first.ts';
import { insertOutbox } from '../outbox.ts';
import { writerSelect, type Parameters, type Writer } from '../pools.ts';
import type { Transaction } from '../transaction.ts';
import { BULK_JOB_FIELDS, type BulkJob, type BulkState } from './bulk-job.ts';

export interface OpenBulkJob {
  readonly id: string;
  readonly direction: 'import' | 'export';
  readonly kind: BulkKind;
  readonly format: BulkFormat;
  /** Set where a file is to be taken over without a trial before. */
  readonly policy: BulkPolicy | null;
  readonly fileName: string;
  readonly fileKey: string | null;
  readonly fileBytes: number;
  readonly fileSha256: string | null;
  readonly requestedBy: string;
  readonly requestedByName: string;
  readonly idempotencyKey: string;
  /** Stands for everything that was asked: the same key with another hash is refused. */
  readonly requestHash: string;
  readonly correlationId: string;
}

export type OpenedBulkJob =
  { readonly code: 'OPENED' | 'KNOWN'; readonly job: BulkJob } | { readonly code: 'KEY_REUSED' };

/** A bad row of a file, for people. */
export interface BadRow {
  readonly line: number;
  readonly key: string;
  readonly faults: readonly BulkFault[];
  readonly cells: Readonly<Record<string, string>> | null;
  readonly said: BulkRow;
}

export type BulkFile = 'file' | 'errors';

/** Jobs as employees ask for them, watch and end them. */
export class BulkDeskRepository {
  readonly #writer: Writer;

  constructor(writer: Writer) {
    this.#writer = writer;
  }

  /** Opens a job and asks for its run; the same key opens it once. */
  async open(input: OpenBulkJob, transaction: Transaction): Promise<OpenedBulkJob> {
    const state: BulkState = input.direction === 'import' ? 'checking' : 'exporting';
    const [opened] = await this.#select<{ id: string }>(
      `insert into catalog.bulk_job (id, direction, kind, format, policy, state, file_name, file_key, file_bytes,
         file_sha256, requested_by, requested_by_name, idempotency_key, request_hash, correlation_id)
       values ($id, $direction, $kind, $format, $policy, $state, $fileName, $fileKey, $fileBytes, $fileSha256,
         $requestedBy, $requestedByName, $idempotencyKey, $requestHash, $correlationId)
       on conflict on constraint bulk_job_once do nothing returning id`,
      { ...input, state },
      transaction,
    );
    if (opened !== undefined) {
      await this.#askForRun(input.id, input.correlationId, transaction);
      return { code: 'OPENED', job: await this.#certain(input.id, transaction) };
    }
    const [known] = await this.#select<BulkJob & { requestHash: string }>(
      `select ${BULK_JOB_FIELDS}, x.request_hash as "requestHash" from catalog.bulk_job x
       where x.requested_by = $requestedBy and x.idempotency_key = $idempotencyKey`,
      { requestedBy: input.requestedBy, idempotencyKey: input.idempotencyKey },
      transaction,
    );
    return known?.requestHash === input.requestHash
      ? { code: 'KNOWN', job: known }
      : { code: 'KEY_REUSED' };
  }

  /** Wants the good rows taken over; null when the job is not there or not at a point where that can be asked. */
  apply(
    job: { readonly id: string; readonly policy: BulkPolicy; readonly correlationId: string },
    transaction: Transaction,
  ): Promise<BulkJob | null> {
    return this.#move(
      job,
      `policy = $policy, state = 'applying', done_rows = applied_rows, cancel_requested = false`,
      // What was begun by one policy is gone on with by the same.
      `state = 'checked' and new_rows + changed_rows > 0 and ($policy = 'skip_bad_rows' or bad_rows = 0)`,
      transaction,
      { policy: job.policy },
    );
  }

  /** Goes on with what was cancelled or given up, where it stood. */
  resume(
    job: { readonly id: string; readonly correlationId: string },
    transaction: Transaction,
  ): Promise<BulkJob | null> {
    return this.#move(
      job,
      `state = case when direction = 'export' then 'exporting' when policy is not null and total_rows is not null
         then 'applying' else 'checking' end,
       done_rows = case when direction = 'export' then 0 when policy is not null and total_rows is not null
         then applied_rows else checked_line - 1 end,
       cancel_requested = false, failure = null, finished_at = null`,
      `keeping = 'kept' and (state = 'cancelled' or (state = 'failed' and failure ->> 'code' = 'GAVE_UP'))`,
      transaction,
    );
  }

  /** The run stops at its next row. A checked file that waits is put away at once. */
  cancel(
    job: { readonly id: string; readonly correlationId: string },
    transaction: Transaction,
  ): Promise<BulkJob | null> {
    return this.#move(
      job,
      `cancel_requested = true, state = case when state = 'checked' then 'cancelled' else state end,
       finished_at = case when state = 'checked' then now() else finished_at end`,
      `state in ('checking', 'checked', 'applying', 'exporting')`,
      transaction,
      {},
      '',
    );
  }

  async byId(id: string, transaction?: Transaction): Promise<BulkJob | null> {
    const [job] = await this.#select<BulkJob>(
      `select ${BULK_JOB_FIELDS} from catalog.bulk_job x where x.id = cast($id as uuid)`,
      { id },
      transaction,
    );
    return job ?? null;
  }

  /** Newest first; null when the cursor is none of ours. */
  async page(query: { readonly cursor?: string | undefined; readonly limit: number }) {
    const place = newestFirst(query);
    if (place === null) return null;
    const rows = await this.#select<BulkJob>(
      `select ${BULK_JOB_FIELDS} from catalog.bulk_job x where ${place.after}
       order by x.created_at desc, x.id desc limit $rows`,
      place.bind,
    );
    return toPage(rows, query.limit);
  }

  /** Bad rows behind a line, in the order of the file. */
  badRows(id: string, afterLine: number, limit: number): Promise<BadRow[]> {
    return badRowsOf(this.#writer, id, afterLine, limit);
  }

  /** An address under which a file of the job can be fetched for a while; what is kept of it is a hash. */
  async link(id: string, file: BulkFile, seconds: number): Promise<string> {
    const token = randomBytes(32).toString('base64url');
    await this.#select(
      `delete from catalog.bulk_link where expires_at < now() returning job_id`,
      {},
    );
    await this.#select(
      `insert into catalog.bulk_link (token_hash, job_id, file, expires_at)
       values ($hash, $id, $file, now() + make_interval(secs => $seconds)) returning job_id`,
      { hash: hashOf(token), id, file, seconds },
    );
    return token;
  }

  /** The job and file behind an address that has not run out. */
  async linked(token: string): Promise<{ job: BulkJob; file: BulkFile } | null> {
    const [row] = await this.#select<BulkJob & { linkedFile: BulkFile }>(
      `select ${BULK_JOB_FIELDS}, l.file as "linkedFile" from catalog.bulk_link l
       join catalog.bulk_job x on x.id = l.job_id
       where l.token_hash = $hash and l.expires_at > now() and x.keeping = 'kept'`,
      { hash: hashOf(token) },
    );
    return row === undefined ? null : { job: row, file: row.linkedFile };
  }

  async #move(
    job: { readonly id: string; readonly correlationId: string },
    set: string,
    when: string,
    transaction: Transaction,
    bind: Parameters = {},
    started = ', phase_started_at = now()',
  ): Promise<BulkJob | null> {
    const moved = await this.#select(
      `update catalog.bulk_job set ${set}${started} where id = cast($id as uuid) and ${when} returning id`,
      { id: job.id, ...bind },
      transaction,
    );
    if (moved.length === 0) return null;
    await this.#askForRun(job.id, job.correlationId, transaction);
    return this.#certain(job.id, transaction);
  }

  async #askForRun(id: string, correlationId: string, transaction: Transaction): Promise<void> {
    await insertOutbox(this.#writer, transaction, [
      {
        topic: 'jobs',
        kind: 'bulk',
        aggregateType: 'bulk-job',
        aggregateId: id,
        aggregateVersion: 1,
        body: { order_id: id, calculation_type: 'bulk' },
        correlationId,
      },
    ]);
  }

  async #certain(id: string, transaction: Transaction): Promise<BulkJob> {
    const job = await this.byId(id, transaction);
    if (job === null) throw new Error('a job vanished in its own transaction');
    return job;
  }

  #select<Row extends object>(sql: string, bind: Parameters, transaction?: Transaction) {
    return writerSelect<Row>(this.#writer, sql, bind, transaction);
  }
}

const hashOf = (token: string): Buffer => createHash('sha256').update(token).digest();

/** Bad rows of a job behind a line, in the order of the file. */
export const badRowsOf = (
  writer: Writer,
  id: string,
  afterLine: number,
  limit: number,
): Promise<BadRow[]> =>
  writerSelect<BadRow>(
    writer,
    `select line, key, faults, cells, said from catalog.bulk_row
     where job_id = cast($id as uuid) and outcome = 'bad' and line > $afterLine order by line limit $limit`,
    { id, afterLine, limit },
  );
