import type { OrderDetail, OrderProgress, PlacedOrder } from '@green-apple/contracts-http';
import { orderMessage } from '@green-apple/domain-order';
import type { StoredOrder, StoredPlacedOrder, StoredProgress } from '@green-apple/persistence';

export function toOrderProgress(order: StoredProgress): OrderProgress {
  const { id, number, state, reason, version, holdExpiresAt, history } = order;
  return {
    id,
    number,
    state,
    reason,
    message: orderMessage(state, reason),
    version,
    holdExpiresAt,
    history: history.map((entry) => ({ ...entry })),
  };
}

export function toOrderDetail(order: StoredOrder): OrderDetail {
  return {
    id: order.id,
    number: order.number,
    placedAt: order.placedAt,
    email: order.email,
    address: order.address,
    delivery: order.delivery,
    lines: [...order.lines],
    receipt: [...order.receipt],
    totals: order.totals,
    progress: toOrderProgress(order),
  };
}

export function toPlacedOrder(order: StoredPlacedOrder): PlacedOrder {
  const { id, number, state, total } = order;
  return { id, number, state, total, progressUrl: `/api/orders/${id}/progress` };
}
