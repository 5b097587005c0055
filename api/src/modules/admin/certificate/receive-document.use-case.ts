import { createHash } from 'node:crypto';
import type { Employee } from '@green-apple/auth';
import type { DocumentDto } from '@green-apple/contracts-http';
import { DOCUMENT_ENDINGS, documentTypeOf } from '@green-apple/domain-catalog';
import type { ObjectStore } from '@green-apple/messaging';
import {
  inTransaction,
  type AuditTrail,
  type DocumentRepository,
  type Writer,
} from '@green-apple/persistence';
import { inOnePart, wholeBody } from '../../../platform/index.ts';

export interface ReceiveDocumentInput {
  readonly fileName: string;
  readonly file: AsyncIterable<Buffer>;
  readonly employee: Employee;
  readonly correlationId: string;
  /** ISO 8601. */
  readonly now: string;
}

export type ReceiveDocumentResult =
  | { readonly code: 'RECEIVED'; readonly document: DocumentDto }
  | { readonly code: 'TOO_LARGE' }
  /** Neither a PDF nor a picture. */
  | { readonly code: 'NOT_SHOWN' };

export interface ReceiveDocumentPorts {
  readonly writer: Writer;
  readonly documents: DocumentRepository;
  readonly trail: AuditTrail;
  /** Where pictures and documents lie that the shop shows. */
  readonly store: ObjectStore;
  readonly mostBytes: number;
}

/** Takes a file in that proves something. Its name in the store is what is in it: sent again, it is the same one. */
export class ReceiveDocument {
  private readonly ports: ReceiveDocumentPorts;

  constructor(ports: ReceiveDocumentPorts) {
    this.ports = ports;
  }

  async execute(input: ReceiveDocumentInput): Promise<ReceiveDocumentResult> {
    const { documents, store, mostBytes } = this.ports;
    const content = await wholeBody(input.file, mostBytes);
    if (content === null) return { code: 'TOO_LARGE' };
    const mediaType = documentTypeOf(content);
    if (mediaType === null) return { code: 'NOT_SHOWN' };
    const sha256 = createHash('sha256').update(content).digest('hex');
    const known = await documents.bySha256(sha256);
    if (known !== null) return { code: 'RECEIVED', document: known };
    const objectKey = `documents/${sha256}.${DOCUMENT_ENDINGS[mediaType]}`;
    // First the file, then its row: what is named can be opened.
    await store.put(objectKey, mediaType, inOnePart(content));
    return this.record(input, { sha256, objectKey, mediaType, bytes: content.length });
  }

  private record(
    { fileName, employee, correlationId, now }: ReceiveDocumentInput,
    stored: Pick<
      Parameters<DocumentRepository['add']>[0],
      'sha256' | 'objectKey' | 'mediaType' | 'bytes'
    >,
  ): Promise<ReceiveDocumentResult> {
    const { writer, documents, trail } = this.ports;
    return inTransaction(writer, async (transaction) => {
      const added = await documents.add({ ...stored, fileName, by: employee }, transaction);
      const document = await documents.bySha256(stored.sha256, transaction);
      if (document === null) throw new Error('a document vanished in its own transaction');
      if (added)
        await trail.append(
          {
            at: now,
            actorId: employee.id,
            actorName: employee.name,
            action: 'document.received',
            entityType: 'document',
            entityId: document.id,
            before: null,
            after: { fileName, ...stored },
            correlationId,
          },
          transaction,
        );
      return { code: 'RECEIVED', document };
    });
  }
}
