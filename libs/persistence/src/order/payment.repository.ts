import { writerSelect, type Writer } from '../pools.ts';
import { postgresCode, type Transaction } from '../transaction.ts';
import { paymentKey } from './new-order.ts';

export interface PaymentAttempt {
  readonly attempt: number;
  readonly state: string;
  /** The provider's handle of the payment; null until the provider has been asked. */
  readonly providerRef: string | null;
}

/** Why an event waits for somebody to look at it. */
export type ParkReason = 'TYPE_UNKNOWN' | 'ORDER_UNKNOWN';

/** What is kept of a provider's event; the rest can be read again by its id. */
export interface ProviderEvent {
  readonly provider: string;
  readonly eventId: string;
  readonly type: string;
  readonly objectRef: string | null;
  readonly paymentRef: string | null;
  readonly orderId: string | null;
  readonly occurredAt: Date;
  /** Null when it was passed on to the order's run. */
  readonly parked: ParkReason | null;
}

const UNIQUE_VIOLATION = '23505';

/** Payment attempts as the shopper's side asks for them; only the order's workflow moves them on. */
export class PaymentRepository {
  readonly #writer: Writer;

  constructor(writer: Writer) {
    this.#writer = writer;
  }

  /** The newest attempt of an order. */
  async latest(orderId: string, transaction?: Transaction): Promise<PaymentAttempt | null> {
    const [row] = await writerSelect<PaymentAttempt>(
      this.#writer,
      `select attempt, state, provider_ref as "providerRef" from payment.payment
       where order_id = cast($orderId as uuid) order by attempt desc limit 1`,
      { orderId },
      transaction,
    );
    return row ?? null;
  }

  /**
   * Asks for another attempt, numbered after `after`. False when somebody else was faster: two clicks never
   * become two charges. The transaction is of no further use then.
   */
  async requestNext(
    input: {
      readonly id: string;
      readonly orderId: string;
      readonly after: number;
      readonly provider: string;
      readonly methodRef: string;
    },
    transaction: Transaction,
  ): Promise<boolean> {
    const attempt = input.after + 1;
    try {
      await writerSelect(
        this.#writer,
        `insert into payment.payment
           (id, order_id, attempt, provider, payment_method_ref, state, amount_minor, currency, idempotency_key)
         select cast($id as uuid), o.id, cast($attempt as integer), $provider, $methodRef, 'requested',
           coalesce(o.due_minor, o.total_minor), o.currency, $key
         from ordering."order" o where o.id = cast($orderId as uuid)
         returning id`,
        {
          id: input.id,
          orderId: input.orderId,
          attempt,
          provider: input.provider,
          methodRef: input.methodRef,
          key: paymentKey(input.orderId, attempt),
        },
        transaction,
      );
      return true;
    } catch (error) {
      if (postgresCode(error) === UNIQUE_VIOLATION) return false;
      throw error;
    }
  }

  /** The order a provider's payment was made for; null when it is none of ours, or not written down yet. */
  async orderOf(providerRef: string): Promise<string | null> {
    const [row] = await writerSelect<{ orderId: string }>(
      this.#writer,
      `select order_id as "orderId" from payment.payment where provider_ref = $providerRef`,
      { providerRef },
    );
    return row?.orderId ?? null;
  }

  /** Remembers a provider's event; false when it came before. */
  async rememberEvent(event: ProviderEvent, transaction: Transaction): Promise<boolean> {
    const rows = await writerSelect(
      this.#writer,
      `insert into payment.webhook_event
         (provider, event_id, type, object_ref, payment_ref, order_id, occurred_at, state, reason)
       values ($provider, $eventId, $type, cast($objectRef as text), cast($paymentRef as text),
         cast($orderId as uuid), cast($occurredAt as timestamptz),
         case when cast($parked as text) is null then 'passed_on' else 'parked' end,
         cast($parked as text))
       on conflict do nothing returning event_id`,
      { ...event },
      transaction,
    );
    return rows.length === 1;
  }
}
