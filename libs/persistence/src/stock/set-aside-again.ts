import { allocateForDelivery } from '@green-apple/domain-inventory';
import { writerSelect, type Writer } from '../pools.ts';
import type { Transaction } from '../transaction.ts';
import { ALLOCATE_SQL, holdSql } from './hold-sql.ts';
import { StockRepository, toPartRow } from './stock.repository.ts';

/** Units of a line, as they lie on the shelves. */
export interface UnitsAgain {
  readonly lineId: string;
  readonly variantId: string;
  readonly quantity: number;
}

export interface OrderAgain {
  readonly orderId: string;
  readonly region: string;
  readonly items: readonly UnitsAgain[];
}

const HOLD_SQL = holdSql({ ahead: false, again: true });

/**
 * Sets units aside for an order once more, all or nothing: its reservations grow, and its run sends them in
 * another parcel. False when there are not enough of them.
 */
export async function setAsideAgain(
  writer: Writer,
  order: OrderAgain,
  transaction: Transaction,
): Promise<boolean> {
  const parts = await partsAgain(writer, order, transaction);
  if (parts === null) return false;
  const hold = { parts: JSON.stringify(parts), orderId: order.orderId, expiresAt: null };
  // The hold looks under the lock at the demand of all lines together.
  if ((await writerSelect(writer, HOLD_SQL, hold, transaction)).length > 0) return false;
  await writerSelect(writer, ALLOCATE_SQL, { orderId: order.orderId }, transaction);
  return true;
}

/** Whether there is enough on the shelves now; nothing is taken. */
export async function isThereAgain(
  writer: Writer,
  order: OrderAgain,
  transaction: Transaction,
): Promise<boolean> {
  return (await partsAgain(writer, order, transaction)) !== null;
}

async function partsAgain(
  writer: Writer,
  { orderId, region, items }: OrderAgain,
  transaction: Transaction,
): Promise<object[] | null> {
  const variantIds = [...new Set(items.map(({ variantId }) => variantId))];
  const { places } = await new StockRepository(writer).free(variantIds, { orderId }, transaction);
  const parts: object[] = [];
  for (const { lineId, variantId, quantity } of items) {
    const allocation = allocateForDelivery([{ variantId, quantity }], places, region);
    if (!allocation.ok) return null;
    parts.push(...allocation.parts.map((part) => toPartRow({ ...part, orderLineId: lineId })));
  }
  return parts;
}
