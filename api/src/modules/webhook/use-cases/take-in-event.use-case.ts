import type { StripeEvent } from '@green-apple/partners';
import {
  insertOutbox,
  inTransaction,
  type OrderRepository,
  type PaymentRepository,
  type Writer,
} from '@green-apple/persistence';
import { job } from '../../order/outbox-messages.ts';

export type TakenIn = 'passed_on' | 'seen_before' | 'not_for_us';

const UUID = /^[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$/i;

/**
 * Takes a provider's event in: remembered once, and passed on as a nudge to the order's workflow in the same
 * transaction. What the event says about money is not believed; the workflow asks the provider itself.
 */
export class TakeInEvent {
  private readonly writer: Writer;
  private readonly orders: OrderRepository;
  private readonly payments: PaymentRepository;

  constructor(writer: Writer, orders: OrderRepository, payments: PaymentRepository) {
    this.writer = writer;
    this.orders = orders;
    this.payments = payments;
  }

  async execute(event: StripeEvent, correlationId: string): Promise<TakenIn> {
    const { orderId } = event;
    const ours =
      event.type.startsWith('payment_intent.') &&
      orderId !== null &&
      UUID.test(orderId) &&
      (await this.orders.exists(orderId));
    if (!ours) return 'not_for_us';
    return inTransaction(this.writer, async (transaction) => {
      const first = await this.payments.rememberEvent('stripe', event.id, transaction);
      if (!first) return 'seen_before';
      await insertOutbox(this.writer, transaction, [job(orderId, 'payment', 1, correlationId)]);
      return 'passed_on';
    });
  }
}
