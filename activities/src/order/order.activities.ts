import type {
  CancelRequestRepository,
  OrderDeskRepository,
  OrderMoved,
} from '@green-apple/persistence';
import type { MoveResult, OrderActivities } from '@green-apple/workflow-contracts';
import { orderMissing } from '../partner-failure.ts';
import { answerCancel } from './answer-cancel.ts';

/** The short steps of an order's run, over our own database. */
export function createOrderActivities(
  orders: OrderDeskRepository,
  wishes: CancelRequestRepository,
): OrderActivities {
  return {
    async loadCheckout({ orderId }) {
      const row = await orders.load(orderId);
      if (row === null) throw orderMissing();
      const { state, market, attempt, holdExpiresAt } = row;
      return { state, market, attempt, holdExpiresAt: holdExpiresAt.toISOString() };
    },
    async latestAttempt({ orderId }) {
      const row = await orders.load(orderId);
      if (row === null) throw orderMissing();
      return row.attempt;
    },
    beginAttempt: async ({ orderId, attempt }) =>
      toMove(await orders.beginAttempt(orderId, attempt)),
    askForAction: async ({ orderId, attempt }) =>
      toMove(await orders.askForAction(orderId, attempt)),
    declineOrder: async ({ orderId, attempt, reason }) =>
      toMove(await orders.decline(orderId, attempt, reason)),
    holdUntil: ({ orderId, until }) => orders.holdUntil(orderId, new Date(until)),
    cancelWish: ({ orderId }) => wishes.open(orderId),
    answerCancel: ({ orderId }) => answerCancel(orders, wishes, orderId),
    async confirmOrder({ orderId, attempt }) {
      const moved = await orders.confirm(orderId, attempt);
      return moved.code === 'stock_lost' ? moved : toMove(moved);
    },
    cancelOrder: async ({ orderId, reason }) => toMove(await orders.cancel(orderId, reason)),
  };
}

function toMove(moved: OrderMoved): MoveResult {
  switch (moved.code) {
    case 'moved':
      return { code: 'moved' };
    case 'stood':
      return { code: 'stood', state: moved.state };
    case 'missing':
      throw orderMissing();
  }
}
