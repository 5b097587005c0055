import { createHash } from 'node:crypto';
import type { Employee } from '@green-apple/auth';
import type { AdminMediaList } from '@green-apple/contracts-http';
import {
  judgePicture,
  PICTURE_ENDINGS,
  type PictureFault,
  type PictureHead,
} from '@green-apple/domain-catalog';
import type { ObjectStore } from '@green-apple/messaging';
import {
  inTransaction,
  type AuditTrail,
  type ProductMediaRepository,
  type SentPicture,
  type Transaction,
  type Writer,
} from '@green-apple/persistence';
import { v7 as uuidv7 } from 'uuid';
import { inOnePart, wholeBody } from '../../../platform/index.ts';

export interface ReceivePictureInput {
  readonly productId: string;
  readonly alt: string;
  readonly file: AsyncIterable<Buffer>;
  readonly employee: Employee;
  readonly correlationId: string;
  /** ISO 8601. */
  readonly now: string;
}

export type ReceivePictureResult =
  | { readonly code: 'RECEIVED'; readonly list: AdminMediaList }
  | { readonly code: 'PRODUCT_NOT_FOUND' }
  | { readonly code: 'TOO_LARGE' }
  | { readonly code: 'PICTURES_FULL' }
  | { readonly code: 'REFUSED'; readonly fault: PictureFault };

export interface ReceivePicturePorts {
  readonly writer: Writer;
  readonly media: ProductMediaRepository;
  readonly trail: AuditTrail;
  /** Where originals lie; nobody outside reads it. */
  readonly originals: ObjectStore;
  readonly mostBytes: number;
}

/**
 * Takes a picture of a product in and asks for its renditions. It is known by what is in it: sent again it is the
 * same one. Nothing is unpacked here, so that a hostile file meets no decoder in this process.
 */
export class ReceivePicture {
  private readonly ports: ReceivePicturePorts;

  constructor(ports: ReceivePicturePorts) {
    this.ports = ports;
  }

  async execute(input: ReceivePictureInput): Promise<ReceivePictureResult> {
    const content = await wholeBody(input.file, this.ports.mostBytes);
    if (content === null) return { code: 'TOO_LARGE' };
    const head = judgePicture(content);
    if (typeof head === 'string') return { code: 'REFUSED', fault: head };
    const sent = sentPicture(content, head);
    const before = await this.ports.media.list(input.productId);
    if (before === null) return { code: 'PRODUCT_NOT_FOUND' };
    if (before.items.some(({ sha256 }) => sha256 === sent.sha256))
      return { code: 'RECEIVED', list: before };
    if (this.ports.media.isFull(before)) return { code: 'PICTURES_FULL' };
    // First the file, then its row: what is named can be opened.
    await this.ports.originals.put(sent.originalKey, sent.type, inOnePart(content));
    const { needed, result } = await inTransaction(this.ports.writer, (transaction) =>
      this.record(input, sent, transaction),
    );
    if (!needed) await this.ports.originals.remove(sent.originalKey);
    return result;
  }

  private async record(
    { productId, alt, employee, correlationId, now }: ReceivePictureInput,
    sent: SentPicture,
    transaction: Transaction,
  ): Promise<{ needed: boolean; result: ReceivePictureResult }> {
    const { media, trail } = this.ports;
    const before = await media.list(productId, transaction);
    if (before === null) return { needed: false, result: { code: 'PRODUCT_NOT_FOUND' } };
    if (before.items.some(({ sha256 }) => sha256 === sent.sha256))
      return { needed: false, result: { code: 'RECEIVED', list: before } };
    if (media.isFull(before)) return { needed: false, result: { code: 'PICTURES_FULL' } };
    const { needed } = await media.add(
      { productId, sent, alt, by: employee, correlationId },
      transaction,
    );
    const list = await media.list(productId, transaction);
    if (list === null) throw new Error('a product vanished under its lock');
    await trail.append(
      {
        at: now,
        actorId: employee.id,
        actorName: employee.name,
        action: 'product.picture_added',
        entityType: 'product',
        entityId: productId,
        before: null,
        after: { picture: sent.sha256, alt, bytes: sent.bytes },
        correlationId,
      },
      transaction,
    );
    return { needed, result: { code: 'RECEIVED', list } };
  }
}

/** Its names in the stores: what is in it, and of which time, so that one that was removed comes back as another. */
function sentPicture(content: Buffer, head: PictureHead): SentPicture {
  const id = uuidv7();
  const sha256 = createHash('sha256').update(content).digest('hex');
  const name = `${sha256.slice(0, 20)}-${id.slice(-8)}`;
  return {
    ...head,
    id,
    sha256,
    bytes: content.length,
    key: `pictures/${name}`,
    originalKey: `${name}.${PICTURE_ENDINGS[head.type]}`,
  };
}
