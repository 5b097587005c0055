import type { OutboxMessage } from '../outbox.ts';
import { writerSelect, type Writer } from '../pools.ts';
import type { Transaction } from '../transaction.ts';

/** Drops what shops keep of a product, and is the event that makes pages and the index read again what is said of it. */
export async function productChanged(
  writer: Writer,
  transaction: Transaction,
  productId: string,
  correlationId: string,
): Promise<OutboxMessage> {
  const [product] = await writerSelect<{ version: number }>(
    writer,
    `select p.version from catalog.product p, pg_notify('catalog_changed', p.id::text)
     where p.id = cast($productId as uuid)`,
    { productId },
    transaction,
  );
  return {
    topic: 'events',
    kind: 'product.changed',
    aggregateType: 'product',
    aggregateId: productId,
    aggregateVersion: product?.version ?? 0,
    body: { productId },
    correlationId,
  };
}
