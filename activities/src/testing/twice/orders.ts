import { answeredQuestion } from '../answered-question.ts';
import type { Scenes, TwiceStage } from './twice-stage.ts';

export type OrderSteps =
  | 'loadCheckout'
  | 'latestAttempt'
  | 'beginAttempt'
  | 'askForAction'
  | 'declineOrder'
  | 'holdUntil'
  | 'confirmOrder'
  | 'cancelWish'
  | 'answerCancel'
  | 'cancelOrder'
  | 'raiseStaffTask'
  | 'settleStaffTask'
  | 'recordStats'
  | 'takeBackStats'
  | 'notifyShopper'
  | 'tellAsker'
  | 'calculate'
  | 'sweepOverdue'
  | 'sweepSegments';

const FIRST = { attempt: 1 } as const;

/** The order itself, and what is told and counted of it. */
export const ORDERS: Scenes<OrderSteps> = {
  loadCheckout: async (stage) => ({ orderId: (await stage.placed()).id }),
  latestAttempt: async (stage) => ({ orderId: (await stage.placed()).id }),
  async beginAttempt(stage) {
    const { id: orderId } = await stage.placed();
    await stage.steps.declineOrder({ orderId, ...FIRST, reason: 'card_declined' });
    return { orderId, attempt: 2 };
  },
  askForAction: async (stage) => ({ orderId: (await stage.placed()).id, ...FIRST }),
  declineOrder: async (stage) => ({
    orderId: (await stage.placed()).id,
    ...FIRST,
    reason: 'card_declined',
  }),
  holdUntil: async (stage) => ({
    orderId: (await stage.placed()).id,
    until: new Date(Date.now() + 9 * 24 * 60 * 60 * 1000).toISOString(),
  }),
  confirmOrder: async (stage) => ({ orderId: (await stage.authorised()).id, ...FIRST }),
  async cancelWish(stage) {
    const { id: orderId } = await stage.sold();
    await wish(stage, orderId);
    return { orderId };
  },
  async answerCancel(stage) {
    const { id: orderId } = await stage.sold();
    await wish(stage, orderId);
    return { orderId };
  },
  cancelOrder: async (stage) => ({
    orderId: (await stage.placed()).id,
    reason: 'payment_timeout',
  }),
  raiseStaffTask: async (stage) => task((await stage.sold()).id),
  async settleStaffTask(stage) {
    const raised = task((await stage.sold()).id);
    await stage.steps.raiseStaffTask(raised);
    return { key: raised.key };
  },
  recordStats: async (stage) => ({ orderId: (await stage.sold()).id }),
  async takeBackStats(stage) {
    const { id: orderId } = await stage.sold();
    await stage.steps.recordStats({ orderId });
    await wish(stage, orderId);
    await stage.steps.answerCancel({ orderId });
    return { orderId };
  },
  notifyShopper: async (stage) => ({
    orderId: (await stage.sold()).id,
    template: 'order-confirmed',
    occasion: 1,
  }),
  tellAsker: async (stage) => ({
    questionId: await answeredQuestion(stage.database, 'twice@example.com'),
  }),
  calculate: async (stage) => ({ orderId: (await stage.sold()).id, kind: 'promotion' }),
  async sweepOverdue(stage) {
    const { id } = await stage.sold();
    stage.overdue = [
      {
        workflowId: `order/${id}`,
        stage: 'confirmed',
        waitingOn: 'warehouse',
        dueBy: new Date('2026-11-20T12:00:00Z'),
      },
    ];
    return undefined;
  },
  async sweepSegments(stage) {
    await stage.steps.recordStats({ orderId: (await stage.sold()).id });
    await stage.database.query(
      `insert into customer.segment (id, code, name, kind, conditions)
       values (gen_random_uuid(), 'twice', 'Somebody who bought', 'rule', $1)`,
      [JSON.stringify([{ type: 'orders', atLeast: 1, atMost: null, days: null }])],
    );
    return undefined;
  },
};

const task = (orderId: string) =>
  ({
    key: `lost/${orderId}`,
    kind: 'parcel_lost',
    orderId,
    facts: { shipmentId: orderId },
  }) as const;

async function wish({ database }: TwiceStage, orderId: string): Promise<void> {
  await database.query(
    `insert into ordering.cancel_request (id, order_id, reason)
     values (gen_random_uuid(), $1, 'staff_request')`,
    [orderId],
  );
}
