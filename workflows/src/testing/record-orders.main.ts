import { execFileSync } from 'node:child_process';
import { mkdirSync, writeFileSync } from 'node:fs';
import type { WorkflowHandle } from '@temporalio/client';
import { historyToJSON } from '@temporalio/common/lib/proto-utils.js';
import { CANCEL_REQUESTED, fulfilmentWorkflowId } from '@green-apple/workflow-contracts';
import { FakePicture } from './fake-picture.ts';
import { FakeShop } from './fake-shop.ts';
import { ORDER_BRANCHES, People, type OrderBranch } from './order-branches.ts';
import { WorkflowStage } from './workflow-stage.ts';

// Plays branches that take days on Temporal's time-skipping server, and saves the histories that the replay tests
// read: of `order`, of the `fulfilment` of its first shipment, of checkouts that found their stock gone, themselves sold or unwanted, of pictures
// and of the mail about an answer. Run it
// for the branches that are new, by name, never to make a failing replay pass:
//   npx tsc -b workflows/tsconfig.spec.json && node workflows/dist/testing/record-orders.main.js delivered collected

const save = async (kind: string, name: string, run: WorkflowHandle): Promise<void> => {
  const history = JSON.parse(historyToJSON(await run.fetchHistory()), (key, value) => {
    // A worker's own queue is called by process and machine.
    if (key === 'identity' || (key === 'name' && /^\d+@/.test(value))) return 'green-apple';
    return key === 'stackTrace' ? '' : value;
  });
  const folder = `workflows/src/${kind}/histories`;
  mkdirSync(folder, { recursive: true });
  const file = `${folder}/${name}.json`;
  writeFileSync(file, JSON.stringify(history));
  execFileSync('node_modules/.bin/prettier', ['--write', '--log-level', 'warn', file]);
  process.stdout.write(`${kind}: ${name}\n`);
};

async function recordOrder(
  name: string,
  { set, script, daysPass = false, orderOnly = false }: OrderBranch,
): Promise<void> {
  const shop = new FakeShop();
  shop.parcels.plan('a');
  set?.(shop);
  await stage.play(shop, 'order', { orderId: name }, async (order) => {
    const end = (): Promise<unknown> => order.result().catch(() => undefined);
    const early = daysPass ? end() : null;
    await script?.(new People(shop, order));
    await (early ?? end());
    await save('order', name, order);
    if (shop.parcels.looked && !orderOnly)
      await save('fulfilment', name, order.client.getHandle(fulfilmentWorkflowId(name, 1)));
  });
}

/** Somebody wants the order cancelled while its bank thinks. */
const isUnwanted = (shop: FakeShop, meanwhile: () => void = () => undefined): void => {
  shop.wish = 'shopper_request';
  shop.beforeAnswer = async (order) => {
    meanwhile();
    await order.signal(CANCEL_REQUESTED);
  };
};

/** Checkouts that take other turns than the recorded ones of a running stack. */
const CHECKOUTS: Readonly<Record<string, (shop: FakeShop) => void>> = {
  // The stock was let go while the bank was thinking, and is somebody else's now.
  'stock-lost': (shop) => (shop.stockLost = true),
  // It was confirmed by a worker that died before saying so.
  'sold-after-all': (shop) => isUnwanted(shop, () => (shop.state = 'confirmed')),
  // It is ended before anything is given back.
  'ended-first': (shop) => isUnwanted(shop),
};

async function recordCheckout(name: string, set: (shop: FakeShop) => void): Promise<void> {
  const shop = new FakeShop();
  set(shop);
  await stage.play(shop, 'checkout', { orderId: name }, async (order) => {
    await order.result();
    await save('checkout', name, order);
  });
}

/** A picture gets its renditions, or is put down. */
async function recordPicture(name: string, triesLost: number): Promise<void> {
  const shop = new FakePicture();
  shop.triesLost = triesLost;
  await stage.play(shop, 'picture', { pictureId: name }, async (run) => {
    await run.result();
    await save('picture', name, run);
  });
}

/** Somebody asked, and the mail server took the mail. */
async function recordAnswer(): Promise<void> {
  await stage.play(new FakeShop(), 'questionMail', { questionId: 'answered' }, async (run) => {
    await run.result();
    await save('question', 'answered', run);
  });
}

const wanted = process.argv.slice(2);
const isWanted = (name: string): boolean => wanted.length === 0 || wanted.includes(name);
const stage = await WorkflowStage.open();
for (const [name, branch] of Object.entries(ORDER_BRANCHES))
  if (isWanted(name)) await recordOrder(name, branch);
for (const [name, set] of Object.entries(CHECKOUTS))
  if (isWanted(name)) await recordCheckout(name, set);
for (const [name, triesLost] of [
  ['renditions-made', 0],
  ['put-down', 99],
] as const)
  if (isWanted(name)) await recordPicture(name, triesLost);
if (isWanted('answered')) await recordAnswer();
await stage.close();
