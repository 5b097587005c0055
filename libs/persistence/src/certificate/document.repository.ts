import type { DocumentDto } from '@green-apple/contracts-http';
import type { DocumentType } from '@green-apple/domain-catalog';
import { v7 as uuidv7 } from 'uuid';
import { writerSelect, type Writer } from '../pools.ts';
import type { Transaction } from '../transaction.ts';
import { documentSql } from './certificate-sql.ts';

export interface NewDocument {
  /** In hex; a file that was sent before is the same document. */
  readonly sha256: string;
  readonly objectKey: string;
  readonly fileName: string;
  readonly mediaType: DocumentType;
  readonly bytes: number;
  readonly by: { readonly id: string; readonly name: string };
}

/** Files that prove something, on the writer. */
export class DocumentRepository {
  readonly #writer: Writer;

  constructor(writer: Writer) {
    this.#writer = writer;
  }

  async bySha256(sha256: string, transaction?: Transaction): Promise<DocumentDto | null> {
    const [row] = await writerSelect<{ document: DocumentDto }>(
      this.#writer,
      `select ${documentSql('d')} as document from catalog.document d where d.sha256 = $sha256`,
      { sha256 },
      transaction,
    );
    return row?.document ?? null;
  }

  /** False when somebody was faster with the same file. */
  async add(document: NewDocument, transaction: Transaction): Promise<boolean> {
    const { by, ...row } = document;
    const added = await writerSelect(
      this.#writer,
      `insert into catalog.document (id, sha256, object_key, file_name, media_type, bytes, uploaded_by, uploaded_by_name)
       values (cast($id as uuid), $sha256, $objectKey, $fileName, $mediaType, cast($bytes as integer), $by, $name)
       on conflict (sha256) do nothing returning id`,
      { id: uuidv7(), ...row, by: by.id, name: by.name },
      transaction,
    );
    return added.length > 0;
  }
}
