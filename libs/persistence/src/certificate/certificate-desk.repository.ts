import type { AddCertificate, AdminCertificate } from '@green-apple/contracts-http';
import { EXPIRY_NOTICE_DAYS } from '@green-apple/domain-catalog';
import { v7 as uuidv7 } from 'uuid';
import { insertOutbox } from '../outbox.ts';
import { writerSelect, type Writer } from '../pools.ts';
import { productChanged } from '../review/product-changed.ts';
import { postgresCode, type Transaction } from '../transaction.ts';
import { dayBeginsSql, documentSql, firstDaySql, lastDaySql } from './certificate-sql.ts';

const PAGE = 200;

/** A certificate without what depends on the day it is looked at. */
export type StoredCertificate = Omit<AdminCertificate, 'standing'>;

export interface CertificateActor {
  readonly id: string;
  readonly name: string;
}

export type AddedCertificate =
  | { readonly code: 'ADDED'; readonly id: string }
  | { readonly code: 'PRODUCT_NOT_FOUND' }
  | { readonly code: 'DOCUMENT_NOT_FOUND' }
  /** The same one is on record already. */
  | { readonly code: 'CERTIFICATE_KNOWN' };

const time = (column: string): string => `to_json(${column}) #>> '{}'`;

const CERTIFICATES = `select c.id,
    case when p.id is not null then json_build_object('id', p.id, 'slug', p.slug, 'title', p.title) end as product,
    case when b.id is not null then json_build_object('id', b.id, 'name', b.name) end as brand,
    c.kind, c.issuer, c.number, ${documentSql('d')} as document,
    ${firstDaySql('c.valid_from')} as "validFrom", ${lastDaySql('c.valid_to')} as "validUntil",
    c.added_by_name as "addedBy", ${time('c.added_at')} as "addedAt",
    c.ended_by_name as "endedBy", ${time('c.ended_at')} as "endedAt", c.version
  from catalog.certificate c
  join catalog.document d on d.id = c.document_id
  left join catalog.product p on p.id = c.product_id
  left join catalog.brand b on b.id = c.brand_id`;

/** Certificates as employees keep them, on the writer. */
export class CertificateDeskRepository {
  readonly #writer: Writer;

  constructor(writer: Writer) {
    this.#writer = writer;
  }

  /** Those of a product and of its brand: what holds first, then what is over. */
  ofProduct(productId: string): Promise<StoredCertificate[]> {
    return writerSelect<StoredCertificate>(
      this.#writer,
      `${CERTIFICATES} where c.product_id = cast($productId as uuid)
         or c.brand_id = (select brand_id from catalog.product where id = cast($productId as uuid))
       order by c.ended_at is not null, c.valid_to desc, c.id limit ${PAGE}`,
      { productId },
    );
  }

  /** What runs out within the time of notice, or has done so as lately; the first to go first. */
  runningOut(): Promise<StoredCertificate[]> {
    return writerSelect<StoredCertificate>(
      this.#writer,
      `${CERTIFICATES} where c.ended_at is null
         and c.valid_to between now() - cast($days as integer) * interval '1 day'
           and now() + (cast($days as integer) + 1) * interval '1 day'
         and not exists (select from catalog.certificate next
           where next.kind = c.kind and next.ended_at is null and next.valid_to > c.valid_to
             and coalesce(next.product_id, next.brand_id) = coalesce(c.product_id, c.brand_id))
       order by c.valid_to, c.id limit ${PAGE}`,
      { days: EXPIRY_NOTICE_DAYS },
    );
  }

  /** Kinds that a product says it has, and that no record has ever proven. */
  async unproven(productId: string): Promise<string[]> {
    const rows = await writerSelect<{ kind: string }>(
      this.#writer,
      `select s.kind from catalog.shown_certificate s join catalog.product p on p.id = s.product_id
       where p.id = cast($productId as uuid) and not exists (select from catalog.certificate c
         where c.kind = s.kind and (c.product_id = p.id or c.brand_id = p.brand_id))
       order by s.kind`,
      { productId },
    );
    return rows.map(({ kind }) => kind);
  }

  async one(id: string, transaction?: Transaction): Promise<StoredCertificate | null> {
    const [row] = await writerSelect<StoredCertificate>(
      this.#writer,
      `${CERTIFICATES} where c.id = cast($id as uuid)`,
      { id },
      transaction,
    );
    return row ?? null;
  }

  /** Puts a certificate on record and tells the shop. */
  async add(
    input: AddCertificate & { readonly by: CertificateActor; readonly correlationId: string },
    transaction: Transaction,
  ): Promise<AddedCertificate> {
    const { by, correlationId, ...certificate } = input;
    const [product] = await writerSelect<{ brandId: string }>(
      this.#writer,
      'select brand_id as "brandId" from catalog.product where id = cast($productId as uuid)',
      { productId: input.productId },
      transaction,
    );
    if (!product) return { code: 'PRODUCT_NOT_FOUND' };
    const of = input.ofBrand
      ? { productId: null, brandId: product.brandId }
      : { productId: input.productId, brandId: null };
    const id = uuidv7();
    try {
      await writerSelect(
        this.#writer,
        `insert into catalog.certificate (id, product_id, brand_id, kind, issuer, number, document_id, valid_from,
           valid_to, added_by, added_by_name)
         values (cast($id as uuid), cast($productId as uuid), cast($brandId as uuid), $kind, $issuer, $number,
           cast($documentId as uuid), ${dayBeginsSql('$validFrom')},
           ${dayBeginsSql('$validUntil')} + interval '1 day', $by, $name)
         returning id`,
        { ...certificate, ...of, id, by: by.id, name: by.name },
        transaction,
      );
    } catch (error) {
      if (postgresCode(error) === '23503') return { code: 'DOCUMENT_NOT_FOUND' };
      if (postgresCode(error) === '23505') return { code: 'CERTIFICATE_KNOWN' };
      throw error;
    }
    await this.#tell(of, correlationId, transaction);
    return { code: 'ADDED', id };
  }

  /**
   * Replaces the file of a certificate of this version, or ends it, and tells the shop. False when it is not in that
   * version any more, or over already; throws for a document that was never sent.
   */
  async change(
    input: {
      readonly id: string;
      readonly version: number;
      /** Null ends it. */
      readonly documentId: string | null;
      readonly by: CertificateActor;
      readonly correlationId: string;
    },
    transaction: Transaction,
  ): Promise<boolean> {
    const { id, version, documentId, by, correlationId } = input;
    const [changed] = await writerSelect<{ productId: string | null; brandId: string | null }>(
      this.#writer,
      `update catalog.certificate set version = version + 1, ${
        documentId === null
          ? 'ended_at = now(), ended_by_name = $name'
          : 'document_id = cast($documentId as uuid)'
      } where id = cast($id as uuid) and version = cast($version as integer) and ended_at is null
       returning product_id as "productId", brand_id as "brandId"`,
      { id, version, ...(documentId === null ? { name: by.name } : { documentId }) },
      transaction,
    );
    if (!changed) return false;
    await this.#tell(changed, correlationId, transaction);
    return true;
  }

  async #tell(
    of: { readonly productId: string | null; readonly brandId: string | null },
    correlationId: string,
    transaction: Transaction,
  ): Promise<void> {
    if (of.brandId === null) {
      const changed = await productChanged(
        this.#writer,
        transaction,
        of.productId ?? '',
        correlationId,
      );
      await insertOutbox(this.#writer, transaction, [changed]);
      return;
    }
    await writerSelect(this.#writer, `select pg_notify('catalog_changed', '')`, {}, transaction);
    await insertOutbox(this.#writer, transaction, [
      {
        topic: 'events',
        kind: 'brand.changed',
        aggregateType: 'brand',
        aggregateId: of.brandId,
        aggregateVersion: 0,
        body: { brandId: of.brandId },
        correlationId,
      },
    ]);
  }
}
