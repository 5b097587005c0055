import { INSTRUCTION_STATES, SHIPMENT_STATES, hasLeft } from '@green-apple/domain-order';
import { writerSelect, type Writer } from '../pools.ts';
import type { Transaction } from '../transaction.ts';
import { LOCK_ORDER_SQL } from './plan-sql.ts';

/** How far an order is packed. */
export interface Packing {
  /** Somebody has a shipment of it in hands, or had. */
  readonly begun: boolean;
  /** A shipment is out of our hands: what is called off now is not the whole order any more. */
  readonly left: boolean;
}

const PACKING_SQL = `
  select coalesce(bool_or(state not in ('planned', 'cancelled')), false) as begun,
    coalesce(bool_or(state = any(cast($left as text[]))), false) as left
  from fulfilment.shipment where order_id = cast($orderId as uuid)`;

/** Somebody at the counter has given it away, and its run is about to write that down. */
export const HANDED_OVER = `exists (
  select from fulfilment.instruction given where given.shipment_id = s.id and given.kind = 'hand_over')`;

/** Asked once more while the last word was the same, it stays one word. */
const CALL_OFF_SQL = `
  with off as (
    update fulfilment.shipment s set called_off_at = now(), version = s.version + 1, updated_at = now()
    where s.order_id = cast($orderId as uuid) and s.state = any(cast($states as text[]))
      and s.called_off_at is null and not ${HANDED_OVER})
  insert into fulfilment.instruction (shipment_id, seq, kind, given_by)
  select s.id, coalesce(last.seq, 0) + 1, 'cancel', $givenBy
  from fulfilment.shipment s
  left join lateral (select i.seq, i.kind from fulfilment.instruction i
    where i.shipment_id = s.id order by i.seq desc limit 1) last on true
  where s.order_id = cast($orderId as uuid) and s.state = any(cast($states as text[]))
    and last.kind is distinct from 'cancel' and not ${HANDED_OVER}
  returning shipment_id`;

/** How far an order is packed; its row is locked, so that nobody goes on packing before this transaction ends. */
export async function lockPacking(
  writer: Writer,
  orderId: string,
  transaction: Transaction,
): Promise<Packing> {
  await writerSelect(writer, LOCK_ORDER_SQL, { orderId }, transaction);
  const bind = { orderId, left: SHIPMENT_STATES.filter(hasLeft) };
  const [row] = await writerSelect<Packing>(writer, PACKING_SQL, bind, transaction);
  return row ?? { begun: false, left: false };
}

/** Nothing of it that has not left leaves any more, and its runs are asked to stop; whoever calls this wakes them. */
export async function callOffShipments(
  writer: Writer,
  orderId: string,
  givenBy: string,
  transaction: Transaction,
): Promise<void> {
  const bind = { orderId, givenBy, states: [...INSTRUCTION_STATES.cancel] };
  await writerSelect(writer, CALL_OFF_SQL, bind, transaction);
}
