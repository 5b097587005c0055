import type { RenditionFormat } from '@green-apple/domain-catalog';
import { insertOutbox } from '../outbox.ts';
import { writerSelect, type Writer } from '../pools.ts';
import { inTransaction, postgresCode, type Transaction } from '../transaction.ts';
import { renditionsWanted } from './renditions-wanted.ts';
import { showPictures } from './show-pictures.ts';

export interface WaitingPicture {
  readonly id: string;
  readonly key: string;
  readonly originalKey: string;
}

export interface MadeRenditions {
  readonly width: number;
  readonly height: number;
  readonly widths: readonly number[];
  readonly formats: readonly RenditionFormat[];
  readonly tint: string;
}

export interface LeavingPicture {
  readonly key: string;
  readonly originalKey: string;
  readonly widths: readonly number[];
  readonly formats: readonly RenditionFormat[];
}

/** So long a picture that nothing refers to is kept: pages and caches may still show it. */
export const UNUSED_KEPT_HOURS = 24;

/** Pictures as the worker sees them that makes their renditions. */
export class RenditionRepository {
  readonly #writer: Writer;

  constructor(writer: Writer) {
    this.#writer = writer;
  }

  /** Null for a picture that is made, put down or gone. */
  async waiting(id: string): Promise<WaitingPicture | null> {
    const [row] = await writerSelect<WaitingPicture>(
      this.#writer,
      `select id, key, original_key as "originalKey" from catalog.picture
       where id = cast($id as uuid) and state = 'processing' and original_key is not null`,
      { id },
    );
    return row ?? null;
  }

  /** The shop shows them from now on. Said twice, it is done once. */
  ready(id: string, { widths, formats, ...facts }: MadeRenditions): Promise<void> {
    return inTransaction(this.#writer, async (transaction) => {
      const [made] = await writerSelect(
        this.#writer,
        `update catalog.picture set state = 'ready', fault = null, width = cast($width as integer),
           height = cast($height as integer), tint = $tint,
           widths = array(select jsonb_array_elements_text(cast($widths as jsonb))::integer),
           formats = array(select jsonb_array_elements_text(cast($formats as jsonb)))
         where id = cast($id as uuid) and state <> 'ready' returning id`,
        { id, ...facts, widths: JSON.stringify(widths), formats: JSON.stringify(formats) },
        transaction,
      );
      if (made) await this.#show(id, transaction);
    });
  }

  /** An employee sees why, and may try again. */
  async failed(id: string, fault: 'UNREADABLE' | 'UNFINISHED'): Promise<void> {
    await writerSelect(
      this.#writer,
      `update catalog.picture set state = 'failed', fault = $fault
       where id = cast($id as uuid) and state = 'processing' returning id`,
      { id, fault },
    );
  }

  /** A picture that has waited for half an hour is asked for once more: its run may have ended as it was asked. */
  async askAgain(): Promise<void> {
    await inTransaction(this.#writer, async (transaction) => {
      const rows = await writerSelect<{ id: string }>(
        this.#writer,
        `update catalog.picture set asked_at = now()
         where state = 'processing' and asked_at < now() - interval '30 minutes' returning id`,
        {},
        transaction,
      );
      await insertOutbox(
        this.#writer,
        transaction,
        rows.map(({ id }) => renditionsWanted(id, `picture/${id}`)),
      );
    });
  }

  async #show(pictureId: string, transaction: Transaction): Promise<void> {
    const products = await writerSelect<{ productId: string }>(
      this.#writer,
      `select product_id as "productId" from catalog.product_media where picture_id = cast($pictureId as uuid)
       order by product_id`,
      { pictureId },
      transaction,
    );
    for (const { productId } of products)
      await showPictures(this.#writer, transaction, {
        productId,
        seen: false,
        correlationId: `picture/${pictureId}`,
      });
  }

  /**
   * Takes leave of a picture that neither a product nor an order has shown for a while. Its row is gone with that,
   * so that the same file sent again is a picture of its own; its files are named until they are removed.
   */
  async takeLeave(hours = UNUSED_KEPT_HOURS): Promise<void> {
    try {
      await writerSelect(
        this.#writer,
        `with gone as (
           delete from catalog.picture p where p.unused_since < now() - cast($hours as integer) * interval '1 hour'
             and p.original_key is not null
             and not exists (select from catalog.product_media m where m.picture_id = p.id)
             and not exists (select from ordering.line l where l.image ->> 'key' = p.key
               and l.image ->> 'key' like 'pictures/%')
           returning p.key, p.original_key, p.widths, p.formats
         )
         insert into catalog.picture_leaving (key, original_key, widths, formats)
         select key, original_key, widths, formats from gone returning key`,
        { hours },
      );
    } catch (error) {
      // Somebody shows one of them again at this very moment: the next turn sees it.
      if (postgresCode(error) !== '23503') throw error;
    }
  }

  leaving(most: number): Promise<LeavingPicture[]> {
    return writerSelect<LeavingPicture>(
      this.#writer,
      `select key, original_key as "originalKey", widths, formats from catalog.picture_leaving
       order by left_at, key limit cast($most as integer)`,
      { most },
    );
  }

  async left(key: string): Promise<void> {
    await writerSelect(
      this.#writer,
      'delete from catalog.picture_leaving where key = $key returning key',
      { key },
    );
  }
}
