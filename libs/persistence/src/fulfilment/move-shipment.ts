import {
  isOnItsWayOut,
  isShipmentState,
  shipmentStatesBefore,
  type ShipmentState,
} from '@green-apple/domain-order';
import { insertOutbox } from '../outbox.ts';
import { expectArrival } from './arrival.repository.ts';
import { freeStock } from './free-shipment.ts';
import { refundShipment, type ShipmentRefundReason } from './refund-shipment.ts';
import { writerSelect, type Writer } from '../pools.ts';
import type { Transaction } from '../transaction.ts';

export type ShipmentMoved =
  | { readonly code: 'moved'; readonly orderId: string }
  | { readonly code: 'stood'; readonly state: ShipmentState }
  /** The order was cancelled first: it is not packed, and does not leave, any more. */
  | { readonly code: 'order_cancelled' }
  /** Somebody called it off first: it does not leave any more. */
  | { readonly code: 'called_off' }
  | { readonly code: 'missing' };

/** Goods that stay with us: they go back to the shelf, and what was paid for them goes back to the shopper. */
const NOT_SENT: Readonly<Partial<Record<ShipmentState, ShipmentRefundReason>>> = {
  cancelled: 'not_sent',
  not_collected: 'not_collected',
};

/**
 * The order's row is locked first: packing and cancelling never pass each other. A parcel that leaves and somebody
 * who calls it off meet at the shipment's own row, which decides for one of them.
 */
const MOVE_SQL = `
  with buyer as materialized (
    select o.id, o.state = 'cancelled' and cast($forBuyer as boolean) as gone from ordering."order" o
    where o.id = (select s.order_id from fulfilment.shipment s where s.id = cast($shipmentId as uuid)) for update),
  before as materialized (
    select s.id, s.order_id, s.state, s.made_good, o.gone,
      s.called_off_at is not null and cast($forBuyer as boolean) as called_off
    from fulfilment.shipment s join buyer o on o.id = s.order_id
    where s.id = cast($shipmentId as uuid) for update of s),
  moved as (
    update fulfilment.shipment s set state = $to, reason = cast($reason as text), version = s.version + 1,
      updated_at = now()
    from before b where s.id = b.id and not b.gone and not b.called_off and b.made_good is null
      and b.state = any(cast($from as text[]))
    returning s.id, s.order_id, s.version, b.state),
  noted as (
    insert into fulfilment.history (shipment_id, seq, from_state, to_state, reason)
    select m.id, coalesce((select max(h.seq) from fulfilment.history h where h.shipment_id = m.id), 0) + 1,
      m.state, $to, cast($reason as text)
    from moved m)
  select b.state, b.gone, b.called_off as "calledOff", b.order_id as "orderId", m.version from before b left join moved m using (id)`;

/**
 * Moves a shipment along its table of states, writes its history and says so to the rest of the house. One that
 * was made good stands where it is, whatever a carrier says later.
 */
export async function moveShipment(
  writer: Writer,
  move: { readonly shipmentId: string; readonly to: ShipmentState; readonly reason: string | null },
  transaction: Transaction,
): Promise<ShipmentMoved> {
  const { shipmentId, to } = move;
  const [row] = await writerSelect<MovedRow>(
    writer,
    MOVE_SQL,
    { ...move, from: shipmentStatesBefore(to), forBuyer: isOnItsWayOut(to) },
    transaction,
  );
  if (row === undefined) return { code: 'missing' };
  if (!isShipmentState(row.state)) throw new Error(`shipment in an unknown state: ${row.state}`);
  if (row.gone) return { code: 'order_cancelled' };
  if (row.calledOff) return { code: 'called_off' };
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
  if (to === 'returned_to_sender') await expectArrival(writer, shipmentId, transaction);
  const reason = NOT_SENT[to];
  if (reason !== undefined) {
    const { orderId, version } = row;
    await freeStock(writer, { orderId, shipmentId, version }, transaction);
    await refundShipment(
      writer,
      { orderId, shipmentId, reason, requestedBy: 'fulfilment' },
      transaction,
    );
  }
  return { code: 'moved', orderId: row.orderId };
}

interface MovedRow {
  readonly state: string;
  readonly gone: boolean;
  readonly calledOff: boolean;
  readonly orderId: string;
  readonly version: number | null;
}
