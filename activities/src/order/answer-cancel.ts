import { cancelAnswer, isPaymentOpen, type CancelActor } from '@green-apple/domain-order';
import type { CancelRequestRepository, OrderDeskRepository } from '@green-apple/persistence';
import type { CancelEnd } from '@green-apple/workflow-contracts';
import { orderMissing } from '../partner-failure.ts';

/**
 * Judges a wish to cancel by where the order stands now, not by where it stood when it was asked. Called again
 * after an answer got lost, it finds the order cancelled and says so once more.
 */
export async function answerCancel(
  orders: OrderDeskRepository,
  wishes: CancelRequestRepository,
  orderId: string,
): Promise<CancelEnd> {
  const order = await orders.load(orderId);
  if (order === null) throw orderMissing();
  const reason = await wishes.open(orderId);
  if (reason === null) return { code: order.cancelledAfterSale ? 'cancelled' : 'none' };
  if (isPaymentOpen(order.state)) return { code: 'waits' };
  const actor: CancelActor = reason === 'staff_request' ? 'staff' : 'shopper';
  const answer = cancelAnswer(order.state, actor);
  if (!answer.allowed) {
    await orders.refuseCancel(orderId, answer.code);
    return { code: 'refused' };
  }
  const moved = await orders.cancelSold(orderId, reason);
  if (moved.code === 'being_packed') {
    await orders.refuseCancel(orderId, 'BEING_PACKED');
    return { code: 'refused' };
  }
  // A parcel was faster than this step, or goods are being put back: the next look judges again.
  return { code: moved.code === 'moved' ? 'cancelled' : 'waits' };
}
