import {
  MOST_COUNTS_AT_ONCE,
  type AttributeDefinition,
  type BulkFault,
  type BulkRow,
} from '@green-apple/domain-catalog';
import { attributeDefinitions } from '../catalog/attribute.repository.ts';
import { insertOutbox } from '../outbox.ts';
import { writerSelect, type Parameters, type Writer } from '../pools.ts';
import { inTransaction, type Transaction } from '../transaction.ts';
import { BULK_JOB_FIELDS, type BulkFailure, type BulkJob, type BulkState } from './bulk-job.ts';
import { badRowsOf, type BadRow } from './bulk-desk.repository.ts';
import { judgeRows, type JudgedRow } from './bulk-judging.ts';
import { knowledgeOf, type ReadableRow } from './bulk-knowledge.ts';
import { applyRows } from './bulk-apply.ts';

/** A row as it was read from a file, not yet held against the shop. */
export interface FileRow {
  readonly line: number;
  readonly key: string;
  readonly said: BulkRow;
  readonly cells: Readonly<Record<string, string>>;
  /** What is wrong with the row by itself. */
  readonly faults: readonly BulkFault[];
}

export interface CheckedBatch {
  readonly id: string;
  /** The line before the batch: a batch that was taken in already, by this run or another, is left alone. */
  readonly after: number;
  readonly rows: readonly FileRow[];
  readonly readBytes: number;
}

/** `stopped`: somebody wants the job cancelled, or it is not at this point (any more). */
export type Step = { readonly code: 'went_on' } | { readonly code: 'stopped' };

export interface AppliedRows {
  readonly code: 'went_on' | 'finished' | 'stopped';
  readonly rows: number;
}

/** All or nothing: every row holds, or none was taken over. */
export type AppliedWhole =
  | { readonly code: 'applied'; readonly rows: number }
  | { readonly code: 'stopped' }
  | { readonly code: 'rows_changed'; readonly rows: number };

const WENT_ON: Step = { code: 'went_on' };
const STOPPED: Step = { code: 'stopped' };

/** Jobs as their runs move them. Every step is guarded by where the job stands, so that it is done once. */
export class BulkRunRepository {
  readonly #writer: Writer;
  readonly #keptDays: number;

  /** Rows and files of a job that rests are kept for `keptDays`. */
  constructor(writer: Writer, keptDays: number) {
    this.#writer = writer;
    this.#keptDays = keptDays;
  }

  async job(id: string): Promise<BulkJob | null> {
    const [job] = await this.#select<BulkJob>(
      `select ${BULK_JOB_FIELDS} from catalog.bulk_job x where x.id = cast($id as uuid)`,
      { id },
    );
    return job ?? null;
  }

  /** What can be said of products: files have a column for each. */
  attributes(): Promise<AttributeDefinition[]> {
    return attributeDefinitions((sql) => this.#select<AttributeDefinition>(sql, {}));
  }

  async keepHeader(id: string, header: readonly string[]): Promise<void> {
    await this.#select(
      `update catalog.bulk_job set header = cast($header as jsonb) where id = cast($id as uuid) returning id`,
      { id, header: JSON.stringify(header) },
    );
  }

  /** Judges a batch of rows and keeps them with what came of it. */
  checkRows(batch: CheckedBatch): Promise<Step> {
    return inTransaction(this.#writer, async (transaction) => {
      const job = await this.#lock(batch.id, 'checking', transaction);
      if (job === null || job.checkedLine !== batch.after) return STOPPED;
      const readable = batch.rows.filter(({ faults }) => faults.length === 0);
      const knowledge = await knowledgeOf(this.#writer, job, readable, transaction);
      const judged = new Map(
        judgeRows(job.kind, readable, knowledge).map((row) => [row.line, row]),
      );
      const staged = batch.rows.map((row) => toStaged(row, judged.get(row.line)));
      await this.#stage(job.id, staged, transaction);
      const count = (outcome: string): number =>
        staged.filter((row) => row.outcome === outcome).length;
      await this.#select(
        `update catalog.bulk_job set checked_line = checked_line + $rows, done_rows = done_rows + $rows,
           read_bytes = $readBytes, bad_rows = bad_rows + $bad, new_rows = new_rows + $new,
           changed_rows = changed_rows + $changed, same_rows = same_rows + $same
         where id = cast($id as uuid) returning id`,
        {
          id: job.id,
          rows: staged.length,
          readBytes: batch.readBytes,
          bad: count('bad'),
          new: count('new'),
          changed: count('changed'),
          same: count('same'),
        },
        transaction,
      );
      return WENT_ON;
    });
  }

  /** The whole file is read. What is to be taken over at once goes on, the rest waits for somebody to say so. */
  async endCheck(id: string): Promise<void> {
    await this.#select(
      `update catalog.bulk_job set total_rows = checked_line - 1, phase_started_at = now(), done_rows = 0,
         kept_until = now() + make_interval(days => $keptDays),
         state = case when policy is null or new_rows + changed_rows = 0
           or (policy = 'all_or_nothing' and (bad_rows > 0
             or (kind = 'stock' and checked_line - 1 > ${MOST_COUNTS_AT_ONCE}))) then 'checked' else 'applying' end
       where id = cast($id as uuid) and state = 'checking' and not cancel_requested returning id`,
      { id, keptDays: this.#keptDays },
    );
  }

  /** Takes over the next rows, each as the shop is now; rows that have become bad are told from the others. */
  applyNext(id: string, size: number): Promise<AppliedRows> {
    return inTransaction(this.#writer, async (transaction) => {
      const job = await this.#lock(id, 'applying', transaction);
      if (job === null) return { code: 'stopped', rows: 0 };
      const until = job.appliedLine + size;
      const judged = await this.#applyLines(job, job.appliedLine, until, transaction);
      const bad = judged.filter(({ faults }) => faults !== null);
      await this.#markBad(id, bad, transaction);
      const finished = until >= job.checkedLine;
      await this.#select(
        `update catalog.bulk_job set applied_line = least($until, checked_line),
           done_rows = least($until, checked_line) - 1, applied_rows = applied_rows + $applied,
           bad_rows = bad_rows + $bad where id = cast($id as uuid) returning id`,
        { id, until, applied: appliedOf(judged), bad: bad.length },
        transaction,
      );
      return { code: finished ? 'finished' : 'went_on', rows: judged.length };
    });
  }

  /**
   * Takes over all rows in one transaction, `size` at a time; `beat` is called between them and may throw to
   * stop. A row that has become bad since the check leaves nothing taken over.
   */
  async applyWhole(
    id: string,
    size: number,
    beat: (rows: number) => Promise<void>,
  ): Promise<AppliedWhole> {
    try {
      return await inTransaction(this.#writer, async (transaction) => {
        await this.#takeTurn(id, transaction);
        const job = await this.job(id);
        if (job?.state !== 'applying' || job.cancelRequested) return STOPPED as AppliedWhole;
        if (job.appliedLine >= job.checkedLine) return { code: 'applied', rows: job.appliedRows };
        let applied = 0;
        for (let line = 1; line < job.checkedLine; line += size) {
          const judged = await this.#applyLines(job, line, line + size, transaction);
          const bad = judged.filter(({ faults }) => faults !== null);
          if (bad.length > 0) throw new RowsChanged(bad);
          applied += appliedOf(judged);
          await beat(Math.min(line + size, job.checkedLine) - 1);
        }
        const kept = await this.#select(
          `update catalog.bulk_job set applied_line = checked_line, done_rows = checked_line - 1,
             applied_rows = $applied
           where id = cast($id as uuid) and state = 'applying' and not cancel_requested returning id`,
          { id, applied },
          transaction,
        );
        if (kept.length === 0) throw new Stopped('cancelled at the last moment');
        return { code: 'applied', rows: applied };
      });
    } catch (error) {
      if (error instanceof Stopped) return STOPPED as AppliedWhole;
      if (!(error instanceof RowsChanged)) throw error;
      await inTransaction(this.#writer, (transaction) =>
        this.#markBad(id, error.rows, transaction),
      );
      return { code: 'rows_changed', rows: error.rows.length };
    }
  }

  /** Whether somebody wants the job to stop. Asked outside of any transaction. */
  async isCancelled(id: string): Promise<boolean> {
    const [row] = await this.#select<{ cancelled: boolean }>(
      `select cancel_requested as cancelled from catalog.bulk_job where id = cast($id as uuid)`,
      { id },
    );
    return row?.cancelled ?? true;
  }

  async noteProgress(id: string, rows: number): Promise<void> {
    await this.#select(
      `update catalog.bulk_job set done_rows = $rows where id = cast($id as uuid) returning id`,
      { id, rows },
    );
  }

  badRows(id: string, afterLine: number, limit: number): Promise<BadRow[]> {
    return badRowsOf(this.#writer, id, afterLine, limit);
  }

  async keepErrorReport(id: string, key: string | null): Promise<void> {
    await this.#select(
      `update catalog.bulk_job set errors_key = $key where id = cast($id as uuid) returning id`,
      { id, key },
    );
  }

  async keepExport(
    id: string,
    file: {
      readonly key: string;
      readonly bytes: number;
      readonly sha256: string;
      readonly rows: number;
    },
  ): Promise<void> {
    await this.#select(
      `update catalog.bulk_job set file_key = $key, file_bytes = $bytes, file_sha256 = $sha256, done_rows = $rows,
         total_rows = $rows where id = cast($id as uuid) and state = 'exporting' returning id`,
      { id, ...file },
    );
  }

  /**
   * Ends a job that stands at `from`: `cancelled` when that was asked for meanwhile. Tells how it ended to the
   * caller's transaction-bound `note`; null when it had ended before. Good rows are not kept any longer.
   */
  end(
    id: string,
    to: { readonly state: 'done' | 'cancelled' | 'failed'; readonly failure?: BulkFailure },
    note: (job: BulkJob, transaction: Transaction) => Promise<void>,
  ): Promise<BulkState | null> {
    return inTransaction(this.#writer, async (transaction) => {
      const [ended] = await this.#select<BulkJob>(
        `update catalog.bulk_job x set state = $state, failure = cast($failure as jsonb), finished_at = now(),
           kept_until = now() + make_interval(days => $keptDays)
         where x.id = cast($id as uuid) and x.state in ('checking', 'checked', 'applying', 'exporting')
         returning ${BULK_JOB_FIELDS}`,
        {
          id,
          state: to.state,
          failure: to.failure === undefined ? null : JSON.stringify(to.failure),
          keptDays: this.#keptDays,
        },
        transaction,
      );
      if (ended === undefined) return null;
      if (to.state === 'done')
        await this.#select(
          `delete from catalog.bulk_row where job_id = cast($id as uuid) and outcome <> 'bad' returning line`,
          { id },
          transaction,
        );
      await note(ended, transaction);
      return ended.state;
    });
  }

  async #applyLines(
    job: BulkJob,
    after: number,
    until: number,
    transaction: Transaction,
  ): Promise<JudgedRow[]> {
    const rows = await this.#select<ReadableRow>(
      `select line, key, said from catalog.bulk_row
       where job_id = cast($id as uuid) and line > $after and line <= $until and outcome <> 'bad' order by line`,
      { id: job.id, after, until },
      transaction,
    );
    if (rows.length === 0) return [];
    const { judged, messages } = await applyRows(this.#writer, job, rows, transaction);
    await insertOutbox(this.#writer, transaction, messages);
    return judged;
  }

  /**
   * One run at a time takes a whole file over. The job's row stays free meanwhile: progress is written to it, and
   * so is the wish to stop.
   */
  async #takeTurn(id: string, transaction: Transaction): Promise<void> {
    const [turn] = await this.#select<{ mine: boolean }>(
      `select pg_try_advisory_xact_lock(hashtextextended('bulk/' || $id, 0)) as mine`,
      { id },
      transaction,
    );
    if (turn?.mine !== true) throw new Error('an earlier try has not let go of the file yet');
  }

  /** The job, locked, if it stands at `state` and nobody wants it to stop. */
  async #lock(id: string, state: BulkState, transaction: Transaction): Promise<BulkJob | null> {
    const [job] = await this.#select<BulkJob>(
      `select ${BULK_JOB_FIELDS} from catalog.bulk_job x
       where x.id = cast($id as uuid) and x.state = $state and not x.cancel_requested for update`,
      { id, state },
      transaction,
    );
    return job ?? null;
  }

  async #stage(jobId: string, rows: readonly StagedRow[], transaction: Transaction): Promise<void> {
    await this.#select(
      `insert into catalog.bulk_row (job_id, line, outcome, key, product, barcode, said, cells, faults)
       select cast($jobId as uuid), line, outcome, key, product, barcode, said, cells, faults
       from jsonb_to_recordset(cast($rows as jsonb)) as row (line integer, outcome text, key text, product text,
         barcode text, said jsonb, cells jsonb, faults jsonb) returning line`,
      { jobId, rows: JSON.stringify(rows) },
      transaction,
    );
  }

  async #markBad(id: string, rows: readonly JudgedRow[], transaction: Transaction): Promise<void> {
    if (rows.length === 0) return;
    await this.#select(
      `update catalog.bulk_row r set outcome = 'bad', faults = bad.faults
       from jsonb_to_recordset(cast($rows as jsonb)) as bad (line integer, faults jsonb)
       where r.job_id = cast($id as uuid) and r.line = bad.line returning r.line`,
      { id, rows: JSON.stringify(rows.map(({ line, faults }) => ({ line, faults }))) },
      transaction,
    );
  }

  #select<Row extends object>(sql: string, bind: Parameters, transaction?: Transaction) {
    return writerSelect<Row>(this.#writer, sql, bind, transaction);
  }
}

class Stopped extends Error {}

class RowsChanged extends Error {
  readonly rows: readonly JudgedRow[];

  constructor(rows: readonly JudgedRow[]) {
    super('rows have become bad since they were checked');
    this.rows = rows;
  }
}

interface StagedRow {
  readonly line: number;
  readonly outcome: 'new' | 'changed' | 'same' | 'bad';
  readonly key: string;
  readonly product: string | null;
  readonly barcode: string | null;
  readonly said: BulkRow;
  readonly cells: Readonly<Record<string, string>> | null;
  readonly faults: readonly BulkFault[] | null;
}

function toStaged(row: FileRow, judged: JudgedRow | undefined): StagedRow {
  const faults = judged === undefined ? row.faults : judged.faults;
  const said = judged?.said ?? row.said;
  const product = said['product'] ?? judged?.known.current?.['product'] ?? null;
  return {
    line: row.line,
    outcome: judged?.judgement.code ?? 'bad',
    key: row.key,
    product: product === null ? null : String(product),
    barcode: said['barcode'] == null ? null : String(said['barcode']),
    said,
    cells: faults === null ? null : row.cells,
    faults,
  };
}

const appliedOf = (judged: readonly JudgedRow[]): number =>
  judged.filter(({ judgement: { code } }) => code === 'new' || code === 'changed').length;
