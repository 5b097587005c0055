import { v7 as uuidv7 } from 'uuid';
import { writerSelect, type Writer } from '../pools.ts';
import type { Transaction } from '../transaction.ts';

export interface NewCodeBatch {
  /** Made by whoever asks: the same one twice is one batch. */
  readonly id?: string;
  readonly promotionId: string;
  readonly codes: readonly string[];
}

/** Ten thousand rows are one statement: a batch is there wholly or not at all. */
const INSERT_SQL = `
  with batch as (
    insert into promotion.code_batch (id, promotion_id, size)
    values (cast($batchId as uuid), cast($promotionId as uuid), cast($size as integer))
    returning id, promotion_id)
  insert into promotion.code (code, promotion_id, batch_id)
  select given.code, batch.promotion_id, batch.id
  from batch, unnest(cast($codes as text[])) as given(code)
  returning code`;

/** Batches of codes that hold once each. */
export class CodeBatchRepository {
  readonly #writer: Writer;

  constructor(writer: Writer) {
    this.#writer = writer;
  }

  /** Stores the codes; returns them as they are stored. Throws when one of them exists already. */
  async create(batch: NewCodeBatch, transaction?: Transaction): Promise<string[]> {
    const rows = await writerSelect<{ code: string }>(
      this.#writer,
      INSERT_SQL,
      {
        batchId: batch.id ?? uuidv7(),
        promotionId: batch.promotionId,
        size: batch.codes.length,
        codes: batch.codes,
      },
      transaction,
    );
    return rows.map(({ code }) => code);
  }

  /** The codes of a batch of this promotion; null when there is no such batch. */
  async codes(
    id: string,
    promotionId: string,
    transaction?: Transaction,
  ): Promise<string[] | null> {
    const rows = await writerSelect<{ code: string }>(
      this.#writer,
      `select code from promotion.code
       where batch_id = cast($id as uuid) and promotion_id = cast($promotionId as uuid) order by code`,
      { id, promotionId },
      transaction,
    );
    return rows.length === 0 ? null : rows.map(({ code }) => code);
  }
}
