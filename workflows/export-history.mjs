// Saves the history of a closed run for the replay tests, without names of machines and folders:
//   node workflows/export-history.mjs checkout/<orderId> workflows/src/checkout/histories/<branch>.json
import { writeFile } from 'node:fs/promises';
import { Client, Connection } from '@temporalio/client';
import { historyToJSON } from '@temporalio/common/lib/proto-utils.js';
import prettier from 'prettier';

const [workflowId, file] = process.argv.slice(2);
if (workflowId === undefined || file === undefined) {
  process.stderr.write('usage: export-history.mjs WORKFLOW_ID FILE\n');
  process.exit(2);
}
const connection = await Connection.connect({
  address: process.env.TEMPORAL_ADDRESS ?? '127.0.0.1:7233',
});
const client = new Client({ connection, namespace: process.env.TEMPORAL_NAMESPACE ?? 'default' });
const history = JSON.parse(
  historyToJSON(await client.workflow.getHandle(workflowId).fetchHistory()),
  (key, value) => {
    if (key === 'identity') return 'green-apple';
    if (key === 'stackTrace') return '';
    // A worker's own queue is called by process and machine.
    if (key === 'name' && /^\d+@/.test(value)) return 'green-apple';
    return value;
  },
);
await writeFile(file, await prettier.format(JSON.stringify(history), { parser: 'json' }));
await connection.close();
