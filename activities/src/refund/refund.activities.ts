import {
  PartnerFault,
  type PaymentGateway,
  type RefundLookup,
  type RefundOutcome,
  type RefundPaymentInput,
} from '@green-apple/partners';
import { refundKeyOf, type CardRefund, type RefundDeskRepository } from '@green-apple/persistence';
import type {
  RefundActivities,
  RefundDeskActivities,
  RefundFacts,
} from '@green-apple/workflow-contracts';
import { orderMissing, outcomeUnknown, withPartnerFailures } from '../partner-failure.ts';

export function createRefundDeskActivities(desk: RefundDeskRepository): RefundDeskActivities {
  return {
    async beginRefund({ refundId }): Promise<RefundFacts> {
      const refund = await desk.begin(refundId);
      if (refund === null) throw orderMissing();
      const { orderId, state, position, wakes, tenders } = refund;
      const cards = tenders.filter(({ kind }) => kind === 'card').map((each) => each.position);
      return { orderId, state, position, wakes, cards };
    },
    settleRefund: async ({ refundId }) => ({ state: await desk.settle(refundId) }),
  };
}

export interface RefundPorts {
  readonly desk: Pick<
    RefundDeskRepository,
    'card' | 'noteAsked' | 'notePending' | 'noteSettled' | 'noteFailed'
  >;
  readonly gateway: Pick<PaymentGateway, 'refund' | 'findRefund'>;
}

/** Gives money back to cards. What is asked is in the books before it is asked, and looked up before it is again. */
export function createRefundActivities({ desk, gateway }: RefundPorts): RefundActivities {
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
  };
}
