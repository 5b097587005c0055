import { verifyStripeEvent, type StripeEvent } from '@green-apple/partners';
import type {
  EditCharges,
  OrderRepository,
  PaymentRepository,
  Transaction,
} from '@green-apple/persistence';
import type { Destination, Verified, WebhookSource } from './webhook-source.ts';

const UUID = /^[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$/i;
/** Objects whose news can change what an order's payment is worth. */
const ABOUT_PAYMENTS = ['payment_intent.', 'charge.', 'refund.'];

/** E.g. `charge.refunded`, `charge.refund.updated`, `refund.failed`. */
const isAboutRefund = ({ type }: StripeEvent): boolean =>
  type.startsWith('refund.') || type.startsWith('charge.refund');

export interface StripeEventsPorts {
  readonly orders: OrderRepository;
  readonly payments: PaymentRepository;
  readonly differences: Pick<EditCharges, 'waitsFor'>;
}

/** The payment provider's events. */
export class StripeEvents implements WebhookSource<StripeEvent> {
  readonly provider = 'stripe';
  private readonly secrets: readonly string[];
  private readonly its: StripeEventsPorts;

  constructor(secrets: readonly string[], ports: StripeEventsPorts) {
    this.secrets = secrets;
    this.its = ports;
  }

  verify(rawBody: Buffer | string, signature: string | undefined): Verified<StripeEvent> {
    return verifyStripeEvent(rawBody, signature, this.secrets);
  }

  async destinationOf(event: StripeEvent): Promise<Destination> {
    if (!ABOUT_PAYMENTS.some((prefix) => event.type.startsWith(prefix)))
      return { code: 'parked', reason: 'TYPE_UNKNOWN' };
    const orderId = (await this.named(event)) ?? (await this.paidBy(event));
    if (orderId === null) return { code: 'parked', reason: 'ORDER_UNKNOWN' };
    const jobs = [
      'payment',
      ...(isAboutRefund(event) ? (['refund'] as const) : []),
      ...((await this.isDifference(event)) ? (['edit'] as const) : []),
    ] as const;
    return { code: 'order', orderId, version: 1, jobs };
  }

  remember(
    event: StripeEvent,
    destination: Destination,
    transaction: Transaction,
  ): Promise<boolean> {
    return this.its.payments.rememberEvent(
      {
        provider: this.provider,
        eventId: event.id,
        type: event.type,
        objectRef: event.objectRef,
        paymentRef: event.paymentRef,
        orderId: destination.code === 'order' ? destination.orderId : null,
        occurredAt: event.createdAt,
        parked: destination.code === 'parked' ? destination.reason : null,
      },
      transaction,
    );
  }

  /** Objects carry the order we wrote on them; the provider's own objects, e.g. disputes, do not. */
  private async named({ orderId }: StripeEvent): Promise<string | null> {
    const known = orderId !== null && UUID.test(orderId) && (await this.its.orders.exists(orderId));
    return known ? orderId : null;
  }

  /** The shopper has told their bank whether it may keep more ready for a change of their order. */
  private async isDifference({ paymentRef }: StripeEvent): Promise<boolean> {
    return paymentRef !== null && (await this.its.differences.waitsFor(paymentRef));
  }

  private async paidBy({ paymentRef }: StripeEvent): Promise<string | null> {
    return paymentRef === null ? null : this.its.payments.orderOf(paymentRef);
  }
}
