import type { TaxGateway } from '@green-apple/partners';
import type {
  OrderPapers,
  OrderPapersRepository,
  StaffTaskRepository,
} from '@green-apple/persistence';
import type { TaxActivities } from '@green-apple/workflow-contracts';
import { orderMissing, withPartnerFailures } from '../partner-failure.ts';
import { TaxBook } from './tax-book.ts';

export interface TaxPorts {
  readonly papers: OrderPapersRepository;
  readonly gateway: TaxGateway;
  readonly tasks: Pick<StaffTaskRepository, 'raise'>;
}

/** Puts the tax of a sold order into the authorities' books, once. */
export function createTaxActivities({ papers, gateway, tasks }: TaxPorts): TaxActivities {
  const book = new TaxBook({ papers, gateway, tasks });

  async function load(orderId: string): Promise<OrderPapers> {
    const order = await papers.load(orderId);
    if (order === null) throw orderMissing();
    return order;
  }

  /** Takes the whole tax of a cancelled order out of the books. */
  async function reverse({ id, state, taxTransactionRef }: OrderPapers): Promise<void> {
    if (state !== 'cancelled' || taxTransactionRef === null) return;
    await book.reverse({ orderId: id, transactionRef: taxTransactionRef }, () =>
      gateway.reverse({
        transactionRef: taxTransactionRef,
        reference: `${id}/cancel`,
        idempotencyKey: `tax/${id}/reverse`,
      }),
    );
  }

  return {
    reverseTax: ({ orderId }) => withPartnerFailures(async () => reverse(await load(orderId))),

    commitTax: ({ orderId }) =>
      withPartnerFailures(async () => {
        const order = await load(orderId);
        if (order.taxTransactionRef !== null || order.state === 'cancelled') return;
        const transactionRef = await book.commit(order, order.id);
        if (transactionRef === null) return;
        await papers.noteTax(orderId, transactionRef);
        // Cancelled while the tax was being booked: whoever undid it before found nothing to undo.
        await reverse(await load(orderId));
      }),
  };
}
