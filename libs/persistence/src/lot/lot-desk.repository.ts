import type { AdminLot, KeepLotReport } from '@green-apple/contracts-http';
import { v7 as uuidv7 } from 'uuid';
import { documentSql } from '../certificate/certificate-sql.ts';
import { insertOutbox } from '../outbox.ts';
import { writerSelect, type Writer } from '../pools.ts';
import { productChanged } from '../review/product-changed.ts';
import type { Transaction } from '../transaction.ts';

const PAGE = 200;

export interface KeepLotReportInput {
  readonly productId: string;
  readonly variantId: string;
  readonly lotCode: string;
  /** The report's version that was read; 0 when there was none. */
  readonly version: number;
  readonly report: KeepLotReport;
  readonly by: { readonly id: string; readonly name: string };
  readonly correlationId: string;
}

/** Lots of all places together, each with what a laboratory has found. */
const LOTS = `select v.id as "variantId", v.title as "variantTitle", t.code,
    min(t.expires_on)::text as "expiresOn", sum(t.quantity)::int as quantity,
    (select json_build_object('laboratory', r.laboratory, 'testedOn', r.tested_on, 'measures', r.measures,
       'document', ${documentSql('d')}, 'addedBy', r.added_by_name, 'addedAt', r.added_at, 'version', r.version)
     from catalog.lot_report r join catalog.document d on d.id = r.document_id
     where r.variant_id = v.id and r.lot_code = upper(t.code)) as report
  from catalog.variant v join inventory.lot t on t.variant_id = v.id
  where v.product_id = cast($productId as uuid)`;

/** Lots as employees keep their reports, on the writer. */
export class LotDeskRepository {
  readonly #writer: Writer;

  constructor(writer: Writer) {
    this.#writer = writer;
  }

  /** Lots of a product: what is on the shelves first, then what is sold out, the newest first. */
  ofProduct(productId: string): Promise<AdminLot[]> {
    return writerSelect<AdminLot>(
      this.#writer,
      `${LOTS} group by v.id, t.code
       order by sum(t.quantity) = 0, min(t.expires_on) desc, v.position, t.code limit ${PAGE}`,
      { productId },
    );
  }

  async one(
    key: Pick<KeepLotReportInput, 'productId' | 'variantId' | 'lotCode'>,
    transaction?: Transaction,
  ): Promise<AdminLot | null> {
    const { productId, variantId, lotCode } = key;
    const [lot] = await writerSelect<AdminLot>(
      this.#writer,
      `${LOTS} and v.id = cast($variantId as uuid) and upper(t.code) = $lotCode group by v.id, t.code`,
      { productId, variantId, lotCode },
      transaction,
    );
    return lot ?? null;
  }

  /**
   * Keeps the report of a lot that is known and tells the shop; false when it is not in that version any more.
   * Throws for a document that was never sent.
   */
  async keep(input: KeepLotReportInput, transaction: Transaction): Promise<boolean> {
    const { productId, variantId, lotCode, version, report, by, correlationId } = input;
    const { documentId, laboratory, testedOn, measures } = report;
    const values = {
      variantId,
      lotCode,
      laboratory,
      testedOn,
      measures: JSON.stringify(measures),
      documentId,
      by: by.id,
      name: by.name,
    };
    const kept =
      version === 0
        ? await writerSelect(
            this.#writer,
            `insert into catalog.lot_report (id, variant_id, lot_code, laboratory, tested_on, measures, document_id,
               added_by, added_by_name)
             values (cast($id as uuid), cast($variantId as uuid), $lotCode, $laboratory, cast($testedOn as date),
               cast($measures as jsonb), cast($documentId as uuid), $by, $name)
             on conflict (variant_id, lot_code) do nothing returning id`,
            { id: uuidv7(), ...values },
            transaction,
          )
        : await writerSelect(
            this.#writer,
            `update catalog.lot_report set laboratory = $laboratory, tested_on = cast($testedOn as date),
               measures = cast($measures as jsonb), document_id = cast($documentId as uuid), added_by = $by,
               added_by_name = $name, added_at = now(), version = version + 1
             where variant_id = cast($variantId as uuid) and lot_code = $lotCode
               and version = cast($version as integer) returning id`,
            { ...values, version },
            transaction,
          );
    if (kept.length === 0) return false;
    await insertOutbox(this.#writer, transaction, [
      await productChanged(this.#writer, transaction, productId, correlationId),
    ]);
    return true;
  }
}
