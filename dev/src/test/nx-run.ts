import { join } from 'node:path';
import type { TestContext } from './context.ts';
import { parseNxOutput, type NxOutput } from './nx-output.ts';
import type { Project } from './workspace.ts';

const CUT_OFF_MS = 20 * 60_000;
const QUIET = {
  NX_DAEMON: 'false',
  NX_NO_CLOUD: 'true',
  NX_TUI: 'false',
  NG_CLI_ANALYTICS: 'false',
  CI: '1',
};

export interface NxRun extends NxOutput {
  readonly code: number;
  readonly output: string;
}

/** Runs targets over projects by Nx, which answers from its cache where nothing has changed. */
export async function runNx(
  { root, children, say }: TestContext,
  targets: readonly string[],
  projects: readonly Project[],
): Promise<NxRun> {
  const names = projects.map(({ name }) => name).join(',');
  const seen = new Set<string>();
  const { code, output } = await children.run({
    command: join(root, 'node_modules', '.bin', 'nx'),
    args: ['run-many', '-t', ...targets, '-p', names, '--output-style=static', '--parallel=2'],
    cwd: root,
    env: QUIET,
    timeoutMs: CUT_OFF_MS,
    onOutput: (text) => {
      for (const task of parseNxOutput(text).blocks.keys())
        if (!seen.has(task)) say(`    ${[...seen.add(task)].length} · ${task}`);
    },
  });
  return { ...parseNxOutput(output), code, output };
}
