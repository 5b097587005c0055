// Bundles the compiled workflows into the one file that production workers load. Fails on any import that
// the sandbox does not allow. It lies outside of the project's own output, which the build replaces as a whole.
import { mkdir, writeFile } from 'node:fs/promises';
import { fileURLToPath } from 'node:url';
import { bundleWorkflowCode, DefaultLogger } from '@temporalio/worker';

const at = (path) => fileURLToPath(new URL(path, import.meta.url));
const { code } = await bundleWorkflowCode({
  workflowsPath: at('dist/index.js'),
  logger: new DefaultLogger('WARN'),
});
await mkdir(at('../dist/workflows'), { recursive: true });
await writeFile(at('../dist/workflows/workflow-bundle.js'), code);
process.stdout.write(`workflow bundle: ${Math.round(code.length / 1024)} KiB\n`);
