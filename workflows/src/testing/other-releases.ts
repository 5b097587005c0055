import { fileURLToPath } from 'node:url';
import type { Patch } from '@green-apple/workflow-contracts';
import { bundleWorkflowCode, DefaultLogger } from '@temporalio/worker';

const at = (path: string): string => fileURLToPath(new URL(path, import.meta.url));
const LOADER = at('./patch-loader.js');
const OURS = at('..');

/** The shop's workflows as workers load them. */
export const codeOfToday = (): Promise<string> => bundle({});

/** What the release before these patches ran: the same sources without their branches, which is what it said there. */
export const codeBefore = (...patches: readonly Patch[]): Promise<string> =>
  bundle(Object.fromEntries(patches.map((patch) => [patch, false])));

/** The mistake: the same change made without asking which code a run began with. */
export const codeWithout = (guard: Patch): Promise<string> => bundle({ [guard]: true });

async function bundle(turns: Readonly<Record<string, boolean>>): Promise<string> {
  const { code } = await bundleWorkflowCode({
    workflowsPath: at('../index.js'),
    logger: new DefaultLogger('ERROR'),
    webpackConfigHook: (config) => ({
      ...config,
      module: {
        ...config.module,
        rules: [
          ...(config.module?.rules ?? []),
          { test: /\.js$/, include: OURS, use: [{ loader: LOADER, options: { turns } }] },
        ],
      },
    }),
  });
  return code;
}
