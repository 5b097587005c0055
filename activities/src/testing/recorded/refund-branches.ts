import type { OrderExample } from '@green-apple/testing';
import type { ShopStage } from '../shop-stage.ts';
import { charged, planned, type Branches } from './branch.ts';

/** Money that goes back. */
export const REFUNDS: Branches = {
  async 'not-charged-yet'(shop) {
    return refundOf(shop, await planned(shop));
  },

  async 'paid-back'(shop) {
    return refundOf(shop, await charged(shop));
  },

  async 'refund-answer-lost'(shop) {
    const order = await charged(shop);
    await shop.partners.fault({
      operation: 'refunds.create',
      kind: 'execute-then-timeout',
      orderId: order.id,
    });
    return refundOf(shop, order);
  },

  async 'refund-refused'(shop) {
    const order = await charged(shop);
    await shop.partners.dispute(order);
    return refundOf(shop, order);
  },
};

const refundOf = async (
  shop: ShopStage,
  order: OrderExample,
): Promise<{ readonly id: string }> => ({
  id: await shop.refund(order, { amountMinor: 300 }),
});
