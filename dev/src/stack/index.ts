import { mkdir } from 'node:fs/promises';
import type { PartControl } from './control.ts';
import type { Handles } from './handles.ts';
import type { PartName } from './model.ts';
import { projectRoot } from './project-root.ts';
import { Progress } from './report/progress.ts';
import { parseCommandLine, type StackOptions } from './settings/options.ts';
import { Stack } from './stack.ts';
import { dropSupervisorLock, takeSupervisorLock } from './supervisor-lock.ts';

export { remotePart, type PartControl } from './control.ts';
export { handlesPath, readHandles, type Handles, type PartHandle } from './handles.ts';
export type { PartName, PartState } from './model.ts';
export type { StackOptions } from './settings/options.ts';

/** A stack that is up, in this process. */
export interface RunningStack {
  /** As in `handles.json`, now. */
  readonly handles: Handles;
  part(name: PartName): PartControl;
  /** Stops everything in order; nothing is left running. */
  stop(): Promise<void>;
}

/**
 * Starts a stack and resolves when all its parts are ready (or absent, where the shop can do without).
 * Rejects, with everything stopped again, when one fails. Options as on the command line.
 */
export async function startStack(options: Partial<StackOptions> = {}): Promise<RunningStack> {
  const root = projectRoot();
  const all = { ...parseCommandLine([], root, process.cwd()).options, ...options };
  await mkdir(all.stateDir, { recursive: true });
  if (!(await takeSupervisorLock(all.stateDir))) {
    throw new Error(`Another stack runs in ${all.stateDir}`);
  }
  const progress = new Progress();
  const stack = await Stack.prepare(root, all, progress);
  const stop = async (): Promise<void> => {
    await stack.stop();
    progress.close();
    await dropSupervisorLock(all.stateDir);
  };
  const lost = await Promise.race([stack.start().then(() => undefined), stack.lost]);
  if (lost !== undefined || stack.problems.length > 0) {
    await stop();
    throw new Error(`The stack did not come up: ${lost ?? ''}\n${stack.problems.join('\n')}`);
  }
  return {
    get handles() {
      return stack.handles();
    },
    part: (name) => stack.part(name),
    stop,
  };
}
