import type { EditDeskRepository } from '@green-apple/persistence';
import type { OrderEditActivities } from '@green-apple/workflow-contracts';

/** The short steps of changing an order, over our own database. */
export function createOrderEditActivities(desk: EditDeskRepository): OrderEditActivities {
  return {
    applyEdit: ({ orderId }) => desk.apply(orderId),
    awaitEditPayment: ({ editId, until }) => desk.awaitPayment(editId, until),
    async abandonEdit({ editId }) {
      await desk.end(editId, 'abandoned', 'NOT_PAID');
    },
  };
}
