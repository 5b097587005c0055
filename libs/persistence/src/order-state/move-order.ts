import { isOrderState, type OrderReason, type OrderState } from '@green-apple/domain-order';
import { writerSelect, type Writer } from '../pools.ts';
import type { Transaction } from '../transaction.ts';

export interface OrderMove {
  readonly orderId: string;
  readonly to: OrderState;
  readonly reason: OrderReason | null;
  /** Moves from here only; from anywhere else nothing happens. */
  readonly from: readonly OrderState[];
  /** The card the step is about: a step about an older card than the newest one comes too late. */
  readonly attempt?: number;
}

export type OrderMoved =
  | { readonly code: 'moved'; readonly version: number }
  | { readonly code: 'stood'; readonly state: OrderState }
  | { readonly code: 'missing' };

/** The order's row is locked first: whoever else moves it waits, and then sees where it stands. */
const MOVE_SQL = `
  with before as materialized (
    select id, state from ordering."order" where id = cast($orderId as uuid) for update),
  moved as (
    update ordering."order" o set state = $to, state_reason = cast($reason as text),
      version = o.version + 1, updated_at = now(),
      confirmed_at = case when $to = 'confirmed' then coalesce(o.confirmed_at, now()) else o.confirmed_at end
    from before b
    where o.id = b.id and b.state = any(cast($from as text[]))
      and (cast($attempt as integer) is null or not exists (
        select from payment.payment p where p.order_id = o.id and p.attempt > cast($attempt as integer)))
    returning o.id, o.version, b.state),
  noted as (
    insert into ordering.history (order_id, seq, from_state, to_state, reason)
    select m.id, coalesce((select max(h.seq) from ordering.history h where h.order_id = m.id), 0) + 1,
      m.state, $to, cast($reason as text)
    from moved m)
  select b.state, m.version from before b left join moved m using (id)`;

/** Moves an order along its table of states and writes its history, in one statement. */
export async function moveOrder(
  writer: Writer,
  move: OrderMove,
  transaction: Transaction,
): Promise<OrderMoved> {
  const [row] = await writerSelect<{ state: string; version: number | null }>(
    writer,
    MOVE_SQL,
    {
      orderId: move.orderId,
      to: move.to,
      reason: move.reason,
      from: move.from,
      attempt: move.attempt ?? null,
    },
    transaction,
  );
  if (row === undefined) return { code: 'missing' };
  if (row.version !== null) return { code: 'moved', version: row.version };
  if (!isOrderState(row.state)) throw new Error(`order in an unknown state: ${row.state}`);
  return { code: 'stood', state: row.state };
}
