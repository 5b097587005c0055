import {
  isReturnState,
  letsUnitsGo,
  RETURN_POLICY,
  returnStatesBefore,
  type ReturnState,
} from '@green-apple/domain-order';
import { insertOutbox } from '../outbox.ts';
import { writerSelect, type Writer } from '../pools.ts';
import type { Transaction } from '../transaction.ts';

export interface ReturnMove {
  readonly returnId: string;
  readonly to: ReturnState;
  readonly reason: string | null;
  /** The instruction it follows from: who gave it has decided. */
  readonly seq?: number;
}

export type ReturnMoved =
  | { readonly code: 'moved'; readonly orderId: string }
  | { readonly code: 'stood'; readonly state: ReturnState }
  | { readonly code: 'missing' };

/** Days that shopkeepers have set for the market of the return's order; null while they have not. */
const SEND_WITHIN_SQL = `(
  select cast(s.value as integer) from platform.setting s
  join ordering."order" o on o.market = s.market
  where o.id = q.order_id and s.key = 'return-send-within' and jsonb_typeof(s.value) = 'number')`;

const MOVE_SQL = `
  with before as materialized (
    select id, order_id, state from returns.request where id = cast($returnId as uuid) for update),
  told as (
    select given_by, given_at, body ->> 'reason' as reason from returns.instruction
    where return_id = cast($returnId as uuid) and seq = cast($seq as integer)),
  moved as (
    update returns.request q set state = $to, version = q.version + 1, updated_at = now(),
      reason = coalesce(cast($reason as text), (select reason from told)),
      decided_by = case when $to in ('approved', 'refused') then (select given_by from told) else q.decided_by end,
      decided_at = case when $to in ('approved', 'refused') then now() else q.decided_at end,
      send_by = case when $to = 'approved' then now() + make_interval(days => coalesce(${SEND_WITHIN_SQL},
          cast($sendWithinDays as integer)))
        else q.send_by end
    from before b where q.id = b.id and b.state = any(cast($from as text[]))
    returning q.id, q.order_id, q.version, q.reason, b.state),
  freed as (
    update returns.claim c set taken = c.taken - x.quantity from returns.line x, moved m
    where cast($letsGo as boolean) and x.return_id = m.id and c.order_line_id = x.order_line_id),
  noted as (
    insert into returns.history (return_id, seq, from_state, to_state, reason)
    select m.id, coalesce((select max(h.seq) from returns.history h where h.return_id = m.id), 0) + 1,
      m.state, $to, m.reason
    from moved m)
  select b.state, b.order_id as "orderId", m.version from before b left join moved m using (id)`;

/** Moves a return along its table of states, writes its history and says so to the rest of the house. */
export async function moveReturn(
  writer: Writer,
  { returnId, to, reason, seq }: ReturnMove,
  transaction: Transaction,
): Promise<ReturnMoved> {
  const [row] = await writerSelect<{ state: string; orderId: string; version: number | null }>(
    writer,
    MOVE_SQL,
    {
      returnId,
      to,
      reason,
      seq: seq ?? null,
      from: returnStatesBefore(to),
      letsGo: letsUnitsGo(to),
      sendWithinDays: RETURN_POLICY.sendWithinDays,
    },
    transaction,
  );
  if (row === undefined) return { code: 'missing' };
  if (!isReturnState(row.state)) throw new Error(`return in an unknown state: ${row.state}`);
  if (row.version === null) return { code: 'stood', state: row.state };
  await insertOutbox(writer, transaction, [
    {
      topic: 'events',
      kind: 'return.changed',
      aggregateType: 'return',
      aggregateId: returnId,
      aggregateVersion: row.version,
      body: { orderId: row.orderId, returnId, state: to },
    },
  ]);
  return { code: 'moved', orderId: row.orderId };
}
