import { randomUUID } from 'node:crypto';
import { money } from '@green-apple/domain-money';
import { inTransaction, RefundRepository } from '@green-apple/persistence';
import type { Scenes, TwiceStage } from './twice-stage.ts';

export type MoneySteps =
  | 'authorisePayment'
  | 'refreshPayment'
  | 'voidPayment'
  | 'settlePayments'
  | 'noteDisputes'
  | 'captureShipment'
  | 'giveBackCapture'
  | 'reauthorise'
  | 'releaseHold'
  | 'beginRefund'
  | 'refundCard'
  | 'settleRefund'
  | 'countRefund'
  | 'correctTax'
  | 'commitTax'
  | 'reverseTax'
  | 'sweepPayments';

const FIRST = { attempt: 1 } as const;

/** What is taken, kept ready and given back; taxes with it. */
export const MONEY: Scenes<MoneySteps> = {
  authorisePayment: async (stage) => ({ orderId: (await stage.placed()).id, ...FIRST }),
  async refreshPayment(stage) {
    const attempt = { orderId: (await stage.placed()).id, ...FIRST };
    const yes = stage.payments.next;
    const providerRef = `pi_${attempt.orderId}`;
    stage.payments.next = { code: 'action_required', providerRef, clientSecret: 'secret' };
    await stage.steps.authorisePayment(attempt);
    // The shopper has answered the bank meanwhile.
    for (const [key, charge] of stage.payments.charges)
      if ('providerRef' in charge && charge.providerRef === providerRef)
        stage.payments.charges.set(key, yes);
    return attempt;
  },
  voidPayment: async (stage) => ({ orderId: (await stage.authorised()).id, ...FIRST }),
  async settlePayments(stage) {
    const { id: orderId } = await stage.authorised();
    await stage.steps.cancelOrder({ orderId, reason: 'payment_timeout' });
    return { orderId };
  },
  async noteDisputes(stage) {
    const { orderId } = await stage.parcel('picking', 'packed', 'shipped');
    stage.payments.disputed = [
      {
        disputeRef: `dp_${orderId}`,
        reason: 'fraudulent',
        standing: 'open',
        amount: money(500, 'USD'),
        respondBy: new Date('2026-12-24T12:00:00Z'),
      },
    ];
    return { orderId };
  },
  captureShipment: (stage) => stage.parcel('picking', 'packed'),
  giveBackCapture: charged,
  async reauthorise(stage) {
    const parcel = await stage.parcel('picking', 'packed');
    stage.payments.gone = true;
    await stage.steps.captureShipment(parcel);
    stage.payments.gone = false;
    const { next } = stage.payments;
    stage.payments.next = { ...next, providerRef: `pi_${parcel.orderId}_2` } as typeof next;
    return parcel;
  },
  releaseHold: (stage) => stage.parcel(),
  beginRefund: async (stage) => ({ refundId: await opened(stage) }),
  refundCard: async (stage) => ({ refundId: await begun(stage), position: 1 }),
  async settleRefund(stage) {
    const refundId = await begun(stage);
    await stage.steps.refundCard({ refundId, position: 1 });
    return { refundId };
  },
  countRefund: async (stage) => ({ refundId: await settled(stage) }),
  correctTax: async (stage) => ({ refundId: await settled(stage) }),
  commitTax: async (stage) => ({ orderId: (await stage.sold()).id }),
  async reverseTax(stage) {
    const { id: orderId } = await stage.sold();
    await stage.steps.commitTax({ orderId });
    await stage.database.query(
      `insert into ordering.cancel_request (id, order_id, reason)
       values (gen_random_uuid(), $1, 'staff_request')`,
      [orderId],
    );
    await stage.steps.answerCancel({ orderId });
    return { orderId };
  },
  async sweepPayments(stage) {
    stage.payments.heldPayments = [
      {
        providerRef: `pi_${randomUUID()}`,
        attemptKey: `payment/${randomUUID()}/1`,
        orderId: null,
        createdAt: new Date('2026-11-20T12:00:00Z'),
      },
    ];
    return undefined;
  },
};

async function charged(stage: TwiceStage) {
  const parcel = await stage.parcel('picking', 'packed');
  await stage.steps.captureShipment(parcel);
  return parcel;
}

/** Somebody gives three dollars back. */
async function opened(stage: TwiceStage): Promise<string> {
  const { orderId } = await charged(stage);
  await stage.steps.recordStats({ orderId });
  await stage.steps.commitTax({ orderId });
  const id = randomUUID();
  await inTransaction(stage.office, (transaction) =>
    new RefundRepository(stage.office).open(transaction, {
      id,
      orderId,
      amountMinor: 300,
      reason: 'goodwill',
      source: { kind: 'staff' },
      requestedBy: 'spec',
      state: 'approved',
    }),
  );
  return id;
}

async function begun(stage: TwiceStage): Promise<string> {
  const refundId = await opened(stage);
  await stage.steps.beginRefund({ refundId });
  return refundId;
}

async function settled(stage: TwiceStage): Promise<string> {
  const refundId = await begun(stage);
  await stage.steps.refundCard({ refundId, position: 1 });
  await stage.steps.settleRefund({ refundId });
  return refundId;
}
