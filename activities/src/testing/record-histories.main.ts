import { execFileSync } from 'node:child_process';
import { mkdirSync } from 'node:fs';
import { checkoutWorkflowId } from '@green-apple/workflow-contracts';
import { eventually, type OrderExample } from '@green-apple/testing';
import { Client, Connection } from '@temporalio/client';
import { ShopStage } from './shop-stage.ts';

// Plays every branch of a checkout on the servers of a running stack and saves the histories that the
// replay tests read. Run it when a branch is new, never to make a failing replay pass:
//   npx nx run-many -t build -p activities,api,dev && GREEN_APPLE_STACK=.stack/handles.json \
//     node activities/dist/testing/record-histories.main.js
const FOLDER = 'workflows/src/checkout/histories';

type Branch = (shop: ShopStage) => Promise<OrderExample>;

const BRANCHES: Readonly<Record<string, Branch>> = {
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
    await shop.answerBank(order, 'complete');
    await shop.job(order.id, 'payment');
    return order;
  },

  async 'action-failed-then-paid'(shop) {
    const order = await shop.place({ paymentMethodRef: 'pm_card_authenticationRequired' });
    await shop.reaches(order, 'action_required');
    await shop.answerBank(order, 'fail');
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

  async 'stopped-by-operator'(shop) {
    const order = await shop.place({ paymentMethodRef: 'pm_card_authenticationRequired' });
    await shop.reaches(order, 'action_required');
    await client.workflow.getHandle(checkoutWorkflowId(order.id)).cancel();
    return order;
  },

  'answer-lost': (shop) =>
    shop.place({}, undefined, ({ id }) =>
      shop.fault({
        operation: 'payment_intents.create',
        kind: 'execute-then-timeout',
        orderId: id,
      }),
    ),
};

const shop = await ShopStage.open();
const connection = await Connection.connect({ address: shop.env['TEMPORAL_ADDRESS'] ?? '' });
const client = new Client({ connection });
mkdirSync(FOLDER, { recursive: true });
for (const [name, play] of Object.entries(BRANCHES)) {
  const order = await play(shop);
  const workflowId = checkoutWorkflowId(order.id);
  const run = client.workflow.getHandle(workflowId);
  await eventually(async () => (await run.describe()).closeTime, { within: 60_000, every: 200 });
  execFileSync(
    process.execPath,
    ['workflows/export-history.mjs', workflowId, `${FOLDER}/${name}.json`],
    { env: { ...process.env, TEMPORAL_ADDRESS: shop.env['TEMPORAL_ADDRESS'] ?? '' } },
  );
  process.stdout.write(`${name}: ${workflowId}\n`);
}
await connection.close();
await shop.close();
