import type { CheckoutConfig, PaymentAction } from '@green-apple/contracts-http';
import type { PaymentGateway } from '@green-apple/partners';
import type { OrderRepository, PaymentRepository } from '@green-apple/persistence';
import { ProblemError } from '../../../platform/index.ts';

/**
 * What the provider's script needs to let the shopper confirm with their bank. The secret is fetched when it
 * is asked for and kept nowhere.
 */
export class FetchPaymentAction {
  private readonly orders: OrderRepository;
  private readonly payments: PaymentRepository;
  private readonly gateway: Pick<PaymentGateway, 'retrieve'>;
  private readonly config: CheckoutConfig;

  constructor(
    orders: OrderRepository,
    payments: PaymentRepository,
    gateway: Pick<PaymentGateway, 'retrieve'>,
    config: CheckoutConfig,
  ) {
    this.orders = orders;
    this.payments = payments;
    this.gateway = gateway;
    this.config = config;
  }

  async execute(orderId: string): Promise<PaymentAction> {
    const [order, payment] = await Promise.all([
      this.orders.progress(orderId),
      this.payments.latest(orderId),
    ]);
    if (order?.state !== 'action_required' || payment === null || payment.providerRef === null)
      throw new ProblemError('PAYMENT_NOT_EXPECTED');
    return paymentActionOf(this.gateway, payment.providerRef, this.config);
  }
}

/** Throws PAYMENT_NOT_EXPECTED when the bank was faster than our books and nothing is left to confirm. */
export async function paymentActionOf(
  gateway: Pick<PaymentGateway, 'retrieve'>,
  providerRef: string,
  { publishableKey, scriptUrl }: CheckoutConfig,
): Promise<PaymentAction> {
  const outcome = await gateway.retrieve(providerRef);
  if (outcome.code === 'unknown')
    throw new ProblemError('DEPENDENCY_UNAVAILABLE', { retryAfter: 3 });
  if (outcome.code !== 'action_required') throw new ProblemError('PAYMENT_NOT_EXPECTED');
  return { clientSecret: outcome.clientSecret, publishableKey, scriptUrl };
}
