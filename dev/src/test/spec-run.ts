import { globSync } from 'node:fs';
import { join } from 'node:path';
import type { Children } from './children.ts';
import type { Check } from './context.ts';
import { judge } from './counts.ts';
import { seedOf } from './seed.ts';

const MINUTE = 60_000;

export interface SpecRun {
  readonly children: Children;
  readonly root: string;
  readonly name: string;
  /** Compiled specs, as a glob relative to the root. */
  readonly glob: string;
  readonly env: Readonly<Record<string, string>>;
  /** Of the order; from the files of specs when absent. */
  readonly seed?: string | undefined;
}

/** Runs compiled specs against real servers, one program per project. Not one executed spec is a failure. */
export async function runSpecs(run: SpecRun): Promise<Check> {
  const { children, root, name, glob, env } = run;
  const seed = run.seed ?? seedOf(globSync(glob, { cwd: root }));
  const { code, output } = await children.run({
    command: join(root, 'node_modules', '.bin', 'jasmine'),
    args: [
      `--config=${join(root, 'libs/testing/jasmine/integration.json')}`,
      `--seed=${seed}`,
      glob,
    ],
    cwd: root,
    env: { ...env, NODE_OPTIONS: '--enable-source-maps' },
    timeoutMs: 15 * MINUTE,
  });
  return { name, ...judge(output, code), output };
}
