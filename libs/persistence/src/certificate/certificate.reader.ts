import type { CatalogSource } from '../catalog/catalog-source.ts';
import { holdsNowSql } from './certificate-sql.ts';

/** Where the files lie that shoppers may open. */
export class CertificateReader {
  readonly #source: CatalogSource;

  constructor(source: CatalogSource) {
    this.#source = source;
  }

  /** Key of a certificate's file in the object store; null for one that does not hold now. */
  async documentKey(id: string): Promise<string | null> {
    const [row] = await this.#source.select<{ key: string }>(
      `select d.object_key as key from catalog.certificate c join catalog.document d on d.id = c.document_id
       where c.id = cast($id as uuid) and ${holdsNowSql('c')}`,
      { id },
      { prepared: true },
    );
    return row?.key ?? null;
  }
}
