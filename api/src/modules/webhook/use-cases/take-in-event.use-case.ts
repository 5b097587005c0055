import type { StripeEvent } from '@green-apple/partners';
import {
  insertOutbox,
  inTransaction,
  type OrderRepository,
  type ParkReason,
  type PaymentRepository,
  type Writer,
} from '@green-apple/persistence';
import { job } from '../../order/outbox-messages.ts';

export type TakenIn = 'passed_on' | 'seen_before' | 'parked';

type Destination =
  | { readonly orderId: string; readonly parked: null }
  | { readonly orderId: null; readonly parked: ParkReason };

const UUID = /^[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$/i;
/** Objects whose news can change what an order's payment is worth. */
const ABOUT_PAYMENTS = ['payment_intent.', 'charge.', 'refund.'];

/** E.g. `charge.refunded`, `charge.refund.updated`, `refund.failed`. */
const isAboutRefund = ({ type }: StripeEvent): boolean =>
  type.startsWith('refund.') || type.startsWith('charge.refund');

/**
 * Takes a provider's event in: remembered once, and passed on as a nudge to the order's workflow in the same
 * transaction. What the event says about money is not believed; the workflow asks the provider itself. What
 * nobody can use is kept and listed rather than refused: a refusal would only be sent again, for days.
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
    const { orderId, parked } = await this.destination(event);
    return inTransaction(this.writer, async (transaction) => {
      const first = await this.payments.rememberEvent(
        {
          provider: 'stripe',
          eventId: event.id,
          type: event.type,
          objectRef: event.objectRef,
          paymentRef: event.paymentRef,
          orderId,
          occurredAt: event.createdAt,
          parked,
        },
        transaction,
      );
      if (!first) return 'seen_before';
      if (orderId === null) return 'parked';
      await insertOutbox(this.writer, transaction, [
        job(orderId, 'payment', 1, correlationId),
        ...(isAboutRefund(event) ? [job(orderId, 'refund', 1, correlationId)] : []),
      ]);
      return 'passed_on';
    });
  }

  private async destination(event: StripeEvent): Promise<Destination> {
    if (!ABOUT_PAYMENTS.some((prefix) => event.type.startsWith(prefix)))
      return { orderId: null, parked: 'TYPE_UNKNOWN' };
    const orderId = (await this.named(event)) ?? (await this.paidBy(event));
    return orderId === null
      ? { orderId: null, parked: 'ORDER_UNKNOWN' }
      : { orderId, parked: null };
  }

  /** Objects carry the order we wrote on them; the provider's own objects, e.g. disputes, do not. */
  private async named({ orderId }: StripeEvent): Promise<string | null> {
    const known = orderId !== null && UUID.test(orderId) && (await this.orders.exists(orderId));
    return known ? orderId : null;
  }

  private async paidBy({ paymentRef }: StripeEvent): Promise<string | null> {
    return paymentRef === null ? null : this.payments.orderOf(paymentRef);
  }
}
