import { writerSelect, type Writer } from '../pools.ts';
import { StaffTaskRepository } from '../staff-task/index.ts';
import { setAsideAgain, type UnitsAgain } from '../stock/set-aside-again.ts';
import type { Transaction } from '../transaction.ts';

const UNITS_SQL = `
  select p.order_line_id as "lineId", p.variant_id as "variantId", sum(p.quantity)::int as quantity
  from fulfilment.shipment_part p where p.shipment_id = cast($shipmentId as uuid)
  group by p.order_line_id, p.variant_id order by p.order_line_id, p.variant_id`;

const TO_SEND_AGAIN_SQL = `
  select s.id, s.version, o.region from fulfilment.shipment s join ordering."order" o on o.id = s.order_id
  where s.order_id = cast($orderId as uuid) and s.made_good = 'resend' and s.replaced_by is null
  order by s.position for update of s`;

const NOT_AGAIN_SQL = `
  update fulfilment.shipment set made_good = null, made_good_by = null, made_good_at = null,
    version = version + 1, updated_at = now()
  where id = cast($shipmentId as uuid) returning id`;

const REPLACED_SQL = `
  update fulfilment.shipment set replaced_by = cast($replacedBy as uuid), version = version + 1,
    updated_at = now()
  where id = cast($shipmentId as uuid) returning id`;

/** What is in a shipment: of a bundle its items. */
export const unitsOf = (
  writer: Writer,
  shipmentId: string,
  transaction: Transaction,
): Promise<UnitsAgain[]> =>
  writerSelect<UnitsAgain>(writer, UNITS_SQL, { shipmentId }, transaction);

/**
 * Sends what went astray once more, as staff decided: `planFree` plans what was taken for it, at no price. When
 * the shelves are empty by now, it is as if nothing had been decided, and staff hear of it. The order's row is
 * locked.
 */
export async function sendAgain(
  writer: Writer,
  orderId: string,
  planFree: () => Promise<string>,
  transaction: Transaction,
): Promise<void> {
  const wanted = await writerSelect<{ id: string; version: number; region: string }>(
    writer,
    TO_SEND_AGAIN_SQL,
    { orderId },
    transaction,
  );
  for (const { id: shipmentId, version, region } of wanted) {
    const items = await unitsOf(writer, shipmentId, transaction);
    if (await setAsideAgain(writer, { orderId, region, items }, transaction)) {
      const bind = { shipmentId, replacedBy: await planFree() };
      await writerSelect(writer, REPLACED_SQL, bind, transaction);
      continue;
    }
    await writerSelect(writer, NOT_AGAIN_SQL, { shipmentId }, transaction);
    await new StaffTaskRepository(writer).raise(
      {
        key: `not-resent/${shipmentId}/${version}`,
        kind: 'parcel_not_resent',
        orderId,
        facts: { shipmentId },
      },
      transaction,
    );
  }
}
