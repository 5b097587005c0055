import { insertOutbox } from '../outbox.ts';
import { writerSelect, type Writer } from '../pools.ts';
import type { Transaction } from '../transaction.ts';

/**
 * Writes what the shop shows of a product's pictures where pages, lists and the index read it, raises the product's
 * version and tells everybody. What employees have seen of the pictures changes with `seen` alone.
 */
export async function showPictures(
  writer: Writer,
  transaction: Transaction,
  input: { readonly productId: string; readonly seen: boolean; readonly correlationId: string },
): Promise<void> {
  const { productId, seen, correlationId } = input;
  const [product] = await writerSelect<{ version: number }>(
    writer,
    `update catalog.product p set version = version + 1, updated_at = now(),
       images = (select coalesce(jsonb_agg(s.image order by s.position), '[]') from catalog.shown_media s
         where s.product_id = p.id)${seen ? ', media_version = media_version + 1' : ''}
     where p.id = cast($productId as uuid) returning p.version`,
    { productId },
    transaction,
  );
  if (!product) throw new Error('a product vanished under its lock');
  await insertOutbox(writer, transaction, [
    {
      topic: 'events',
      kind: 'product.changed',
      aggregateType: 'product',
      aggregateId: productId,
      aggregateVersion: product.version,
      body: { productId, version: product.version },
      correlationId,
    },
  ]);
}
