import type { ReturnState } from '@green-apple/domain-order';
import { execFileSync } from 'node:child_process';
import { mkdirSync } from 'node:fs';
import {
  aftercareWorkflowId,
  bulkWorkflowId,
  checkoutWorkflowId,
  GET_PROGRESS,
  PAYMENT_CHANGED,
  orderWorkflowId,
  refundWorkflowId,
  returnWorkflowId,
  type CheckoutProgress,
} from '@green-apple/workflow-contracts';
import { eventually, type OrderExample } from '@green-apple/testing';
import { Client, Connection } from '@temporalio/client';
import { EditStory } from './edit-story.ts';
import { FileDesk } from './file-desk.ts';
import { ReturnStory } from './return-story.ts';
import { ShopStage } from './shop-stage.ts';

// Plays branches of a checkout, and of what follows it, on the servers of a running stack and saves the
// histories that the replay tests read. Run it for the branches that are new, by name, never to make a failing
// replay pass:
//   npx nx run-many -t build -p activities,api,dev && GREEN_APPLE_STACK=.stack/handles.json \
//     node activities/dist/testing/record-histories.main.js cancelled-by-shopper late-yes
const FOLDERS = {
  checkout: 'workflows/src/checkout/histories',
  aftercare: 'workflows/src/aftercare/histories',
  refund: 'workflows/src/refund/histories',
  bulk: 'workflows/src/bulk/histories',
  return: 'workflows/src/return/histories',
  order: 'workflows/src/order/histories',
} as const;
const RUN_OF = {
  checkout: checkoutWorkflowId,
  aftercare: aftercareWorkflowId,
  refund: refundWorkflowId,
  bulk: bulkWorkflowId,
  return: returnWorkflowId,
  order: orderWorkflowId,
};

/** Answers with the id of what the run is named after: an order, a refund, a file. */
type Branch = (shop: ShopStage) => Promise<{ readonly id: string }>;

const slow = (shop: ShopStage, id: string): Promise<void> =>
  shop.fault({ operation: 'payment_intents.create', kind: 'processing', orderId: id });
const withBank = async (shop: ShopStage): Promise<OrderExample> => {
  const order = await shop.place({}, undefined, ({ id }) => slow(shop, id));
  await eventually(async () => shop.isWithProvider(order));
  return order;
};

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

  async 'cancelled-by-shopper'(shop) {
    const order = await shop.place({ paymentMethodRef: 'pm_card_authenticationRequired' });
    await shop.reaches(order, 'action_required');
    await shop.cancel(order);
    return order;
  },

  async 'bank-takes-its-time-then-paid'(shop) {
    const order = await withBank(shop);
    await shop.bankSays(order, null);
    await shop.job(order.id, 'payment');
    return order;
  },

  async 'bank-takes-its-time-then-cancelled'(shop) {
    const order = await withBank(shop);
    await shop.cancel(order);
    return order;
  },

  async 'news-while-given-up'(shop) {
    const order = await shop.place({ paymentMethodRef: 'pm_card_authenticationRequired' });
    await shop.reaches(order, 'action_required');
    const run = client.workflow.getHandle(checkoutWorkflowId(order.id));
    const slowly = { operation: 'payment_intents.cancel', kind: 'slow', delayMs: 4_000 };
    await shop.fault({ ...slowly, orderId: order.id });
    await shop.cancel(order);
    await eventually(
      async () => (await run.query<CheckoutProgress>(GET_PROGRESS)).stage === 'cancelling',
    );
    await run.signal(PAYMENT_CHANGED);
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

/** What is left to do once the checkout is over. */
const AFTERWARDS: Readonly<Record<string, Branch>> = {
  async 'late-yes'(shop) {
    const order = await withBank(shop);
    await shop.cancel(order);
    await shop.reaches(order, 'cancelled');
    await shop.bankSays(order, null);
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
    await shop.dispute(order);
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

/** Money that goes back. */
const REFUNDS: Readonly<Record<string, Branch>> = {
  async 'not-charged-yet'(shop) {
    return refundOf(shop, await planned(shop));
  },

  async 'paid-back'(shop) {
    return refundOf(shop, await charged(shop));
  },

  async 'refund-answer-lost'(shop) {
    const order = await charged(shop);
    await shop.fault({
      operation: 'refunds.create',
      kind: 'execute-then-timeout',
      orderId: order.id,
    });
    return refundOf(shop, order);
  },

  async 'refund-refused'(shop) {
    const order = await charged(shop);
    await shop.dispute(order);
    return refundOf(shop, order);
  },
};

/** Files of prices. */
const FILES: Readonly<Record<string, Branch>> = {
  'file-tried': (shop) =>
    withFiles(shop, async (files) => {
      const id = await files.send(['MAG-60,20.00', 'NOPE,1.00']);
      await files.reaches(id, 'checked');
      return id;
    }),

  'file-taken-over-bit-by-bit': (shop) =>
    withFiles(shop, async (files) => {
      const id = await files.send(['MAG-60,21.00', 'NOPE,1.00']);
      await files.reaches(id, 'checked');
      await files.apply(id, 'skip_bad_rows');
      await files.reaches(id, 'done');
      return id;
    }),

  'file-taken-over-whole': (shop) =>
    withFiles(shop, async (files) => {
      const id = await files.send(['MAG-60,22.00'], 'all_or_nothing');
      await files.reaches(id, 'done');
      return id;
    }),

  'file-refused': (shop) =>
    withFiles(shop, async (files) => {
      const id = await files.send(['"never closed']);
      await files.reaches(id, 'failed');
      return id;
    }),
};

async function withFiles(
  shop: ShopStage,
  play: (files: FileDesk) => Promise<string>,
): Promise<{ readonly id: string }> {
  const files = new FileDesk(shop);
  const id = await play(files);
  await files.close();
  return { id };
}

/** Things that come back. */
const RETURNS: Readonly<Record<string, Branch>> = {
  'return-refunded': (shop) => backFor(shop, { resolution: 'refund', accepted: 1 }, 'refunded'),
  'return-exchanged': (shop) =>
    backFor(shop, { resolution: 'exchange', accepted: 1, review: 'our_fault' }, 'exchanged'),
  'return-rejected': (shop) => backFor(shop, { resolution: 'refund', accepted: 0 }, 'rejected'),

  async 'return-refused'(shop) {
    const story = await ReturnStory.begin(shop, { review: 'our_fault' });
    await story.tell('refuse', { reason: 'outside_policy' });
    await story.reaches('refused');
    return story;
  },

  async 'return-cancelled'(shop) {
    const story = await ReturnStory.begin(shop);
    await story.reaches('labelled');
    await story.tell('cancel', { reason: 'shopper_request' });
    await story.reaches('cancelled');
    return story;
  },

  async 'return-at-own-cost'(shop) {
    const story = await ReturnStory.begin(shop, { labelBy: 'shopper' });
    await story.reaches('approved');
    return settled(story);
  },

  async 'return-gone-wrong'(shop) {
    const story = await ReturnStory.begin(shop);
    await story.goesWrong();
    return settled(story);
  },

  async 'return-expired'(shop) {
    const story = await ReturnStory.begin(shop);
    await story.reaches('labelled');
    await story.runsOut();
    await story.reaches('expired');
    return story;
  },
};

async function backFor(
  shop: ShopStage,
  how: { resolution: 'refund' | 'exchange'; accepted: number; review?: string },
  end: ReturnState,
): Promise<ReturnStory> {
  const story = await ReturnStory.begin(shop, how);
  if (how.review !== undefined) await story.tell('approve');
  await story.comeBack();
  await story.inspect(how.accepted);
  await story.reaches(end);
  return story;
}

/** Orders that somebody changes; cancelled in the end, so that their runs close. */
const EDITS: Readonly<Record<string, Branch>> = {
  async 'edit-cheaper'(shop) {
    const story = await EditStory.begin(shop);
    await story.want(1);
    await story.tell();
    await story.reaches('applied');
    return isCancelled(shop, story);
  },

  async 'edit-dearer'(shop) {
    const story = await EditStory.begin(shop);
    await story.want(5);
    await story.tell();
    await story.reaches('applied');
    return isCancelled(shop, story);
  },

  async 'edit-declined-then-paid'(shop) {
    const story = await EditStory.begin(shop, ASKED_IN_PERSON);
    await story.want(5);
    await story.tell();
    await story.reaches('awaiting_payment');
    await story.payWith('pm_card_visa');
    await story.reaches('applied');
    return isCancelled(shop, story);
  },

  async 'edit-declined-then-taken-back'(shop) {
    const story = await EditStory.begin(shop, ASKED_IN_PERSON);
    await story.want(5);
    await story.tell();
    await story.reaches('awaiting_payment');
    await story.takeBack();
    return isCancelled(shop, story);
  },

  async 'edit-refused-being-packed'(shop) {
    const story = await EditStory.begin(shop);
    await story.want(1);
    await shop.instruct(story.order, ['pack']);
    await shop.reaches(story.order, 'packing');
    await story.tell();
    await story.reaches('failed');
    await shop.instruct(story.order, ['cancel']);
    return story;
  },
};

/** A bank that agrees to the shopper and to nobody else. */
const ASKED_IN_PERSON = { paymentMethodRef: 'pm_card_authenticationRequired' };

async function isCancelled(shop: ShopStage, story: EditStory): Promise<EditStory> {
  await shop.cancel(story.order);
  await shop.reaches(story.order, 'cancelled');
  return story;
}

async function settled(story: ReturnStory): Promise<ReturnStory> {
  await story.tell('receive');
  await story.reaches('received');
  await story.inspect(1);
  await story.reaches('refunded');
  return story;
}

async function planned(shop: ShopStage): Promise<OrderExample> {
  const order = await shop.place();
  await shop.isPlanned(order);
  return order;
}

async function charged(shop: ShopStage): Promise<OrderExample> {
  const order = await planned(shop);
  await shop.packAndShip(order);
  return order;
}

const refundOf = async (
  shop: ShopStage,
  order: OrderExample,
): Promise<{ readonly id: string }> => ({
  id: await shop.refund(order, { amountMinor: 300 }),
});

const wanted = process.argv.slice(2);
const shop = await ShopStage.open();
const connection = await Connection.connect({ address: shop.env['TEMPORAL_ADDRESS'] ?? '' });
const client = new Client({ connection });
for (const [name, play] of Object.entries(BRANCHES)) await record('checkout', name, play);
for (const [name, play] of Object.entries(AFTERWARDS)) await record('aftercare', name, play);
for (const [name, play] of Object.entries(REFUNDS)) await record('refund', name, play);
for (const [name, play] of Object.entries(FILES)) await record('bulk', name, play);
for (const [name, play] of Object.entries(RETURNS)) await record('return', name, play);
for (const [name, play] of Object.entries(EDITS)) await record('order', name, play);
await connection.close();
await shop.close();

async function record(kind: keyof typeof FOLDERS, name: string, play: Branch): Promise<void> {
  if (wanted.length > 0 && !wanted.includes(name)) return;
  const order = await play(shop);
  const workflowId = RUN_OF[kind](order.id);
  const run = client.workflow.getHandle(workflowId);
  await eventually(async () => (await run.describe()).closeTime, { within: 60_000, every: 200 });
  mkdirSync(FOLDERS[kind], { recursive: true });
  execFileSync(
    process.execPath,
    ['workflows/export-history.mjs', workflowId, `${FOLDERS[kind]}/${name}.json`],
    { env: { ...process.env, TEMPORAL_ADDRESS: shop.env['TEMPORAL_ADDRESS'] ?? '' } },
  );
  process.stdout.write(`${name}: ${workflowId}\n`);
}
