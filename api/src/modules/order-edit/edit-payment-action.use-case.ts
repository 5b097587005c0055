import type { CheckoutConfig, PaymentAction } from '@green-apple/contracts-http';
import type { PaymentGateway } from '@green-apple/partners';
import type { EditCharges, OrderEditRepository } from '@green-apple/persistence';
import { ProblemError } from '../../platform/index.ts';
import { paymentActionOf } from '../order/use-cases/payment-action.use-case.ts';

/** Lets the shopper confirm a difference with their bank, as a payment of the order is confirmed. */
export class FetchEditPaymentAction {
  private readonly edits: OrderEditRepository;
  private readonly charges: EditCharges;
  private readonly gateway: Pick<PaymentGateway, 'retrieve'>;
  private readonly config: CheckoutConfig;

  constructor(
    edits: OrderEditRepository,
    charges: EditCharges,
    gateway: Pick<PaymentGateway, 'retrieve'>,
    config: CheckoutConfig,
  ) {
    this.edits = edits;
    this.charges = charges;
    this.gateway = gateway;
    this.config = config;
  }

  async execute(orderId: string, editId: string): Promise<PaymentAction> {
    const [edit, charge] = await Promise.all([
      this.edits.load(orderId, editId),
      this.charges.newest(editId),
    ]);
    if (edit === null) throw new ProblemError('EDIT_NOT_FOUND');
    const waits = edit.state === 'awaiting_payment' && charge?.state === 'action_required';
    if (!waits || charge.providerRef === null) throw new ProblemError('PAYMENT_NOT_EXPECTED');
    return paymentActionOf(this.gateway, charge.providerRef, this.config);
  }
}
