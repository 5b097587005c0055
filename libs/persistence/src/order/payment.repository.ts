import { writerSelect, type Writer } from '../pools.ts';
import { postgresCode, type Transaction } from '../transaction.ts';
import { paymentKey } from './new-order.ts';

export interface PaymentAttempt {
  readonly attempt: number;
  readonly state: string;
  /** The provider's handle of the payment; null until the provider has been asked. */
  readonly providerRef: string | null;
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
           o.total_minor, o.currency, $key
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

  /** Remembers a provider's event; false when it came before. */
  async rememberEvent(
    provider: string,
    eventId: string,
    transaction: Transaction,
  ): Promise<boolean> {
    const rows = await writerSelect(
      this.#writer,
      `insert into payment.webhook_event (provider, event_id) values ($provider, $eventId)
       on conflict do nothing returning event_id`,
      { provider, eventId },
      transaction,
    );
    return rows.length === 1;
  }
}
