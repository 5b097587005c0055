import { chmodSync, mkdirSync } from 'node:fs';
import { join } from 'node:path';
import { failed, passed, type Check, type Phase, type TestContext } from './context.ts';
import { runNx } from './nx-run.ts';
import { missingBrowser } from './prerequisites.ts';
import { runSpecs } from './spec-run.ts';
import { StackUnderTest } from './stack-under-test.ts';
import { sourcesEnding, type Project } from './workspace.ts';

/** Enough for every kind of page and quick to put in. */
const SMALL_CATALOGUE = 96;

/** Stacks that a run has started and not yet stopped. */
const stacks = new Set<StackUnderTest>();

/** Ends every stack of this run: for Ctrl-C and crashes. */
export async function stopStacks(): Promise<void> {
  await Promise.all([...stacks].map((stack) => stack.stop()));
}

interface StackedRun {
  readonly name: string;
  readonly serversOnly: boolean;
  readonly run: (handlesPath: string) => Promise<Check[]>;
}

/** Starts a stack, runs something on it, stops it; each of the three is looked at. */
async function onStack(context: TestContext, { name, serversOnly, run }: StackedRun) {
  const stateDir = join(context.scratch, name);
  mkdirSync(stateDir);
  // Postgres refuses root and runs as another user, who must be able to get there.
  chmodSync(stateDir, 0o755);
  const stack = new StackUnderTest({
    root: context.root,
    stateDir,
    serversOnly,
    say: context.say,
    ...(serversOnly ? {} : { products: SMALL_CATALOGUE }),
  });
  stacks.add(stack);
  const checks: Check[] = [];
  try {
    await stack.start();
    checks.push(passed(`stack for ${name} is up`));
    checks.push(...(await run(stack.handlesPath)));
  } catch (error) {
    checks.push(
      failed(`stack for ${name}`, error instanceof Error ? error.message : String(error)),
    );
  } finally {
    const left = await stack.stop();
    stacks.delete(stack);
    checks.push(
      left.length === 0
        ? passed(`stack for ${name} leaves no process`)
        : failed(`stack for ${name}`, `left processes: ${left.join(', ')}`),
    );
  }
  return checks;
}

const withSources = ({ root, chosen }: TestContext, suffix: string): Project[] =>
  chosen.filter(({ folder }) => sourcesEnding(root, folder, suffix).length > 0);

/** Builds what a run without the build phase needs; answered from the cache where nothing has changed. */
async function buildFirst(
  context: TestContext,
  needed: (project: Project) => boolean,
): Promise<Check[]> {
  if (context.options.phases.includes('build')) return [];
  const { code, output } = await runNx(
    context,
    ['build', 'bundle'],
    context.projects.filter(needed),
  );
  return code === 0 ? [] : [failed('build', 'what the specs need does not compile', output)];
}

const integration: Phase = {
  name: 'int',
  title: 'int: real servers on free ports, a database per suite',
  async run(context) {
    const projects = withSources(context, '.int.spec.ts');
    if (projects.length === 0) return [];
    const broken = await buildFirst(
      context,
      (project) => project.name === 'persistence' || projects.includes(project),
    );
    const checks = await onStack(context, {
      name: 'int',
      serversOnly: true,
      run: async (handlesPath) => {
        const suites: Check[] = [];
        for (const { name, folder } of projects) {
          context.say(`    ${name} ...`);
          suites.push(
            await runSpecs({
              ...context,
              seed: context.options.seed,
              name: `${name}:int-test`,
              glob: `${folder}/dist/**/*.int.spec.js`,
              env: { GREEN_APPLE_STACK: handlesPath },
            }),
          );
        }
        return suites;
      },
    });
    return [...broken, ...checks];
  },
};

const journeys: Phase = {
  name: 'e2e',
  title: 'e2e: journeys in a browser through the whole shop, then a short chaos',
  async run(context) {
    const missing = missingBrowser();
    if (missing !== undefined) return [failed('journeys', missing)];
    const broken = await buildFirst(context, ({ targets }) => targets.includes('build'));
    const checks = await onStack(context, {
      name: 'e2e',
      serversOnly: false,
      run: async (handlesPath) => [
        await runSpecs({
          ...context,
          seed: context.options.seed,
          name: 'journeys',
          glob: 'e2e/dist/**/*.e2e.spec.js',
          env: { GREEN_APPLE_STACK: handlesPath },
        }),
        // After the journeys: it takes the stack's processes and kills them.
        await runSpecs({
          ...context,
          seed: context.options.seed,
          name: 'chaos',
          glob: 'dev/dist/chaos/*.e2e.spec.js',
          env: { GREEN_APPLE_STACK: handlesPath },
        }),
      ],
    });
    return [...broken, ...checks];
  },
};

export const REAL_PHASES: readonly Phase[] = [integration, journeys];
