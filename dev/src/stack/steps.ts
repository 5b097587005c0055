import { writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { readJson } from './files.ts';
import type { StackContext, StepName } from './model.ts';
import { lastLines, logPath } from './process/logs.ts';
import { runTool, type ToolRun } from './process/tool.ts';
import type { Task } from './report/progress.ts';
import { ask } from './servers/postgres.ts';
import { inheritedEnvironment, shopEnvironment } from './settings/environment.ts';
import type { StackOptions } from './settings/options.ts';

/** Something done once per start, before the parts that need it. */
export interface Step {
  readonly name: StepName;
  readonly title: string;
  readonly needs: readonly string[];
  run(context: StackContext, options: StackOptions, task: Task): Promise<void>;
}

const NODE_PROJECTS = [
  'api',
  'activities',
  'search-indexer',
  'workflows',
  'libs/persistence',
  'dev',
];

export const STEPS: readonly Step[] = [
  {
    name: 'build',
    title: 'compiling',
    needs: [],
    run: (context) => buildProjects(context, NODE_PROJECTS),
  },
  {
    name: 'build-workflows',
    title: 'bundling the workflows',
    needs: ['build'],
    run: (context) => nxBuild(context, 'workflows', 'bundle'),
  },
  {
    name: 'build-shop',
    title: 'building the shop',
    needs: [],
    run: (context) => nxBuild(context, 'storefront-ng', 'build'),
  },
  {
    name: 'build-office',
    title: 'building the back office',
    needs: ['build-shop'],
    run: (context) => nxBuild(context, 'admin-ng', 'build'),
  },
  {
    name: 'migrate',
    title: 'bringing the database up to date',
    needs: ['build', 'postgres-writer'],
    run: (context) => runOnce(context, 'migrate', 'libs/persistence/dist/migrate.main.js', []),
  },
  {
    name: 'seed',
    title: 'looking at the catalogue',
    needs: ['build', 'migrate', 'cloud-emulator'],
    run: seed,
  },
];

/** One step again, in a stack that runs. */
export async function runStep(
  name: StepName,
  { context, options }: { readonly context: StackContext; readonly options: StackOptions },
  task: Task,
): Promise<void> {
  await STEPS.find((step) => step.name === name)?.run(context, options, task);
}

/** Compiles by TypeScript's own incremental build; nothing to do costs a fraction of a second. */
export async function buildProjects(
  context: StackContext,
  projects: readonly string[],
): Promise<void> {
  await runTool({
    command: process.execPath,
    args: [join(context.root, 'node_modules', '.bin', 'tsc'), '-b', ...projects],
    cwd: context.root,
    env: inheritedEnvironment(context.outerEnv),
    logDir: context.logDir,
    logName: 'build',
  });
}

/** Runs one Nx target, answered from its cache when nothing it reads has changed. */
export async function nxBuild(
  context: StackContext,
  project: string,
  target: string,
): Promise<void> {
  await runTool({
    command: process.execPath,
    args: [
      join(context.root, 'node_modules', '.bin', 'nx'),
      ...['run', `${project}:${target}`, '--exclude-task-dependencies', '--output-style=static'],
    ],
    cwd: context.root,
    env: {
      ...inheritedEnvironment(context.outerEnv),
      NX_DAEMON: 'false',
      NX_NO_CLOUD: 'true',
      NX_TUI: 'false',
      NG_CLI_ANALYTICS: 'false',
    },
    logDir: context.logDir,
    logName: `build-${project}`,
  });
}

async function runOnce(
  context: StackContext,
  name: string,
  program: string,
  args: readonly string[],
  how: Pick<ToolRun, 'watch' | 'behind'> = {},
): Promise<void> {
  await runTool({
    command: process.execPath,
    args: [join(context.root, program), ...args],
    cwd: context.root,
    env: {
      ...shopEnvironment(context.endpoints, context.topology, 'postgres', context.outerEnv),
      ...inheritedEnvironment(context.outerEnv),
      NODE_OPTIONS: '--enable-source-maps',
    },
    logDir: context.logDir,
    logName: name,
    ...how,
  });
}

interface Seeding {
  readonly finished: boolean;
}

/** Fills an empty shop. A seeding that was broken off is done again. */
async function seed(context: StackContext, options: StackOptions, task: Task): Promise<void> {
  if (!options.seed) return;
  const note = join(context.stateDir, 'seeding.json');
  const before = await readJson<Seeding>(note);
  const there = await productCount(context);
  const asManyAsWanted = options.products === undefined ? there > 0 : there === options.products;
  if (asManyAsWanted && before?.finished !== false) return;
  await writeFile(note, JSON.stringify({ finished: false } satisfies Seeding));
  task.update('filling the shop');
  const args = options.products === undefined ? [] : ['--products', String(options.products)];
  const log = logPath(context.logDir, 'seed');
  await runOnce(context, 'seed', 'dev/dist/catalogue/seed.main.js', args, {
    // A test's stack is waited for as a whole.
    behind: context.durable,
    watch: async () => {
      const [line] = await lastLines(log, 1);
      if (line !== undefined) task.update(`filling the shop: ${line.trim().slice(0, 60)}`);
      return 'go on';
    },
  });
  await writeFile(note, JSON.stringify({ finished: true } satisfies Seeding));
}

async function productCount(context: StackContext): Promise<number> {
  const [row] = await ask<{ count: string }>(
    context.endpoints.writerUrl,
    'select count(*) as count from catalog.product',
  );
  return Number(row?.count ?? 0);
}
