import { allocateForDelivery } from '@green-apple/domain-inventory';
import { writerSelect, type Writer } from '../pools.ts';
import { ALLOCATE_SQL, holdSql } from '../stock/hold-sql.ts';
import { StockRepository, toPartRow } from '../stock/stock.repository.ts';
import type { Transaction } from '../transaction.ts';

export interface AcceptedUnits {
  readonly lineId: string;
  readonly variantId: string;
  readonly quantity: number;
}

const HOLD_SQL = holdSql({ ahead: false, again: true });

const ITEMS_SQL = `
  select w."lineId", i.variant_id as "variantId", w.quantity * i.per_unit as quantity
  from jsonb_to_recordset(cast($accepted as jsonb)) as w("lineId" uuid, "variantId" uuid, quantity integer)
  cross join lateral (
    select c.component_variant_id as variant_id, c.quantity as per_unit
    from inventory.bundle_component c where c.bundle_variant_id = w."variantId"
    union all
    select w."variantId", 1 where not exists (
      select from inventory.bundle_component c where c.bundle_variant_id = w."variantId")) i`;

/**
 * Sets the same units aside for the order once more, all or nothing: its reservations grow, and its run sends
 * them as one more parcel that costs nothing. False when there are not enough of them.
 */
export async function replaceUnits(
  writer: Writer,
  order: {
    readonly orderId: string;
    readonly region: string;
    readonly accepted: readonly AcceptedUnits[];
  },
  transaction: Transaction,
): Promise<boolean> {
  const { orderId, region, accepted } = order;
  const items = await writerSelect<AcceptedUnits>(
    writer,
    ITEMS_SQL,
    { accepted: JSON.stringify(accepted) },
    transaction,
  );
  const variantIds = [...new Set(items.map(({ variantId }) => variantId))];
  const { places } = await new StockRepository(writer).free(variantIds, { orderId }, transaction);
  const parts: object[] = [];
  for (const { lineId, variantId, quantity } of items) {
    const allocation = allocateForDelivery([{ variantId, quantity }], places, region);
    if (!allocation.ok) return false;
    parts.push(...allocation.parts.map((part) => toPartRow({ ...part, orderLineId: lineId })));
  }
  const hold = { parts: JSON.stringify(parts), orderId, expiresAt: null };
  // The hold looks under the lock at the demand of all lines together.
  if ((await writerSelect(writer, HOLD_SQL, hold, transaction)).length > 0) return false;
  await writerSelect(writer, ALLOCATE_SQL, { orderId }, transaction);
  return true;
}
