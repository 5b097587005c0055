import { eventually, type OrderExample } from '@green-apple/testing';
import {
  checkoutWorkflowId,
  GET_PROGRESS,
  PAYMENT_CHANGED,
  type CheckoutProgress,
} from '@green-apple/workflow-contracts';
import type { ShopStage } from '../shop-stage.ts';
import { charged, type Branches } from './branch.ts';

const slow = (shop: ShopStage, id: string): Promise<void> =>
  shop.partners.fault({ operation: 'payment_intents.create', kind: 'processing', orderId: id });
const withBank = async (shop: ShopStage): Promise<OrderExample> => {
  const order = await shop.place({}, undefined, ({ id }) => slow(shop, id));
  await eventually(async () => shop.isWithProvider(order));
  return order;
};

/** From the order that was placed to the one that is sold or given up. */
export const CHECKOUTS: Branches = {
  confirmed: (shop) => shop.place(),

  async 'declined-then-paid'(shop) {
    const order = await shop.place({ paymentMethodRef: 'pm_card_chargeDeclined' });
    await shop.reaches(order, 'payment_declined');
    await shop.payAgain(order, 2, 'pm_card_visa');
    return order;
  },

  'declined-then-timed-out': (shop) =>
    shop.place({ paymentMethodRef: 'pm_card_chargeDeclined' }, 5),

  async 'action-completed'(shop) {
    const order = await shop.place({ paymentMethodRef: 'pm_card_authenticationRequired' });
    await shop.reaches(order, 'action_required');
    await shop.partners.answerBank(order, 'complete');
    await shop.job(order.id, 'payment');
    return order;
  },

  async 'action-failed-then-paid'(shop) {
    const order = await shop.place({ paymentMethodRef: 'pm_card_authenticationRequired' });
    await shop.reaches(order, 'action_required');
    await shop.partners.answerBank(order, 'fail');
    await shop.job(order.id, 'payment');
    await shop.reaches(order, 'payment_declined');
    await shop.payAgain(order, 2, 'pm_card_visa');
    return order;
  },

  async 'action-then-another-card'(shop) {
    const order = await shop.place({ paymentMethodRef: 'pm_card_authenticationRequired' });
    await shop.reaches(order, 'action_required');
    await shop.payAgain(order, 2, 'pm_card_visa');
    return order;
  },

  'action-abandoned': (shop) =>
    shop.place({ paymentMethodRef: 'pm_card_authenticationRequired' }, 5),

  async 'stopped-by-operator'(shop, client) {
    const order = await shop.place({ paymentMethodRef: 'pm_card_authenticationRequired' });
    await shop.reaches(order, 'action_required');
    await client.workflow.getHandle(checkoutWorkflowId(order.id)).cancel();
    return order;
  },

  async 'cancelled-by-shopper'(shop) {
    const order = await shop.place({ paymentMethodRef: 'pm_card_authenticationRequired' });
    await shop.reaches(order, 'action_required');
    await shop.cancel(order);
    return order;
  },

  async 'bank-takes-its-time-then-paid'(shop) {
    const order = await withBank(shop);
    await shop.partners.bankSays(order, null);
    await shop.job(order.id, 'payment');
    return order;
  },

  async 'bank-takes-its-time-then-cancelled'(shop) {
    const order = await withBank(shop);
    await shop.cancel(order);
    return order;
  },

  async 'news-while-given-up'(shop, client) {
    const order = await shop.place({ paymentMethodRef: 'pm_card_authenticationRequired' });
    await shop.reaches(order, 'action_required');
    const run = client.workflow.getHandle(checkoutWorkflowId(order.id));
    const slowly = { operation: 'payment_intents.cancel', kind: 'slow', delayMs: 4_000 };
    await shop.partners.fault({ ...slowly, orderId: order.id });
    await shop.cancel(order);
    await eventually(
      async () => (await run.query<CheckoutProgress>(GET_PROGRESS)).stage === 'cancelling',
    );
    await run.signal(PAYMENT_CHANGED);
    return order;
  },

  'answer-lost': (shop) =>
    shop.place({}, undefined, ({ id }) =>
      shop.partners.fault({
        operation: 'payment_intents.create',
        kind: 'execute-then-timeout',
        orderId: id,
      }),
    ),
};

/** What is left to do once the checkout is over. */
export const AFTERWARDS: Branches = {
  async 'late-yes'(shop) {
    const order = await withBank(shop);
    await shop.cancel(order);
    await shop.reaches(order, 'cancelled');
    await shop.partners.bankSays(order, null);
    await shop.job(order.id, 'payment');
    return order;
  },

  async 'cancelled-after-sale'(shop) {
    const order = await shop.place();
    await shop.reaches(order, 'confirmed');
    await shop.cancel(order);
    return order;
  },

  async disputed(shop) {
    const order = await charged(shop);
    await shop.partners.dispute(order);
    await shop.job(order.id, 'payment');
    return order;
  },

  async 'too-late-to-cancel'(shop) {
    const order = await shop.place();
    await shop.reaches(order, 'confirmed');
    await shop.database.query(`update ordering."order" set state = 'shipped' where id = $1`, [
      order.id,
    ]);
    await shop.cancel(order);
    return order;
  },
};
