import { money } from '@green-apple/domain-money';
import { marketOf, SHIPPING_SHARE } from '@green-apple/domain-pricing';
import {
  PartnerFault,
  type PaymentGateway,
  type RefundLookup,
  type RefundOutcome,
  type RefundPaymentInput,
  type TaxGateway,
} from '@green-apple/partners';
import {
  inTransaction,
  refundKeyOf,
  type CardRefund,
  type OrderPapersRepository,
  type RefundDeskRepository,
  type StatsRepository,
  type Writer,
} from '@green-apple/persistence';
import type {
  RefundActivities,
  RefundDeskActivities,
  RefundFacts,
} from '@green-apple/workflow-contracts';
import { orderMissing, outcomeUnknown, withPartnerFailures } from '../partner-failure.ts';
import type { TaxBook } from '../tax/tax-book.ts';

export interface RefundDeskPorts {
  readonly writer: Writer;
  readonly desk: RefundDeskRepository;
  readonly stats: StatsRepository;
}

export function createRefundDeskActivities({
  writer,
  desk,
  stats,
}: RefundDeskPorts): RefundDeskActivities {
  return {
    async beginRefund({ refundId }): Promise<RefundFacts> {
      const refund = await desk.begin(refundId);
      if (refund === null) throw orderMissing();
      const { orderId, state, position, wakes, tenders } = refund;
      const cards = tenders.filter(({ kind }) => kind === 'card').map((each) => each.position);
      return { orderId, state, position, wakes, cards };
    },
    settleRefund: async ({ refundId }) => ({ state: await desk.settle(refundId) }),
    async countRefund({ refundId }) {
      await inTransaction(writer, (transaction) => stats.countRefund(refundId, transaction));
    },
  };
}

export interface RefundPorts {
  readonly desk: Pick<
    RefundDeskRepository,
    'load' | 'card' | 'noteAsked' | 'notePending' | 'noteSettled' | 'noteFailed'
  >;
  readonly papers: Pick<OrderPapersRepository, 'load'>;
  readonly tax: Pick<TaxGateway, 'reversePart'>;
  readonly book: Pick<TaxBook, 'reverse'>;
  readonly gateway: Pick<PaymentGateway, 'refund' | 'findRefund'>;
}

/** Gives money back to cards. What is asked is in the books before it is asked, and looked up before it is again. */
export function createRefundActivities(ports: RefundPorts): RefundActivities {
  const { desk, gateway } = ports;

  async function load(refundId: string, position: number): Promise<CardRefund> {
    const card = await desk.card(refundId, position);
    if (card === null) throw orderMissing();
    return card;
  }

  /** What became of it at the provider, by its key; asked for when it has never heard of it. */
  async function outcomeOf(card: CardRefund): Promise<RefundLookup> {
    const idempotencyKey = `refund/${refundKeyOf(card)}`;
    const { providerRef, amount, orderId } = card;
    if (card.state !== 'open') {
      const before = await gateway.findRefund({ providerRef, idempotencyKey });
      if (before.code !== 'not_found' || card.state !== 'asked') return before;
    }
    return ask({ providerRef, amount, orderId, idempotencyKey });
  }

  /** A request that the provider does not understand is refused for good too: a person looks. */
  async function ask(input: RefundPaymentInput): Promise<RefundOutcome> {
    try {
      return await gateway.refund(input);
    } catch (error) {
      if (!(error instanceof PartnerFault) || error.code === 'CREDENTIALS_REFUSED') throw error;
      return { code: 'refused', reason: 'request_refused' };
    }
  }

  async function note(card: CardRefund, outcome: RefundOutcome): Promise<void> {
    switch (outcome.code) {
      case 'unknown':
        throw outcomeUnknown('the payment provider', outcome);
      case 'refunded':
        return desk.noteSettled(card, outcome.refundRef);
      case 'pending':
        return desk.notePending(card, outcome.refundRef);
      case 'refused':
        return desk.noteFailed(card, outcome.reason);
    }
  }

  return {
    refundCard: ({ refundId, position }) =>
      withPartnerFailures(async () => {
        const card = await load(refundId, position);
        if (card.state === 'failed') return;
        await desk.noteAsked(card);
        const outcome = await outcomeOf(card);
        if (outcome.code !== 'not_found') await note(card, outcome);
      }),

    correctTax: ({ refundId }) =>
      withPartnerFailures(async () => {
        const refund = await desk.load(refundId);
        const order = refund === null ? null : await ports.papers.load(refund.orderId);
        if (refund === null || order === null) throw orderMissing();
        // Nothing was booked for an address that the tax service does not know.
        const { taxTransactionRef: transactionRef } = order;
        if (transactionRef === null) return;
        const inside = marketOf(order.market).taxMode === 'gross';
        const parts = refund.parts.map(({ lineId, quantity, goodsMinor, taxMinor }) => ({
          reference: lineId === SHIPPING_SHARE ? null : lineId,
          quantity,
          amount: money(goodsMinor + (inside ? taxMinor : 0), refund.currency),
          tax: money(taxMinor, refund.currency),
        }));
        await ports.book.reverse({ orderId: order.id, transactionRef }, () =>
          ports.tax.reversePart({
            transactionRef,
            reference: `${order.id}/refund/${refundId}`,
            idempotencyKey: `tax/${order.id}/refund/${refundId}`,
            parts,
          }),
        );
      }),
  };
}
