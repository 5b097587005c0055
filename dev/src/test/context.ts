import type { Children } from './children.ts';
import type { Counts } from './counts.ts';
import type { PhaseName, TestOptions } from './options.ts';
import type { Project } from './workspace.ts';

/** One thing that was looked at: a linted project, a built one, a suite of specs. */
export interface Check {
  readonly name: string;
  readonly counts: Counts;
  /** Why it failed, beyond what its specs say. */
  readonly reason?: string;
  /** Output to show when it failed. */
  readonly output?: string;
}

export interface TestContext {
  readonly root: string;
  readonly options: TestOptions;
  /** All projects of the workspace. */
  readonly projects: readonly Project[];
  /** Those that the options ask for. */
  readonly chosen: readonly Project[];
  readonly children: Children;
  /** For state of stacks and logs; gone after a run that passed. */
  readonly scratch: string;
  /** A line for the person who watches. */
  say(line: string): void;
}

export interface Phase {
  readonly name: PhaseName;
  readonly title: string;
  run(context: TestContext): Promise<Check[]>;
}

export const passed = (name: string): Check => ({
  name,
  counts: { passed: 1, failed: 0, skipped: 0 },
});

export const failed = (name: string, reason: string, output?: string): Check => ({
  name,
  counts: { passed: 0, failed: 1, skipped: 0 },
  reason,
  ...(output === undefined ? {} : { output }),
});
