import { v7 as uuidv7 } from 'uuid';
import { writerSelect, type Writer } from '../pools.ts';
import type { Transaction } from '../transaction.ts';

export type CancelRequestReason = 'shopper_request' | 'staff_request';

/** Wishes to cancel an order; its run answers them. */
export class CancelRequestRepository {
  readonly #writer: Writer;

  constructor(writer: Writer) {
    this.#writer = writer;
  }

  /** False when it was asked for already and not answered yet: one wish is enough. */
  async ask(
    orderId: string,
    reason: CancelRequestReason,
    transaction: Transaction,
  ): Promise<boolean> {
    const rows = await writerSelect(
      this.#writer,
      `insert into ordering.cancel_request (id, order_id, reason)
       values (cast($id as uuid), cast($orderId as uuid), $reason)
       on conflict (order_id) where state = 'open' do nothing returning id`,
      { id: uuidv7(), orderId, reason },
      transaction,
    );
    return rows.length === 1;
  }

  /** Why it was asked for, while nobody has answered. */
  async open(orderId: string, transaction?: Transaction): Promise<CancelRequestReason | null> {
    const [row] = await writerSelect<{ reason: CancelRequestReason }>(
      this.#writer,
      `select reason from ordering.cancel_request
       where order_id = cast($orderId as uuid) and state = 'open'`,
      { orderId },
      transaction,
    );
    return row?.reason ?? null;
  }

  /** Answers an open wish. The order's page hears of it by the order's own version. */
  async answer(orderId: string, refusal: string | null, transaction: Transaction): Promise<void> {
    await writerSelect(
      this.#writer,
      `with answered as (
         update ordering.cancel_request
         set state = case when cast($refusal as text) is null then 'done' else 'refused' end,
           refusal = cast($refusal as text), answered_at = now()
         where order_id = cast($orderId as uuid) and state = 'open' returning order_id)
       update ordering."order" o set version = o.version + 1, updated_at = now()
       from answered a where o.id = a.order_id returning o.id`,
      { orderId, refusal },
      transaction,
    );
  }
}
