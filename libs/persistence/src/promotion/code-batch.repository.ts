import { CodeBatch } from '@green-apple/contracts-http';
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

const BATCHES_SQL = `
  select x.id, x.promotion_id as "promotionId", x.size, x.created_at, codes.used,
    case when x.revoked_at is null then x.size - codes.used else 0 end as left,
    to_json(x.created_at) #>> '{}' as "createdAt", to_json(x.downloaded_at) #>> '{}' as "downloadedAt",
    to_json(x.revoked_at) #>> '{}' as "revokedAt"
  from promotion.code_batch x,
    lateral (select cast(count(o.order_id) as integer) as used
      from promotion.code o where o.batch_id = x.id) codes
  where x.promotion_id = cast($promotionId as uuid)`;

/** SQL that is true of a code `o` whose batch was taken back. */
export const CODE_REVOKED = `exists (
  select from promotion.code_batch b where b.id = o.batch_id and b.revoked_at is not null)`;

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

  /** The batches of a promotion, newest first, with what is left of them. */
  async list(promotionId: string, transaction?: Transaction): Promise<CodeBatch[]> {
    const rows = await writerSelect(
      this.#writer,
      `${BATCHES_SQL} order by x.created_at desc, x.id desc limit 200`,
      { promotionId },
      transaction,
    );
    return rows.map((row) => CodeBatch.parse(row));
  }

  /** A batch of this promotion; null when there is no such batch. */
  async byId(
    id: string,
    promotionId: string,
    transaction?: Transaction,
  ): Promise<CodeBatch | null> {
    const [row] = await writerSelect(
      this.#writer,
      `${BATCHES_SQL} and x.id = cast($id as uuid)`,
      { id, promotionId },
      transaction,
    );
    return row === undefined ? null : CodeBatch.parse(row);
  }

  /** The codes of a batch, for whoever takes them out first; null when somebody has, or it was taken back. */
  async takeOut(id: string, transaction: Transaction): Promise<string[] | null> {
    const rows = await writerSelect<{ code: string }>(
      this.#writer,
      `with taken as (
         update promotion.code_batch set downloaded_at = now()
         where id = cast($id as uuid) and downloaded_at is null and revoked_at is null returning id)
       select o.code from promotion.code o join taken on taken.id = o.batch_id order by o.code`,
      { id },
      transaction,
    );
    return rows.length === 0 ? null : rows.map(({ code }) => code);
  }

  /** Takes a batch back: what was not used buys nothing any more. False when it was taken back before. */
  async revoke(id: string, transaction: Transaction): Promise<boolean> {
    const rows = await writerSelect(
      this.#writer,
      `update promotion.code_batch set revoked_at = now()
       where id = cast($id as uuid) and revoked_at is null returning id`,
      { id },
      transaction,
    );
    return rows.length === 1;
  }
}
