import { execFileSync } from 'node:child_process';
import { mkdirSync } from 'node:fs';
import { eventually } from '@green-apple/testing';
import {
  aftercareWorkflowId,
  bulkWorkflowId,
  checkoutWorkflowId,
  orderWorkflowId,
  refundWorkflowId,
  returnWorkflowId,
} from '@green-apple/workflow-contracts';
import { Client, Connection } from '@temporalio/client';
import type { Branch } from './recorded/branch.ts';
import { AFTERWARDS, CHECKOUTS } from './recorded/checkout-branches.ts';
import { EDITS } from './recorded/edit-branches.ts';
import { FILES } from './recorded/file-branches.ts';
import { REFUNDS } from './recorded/refund-branches.ts';
import { RETURNS } from './recorded/return-branches.ts';
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

const wanted = process.argv.slice(2);
const shop = await ShopStage.open();
const connection = await Connection.connect({ address: shop.env['TEMPORAL_ADDRESS'] ?? '' });
const client = new Client({ connection });
for (const [name, play] of Object.entries(CHECKOUTS)) await record('checkout', name, play);
for (const [name, play] of Object.entries(AFTERWARDS)) await record('aftercare', name, play);
for (const [name, play] of Object.entries(REFUNDS)) await record('refund', name, play);
for (const [name, play] of Object.entries(FILES)) await record('bulk', name, play);
for (const [name, play] of Object.entries(RETURNS)) await record('return', name, play);
for (const [name, play] of Object.entries(EDITS)) await record('order', name, play);
await connection.close();
await shop.close();

async function record(kind: keyof typeof FOLDERS, name: string, play: Branch): Promise<void> {
  if (wanted.length > 0 && !wanted.includes(name)) return;
  const order = await play(shop, client);
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
