import type { BulkFormat } from '@green-apple/domain-catalog';
import { writerSelect, type Parameters, type Writer } from '../pools.ts';

/** A job that nobody can use any more, with what is still to be removed of it. */
export interface ClosedBulkJob {
  readonly id: string;
  readonly direction: 'import' | 'export';
  readonly format: BulkFormat;
  readonly fileKey: string | null;
  readonly errorsKey: string | null;
}

/** Puts away what jobs leave behind once their time is over. Each step may be done again. */
export class BulkSweepRepository {
  readonly #writer: Writer;

  constructor(writer: Writer) {
    this.#writer = writer;
  }

  /**
   * Closes jobs whose time is over, a trial that nobody answered among them, and names up to `limit` that are not
   * empty yet. From then on none of them is gone on with, and no file of them is given out.
   */
  async close(limit: number): Promise<ClosedBulkJob[]> {
    await this.#select(
      `update catalog.bulk_job set keeping = 'going', finished_at = coalesce(finished_at, now()),
         state = case when state = 'checked' then 'cancelled' else state end
       where id in (select id from catalog.bulk_job where keeping = 'kept' and kept_until <= now()
         and state in ('checked', 'done', 'cancelled', 'failed') order by kept_until limit $limit for update skip locked)
         and keeping = 'kept' returning id`,
      { limit },
    );
    return this.#select<ClosedBulkJob>(
      `select id, direction, format, file_key as "fileKey", errors_key as "errorsKey" from catalog.bulk_job
       where keeping = 'going' order by kept_until limit $limit`,
      { limit },
    );
  }

  /** Removes up to `size` rows of a closed job and says how many there were. */
  async removeRows(id: string, size: number): Promise<number> {
    const removed = await this.#select(
      `delete from catalog.bulk_row where job_id = cast($id as uuid) and line in (
         select line from catalog.bulk_row where job_id = cast($id as uuid) order by line limit $size) returning line`,
      { id, size },
    );
    return removed.length;
  }

  /** Nothing is left of a closed job but what came of it. */
  async noteGone(id: string): Promise<void> {
    await this.#select(
      `update catalog.bulk_job set keeping = 'gone', file_key = null, errors_key = null
       where id = cast($id as uuid) and keeping = 'going' returning id`,
      { id },
    );
  }

  #select<Row extends object>(sql: string, bind: Parameters): Promise<Row[]> {
    return writerSelect<Row>(this.#writer, sql, bind);
  }
}
