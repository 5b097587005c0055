import type { Currency } from '@green-apple/domain-money';
import { isOrderState, type OrderState } from '@green-apple/domain-order';
import { writerSelect, type Writer } from '../pools.ts';

/** Where one attempt to pay stands in our books. */
export type AttemptState =
  'requested' | 'action_required' | 'authorised' | 'declined' | 'voided' | 'captured' | 'failed';

export interface AttemptRow {
  readonly id: string;
  readonly orderId: string;
  readonly orderNumber: string;
  readonly attempt: number;
  readonly state: AttemptState;
  readonly declineCode: string | null;
  readonly methodRef: string;
  /** The provider's handle of the payment; null until an answer came. */
  readonly providerRef: string | null;
  readonly amountMinor: number;
  readonly currency: Currency;
  readonly idempotencyKey: string;
  readonly createdAt: Date;
}

export interface AttemptChange {
  readonly id: string;
  readonly state: AttemptState;
  readonly providerRef: string | null;
  readonly declineCode: string | null;
  /** Changes only an attempt that is still here: what is settled is not opened again. */
  readonly from: readonly AttemptState[];
}

/** All attempts on one order, oldest first, and where the order stands. */
export interface OrderAttempts {
  readonly state: OrderState;
  readonly attempts: readonly AttemptRow[];
}

const COLUMNS = `p.id, p.order_id as "orderId", o.number as "orderNumber", p.attempt, p.state,
  p.decline_code as "declineCode", p.payment_method_ref as "methodRef",
  p.provider_ref as "providerRef", cast(p.amount_minor as double precision) as "amountMinor",
  p.currency, p.idempotency_key as "idempotencyKey", p.created_at as "createdAt"`;

/** Attempts to pay, as the order's run moves them. */
export class PaymentAttemptRepository {
  readonly #writer: Writer;

  constructor(writer: Writer) {
    this.#writer = writer;
  }

  async load(orderId: string, attempt: number): Promise<AttemptRow | null> {
    const [row] = await writerSelect<AttemptRow>(
      this.#writer,
      `select ${COLUMNS}
       from payment.payment p join ordering."order" o on o.id = p.order_id
       where p.order_id = cast($orderId as uuid) and p.attempt = cast($attempt as integer)`,
      { orderId, attempt },
    );
    return row ?? null;
  }

  async ofOrder(orderId: string): Promise<OrderAttempts | null> {
    const rows = await writerSelect<AttemptRow & { orderState: string }>(
      this.#writer,
      `select ${COLUMNS}, o.state as "orderState"
       from payment.payment p join ordering."order" o on o.id = p.order_id
       where p.order_id = cast($orderId as uuid) order by p.attempt`,
      { orderId },
    );
    const state = rows[0]?.orderState;
    if (state === undefined) return null;
    if (!isOrderState(state)) throw new Error(`order in an unknown state: ${state}`);
    return { state, attempts: rows.map(({ orderState: _, ...attempt }) => attempt) };
  }

  /** False when the attempt had been settled otherwise before. */
  async change(change: AttemptChange): Promise<boolean> {
    const rows = await writerSelect<{ id: string }>(
      this.#writer,
      `update payment.payment set state = $state, provider_ref = coalesce($providerRef, provider_ref),
         decline_code = cast($declineCode as text), updated_at = now()
       where id = cast($id as uuid) and state = any(cast($from as text[])) returning id`,
      { ...change },
    );
    return rows.length === 1;
  }
}
