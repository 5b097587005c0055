import {
  isShipmentState,
  shipmentStatesBefore,
  type ShipmentState,
} from '@green-apple/domain-order';
import { insertOutbox } from '../outbox.ts';
import { writerSelect, type Writer } from '../pools.ts';
import type { Transaction } from '../transaction.ts';

export type ShipmentMoved =
  | { readonly code: 'moved'; readonly orderId: string }
  | { readonly code: 'stood'; readonly state: ShipmentState }
  | { readonly code: 'missing' };

const MOVE_SQL = `
  with before as materialized (
    select id, order_id, state from fulfilment.shipment where id = cast($shipmentId as uuid) for update),
  moved as (
    update fulfilment.shipment s set state = $to, reason = cast($reason as text), version = s.version + 1,
      updated_at = now()
    from before b where s.id = b.id and b.state = any(cast($from as text[]))
    returning s.id, s.order_id, s.version, b.state),
  noted as (
    insert into fulfilment.history (shipment_id, seq, from_state, to_state, reason)
    select m.id, coalesce((select max(h.seq) from fulfilment.history h where h.shipment_id = m.id), 0) + 1,
      m.state, $to, cast($reason as text)
    from moved m)
  select b.state, b.order_id as "orderId", m.version from before b left join moved m using (id)`;

/** Moves a shipment along its table of states, writes its history and says so to the rest of the house. */
export async function moveShipment(
  writer: Writer,
  move: { readonly shipmentId: string; readonly to: ShipmentState; readonly reason: string | null },
  transaction: Transaction,
): Promise<ShipmentMoved> {
  const { shipmentId, to } = move;
  const [row] = await writerSelect<{ state: string; orderId: string; version: number | null }>(
    writer,
    MOVE_SQL,
    { ...move, from: shipmentStatesBefore(to) },
    transaction,
  );
  if (row === undefined) return { code: 'missing' };
  if (!isShipmentState(row.state)) throw new Error(`shipment in an unknown state: ${row.state}`);
  if (row.version === null) return { code: 'stood', state: row.state };
  await insertOutbox(writer, transaction, [
    {
      topic: 'events',
      kind: 'shipment.changed',
      aggregateType: 'shipment',
      aggregateId: shipmentId,
      aggregateVersion: row.version,
      body: { orderId: row.orderId, shipmentId, state: to },
    },
  ]);
  return { code: 'moved', orderId: row.orderId };
}
