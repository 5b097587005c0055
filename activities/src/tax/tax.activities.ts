import type { TaxGateway } from '@green-apple/partners';
import type { OrderPapers, OrderPapersRepository } from '@green-apple/persistence';
import type { TaxActivities } from '@green-apple/workflow-contracts';
import { log } from '@temporalio/activity';
import { orderMissing, outcomeUnknown, withPartnerFailures } from '../partner-failure.ts';
import { toTaxQuestion } from './tax-question.ts';

export interface TaxPorts {
  readonly papers: OrderPapersRepository;
  readonly gateway: TaxGateway;
}

/** Puts the tax of a sold order into the authorities' books, once. */
export function createTaxActivities({ papers, gateway }: TaxPorts): TaxActivities {
  /** A fresh calculation, for orders that were quoted by our own table, or whose calculation ran out. */
  async function calculate(order: OrderPapers): Promise<string | null> {
    const outcome = await gateway.calculate(toTaxQuestion(order));
    if (outcome.code === 'unknown') throw outcomeUnknown('the tax service', outcome);
    return outcome.code === 'calculated' ? outcome.calculationRef : null;
  }

  async function book(order: OrderPapers, calculationRef: string, turn: number): Promise<string> {
    const outcome = await gateway.commit({
      calculationRef,
      reference: order.id,
      idempotencyKey: `tax/${order.id}/${turn}`,
    });
    switch (outcome.code) {
      case 'committed':
        return outcome.transactionRef;
      case 'already_committed':
        return `reference:${order.id}`;
      case 'calculation_expired': {
        const fresh = turn === 1 ? await calculate(order) : null;
        if (fresh === null)
          throw outcomeUnknown('the tax service', { code: 'unknown', detail: 'garbage' });
        return book(order, fresh, turn + 1);
      }
      case 'unknown':
        throw outcomeUnknown('the tax service', outcome);
    }
  }

  async function load(orderId: string): Promise<OrderPapers> {
    const order = await papers.load(orderId);
    if (order === null) throw orderMissing();
    return order;
  }

  /** Takes the whole tax of a cancelled order out of the books. */
  async function reverse({ id, state, taxTransactionRef }: OrderPapers): Promise<void> {
    if (state !== 'cancelled' || taxTransactionRef === null) return;
    const outcome = await gateway.reverse({
      transactionRef: taxTransactionRef,
      reference: `${id}/cancel`,
      idempotencyKey: `tax/${id}/reverse`,
    });
    if (outcome.code === 'unknown') throw outcomeUnknown('the tax service', outcome);
  }

  return {
    reverseTax: ({ orderId }) => withPartnerFailures(async () => reverse(await load(orderId))),

    commitTax: ({ orderId }) =>
      withPartnerFailures(async () => {
        const order = await load(orderId);
        if (order.taxTransactionRef !== null || order.state === 'cancelled') return;
        const calculationRef = order.taxCalculationRef ?? (await calculate(order));
        if (calculationRef === null) {
          log.error('the tax service does not know the place of this order', { orderId });
          return;
        }
        await papers.noteTax(orderId, await book(order, calculationRef, 1));
        // Cancelled while the tax was being booked: whoever undid it before found nothing to undo.
        await reverse(await load(orderId));
      }),
  };
}
