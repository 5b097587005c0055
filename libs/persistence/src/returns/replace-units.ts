import { writerSelect, type Writer } from '../pools.ts';
import { setAsideAgain, type UnitsAgain } from '../stock/set-aside-again.ts';
import type { Transaction } from '../transaction.ts';

export interface AcceptedUnits {
  readonly lineId: string;
  readonly variantId: string;
  readonly quantity: number;
}

const ITEMS_SQL = `
  select w."lineId", i.variant_id as "variantId", w.quantity * i.per_unit as quantity
  from jsonb_to_recordset(cast($accepted as jsonb)) as w("lineId" uuid, "variantId" uuid, quantity integer)
  cross join lateral (
    select c.component_variant_id as variant_id, c.quantity as per_unit
    from inventory.bundle_component c where c.bundle_variant_id = w."variantId"
    union all
    select w."variantId", 1 where not exists (
      select from inventory.bundle_component c where c.bundle_variant_id = w."variantId")) i`;

/** The same units once more, sent as one more parcel that costs nothing. False when there are not enough of them. */
export async function replaceUnits(
  writer: Writer,
  order: {
    readonly orderId: string;
    readonly region: string;
    readonly accepted: readonly AcceptedUnits[];
  },
  transaction: Transaction,
): Promise<boolean> {
  const { orderId, region } = order;
  const accepted = JSON.stringify(order.accepted);
  const items = await writerSelect<UnitsAgain>(writer, ITEMS_SQL, { accepted }, transaction);
  return setAsideAgain(writer, { orderId, region, items }, transaction);
}
