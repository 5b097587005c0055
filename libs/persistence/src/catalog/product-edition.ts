import { insertOutbox } from '../outbox.ts';
import { writerSelect, type Writer } from '../pools.ts';
import { productChanged } from '../review/product-changed.ts';
import type { Transaction } from '../transaction.ts';

export interface EditionInput {
  readonly productId: string;
  /** The version the employee saw; another one in between refuses the edit. */
  readonly expectedVersion: number;
  readonly correlationId: string;
}

export type EditionRefusal =
  | { readonly code: 'PRODUCT_NOT_FOUND' }
  | { readonly code: 'VERSION_CONFLICT'; readonly currentVersion: number };

/** Locks a product in the version that was read; null when it is still in it. */
export async function lockEdition(
  writer: Writer,
  { productId, expectedVersion }: EditionInput,
  transaction: Transaction,
): Promise<EditionRefusal | null> {
  const [locked] = await writerSelect<{ version: number }>(
    writer,
    'select version from catalog.product where id = cast($productId as uuid) for update',
    { productId },
    transaction,
  );
  if (!locked) return { code: 'PRODUCT_NOT_FOUND' };
  return locked.version === expectedVersion
    ? null
    : { code: 'VERSION_CONFLICT', currentVersion: locked.version };
}

/**
 * Raises the version of a product whose edit was written, and tells the shop; `touched` are others whose pages show
 * the edit too, in the version they have.
 */
export async function raiseEdition(
  writer: Writer,
  { productId, correlationId }: EditionInput,
  transaction: Transaction,
  touched: readonly string[] = [],
): Promise<void> {
  await writerSelect(
    writer,
    `update catalog.product set version = version + 1, updated_at = now()
     where id = cast($productId as uuid) returning id`,
    { productId },
    transaction,
  );
  const events = [];
  for (const id of [productId, ...touched])
    events.push(await productChanged(writer, transaction, id, correlationId));
  await insertOutbox(writer, transaction, events);
}
