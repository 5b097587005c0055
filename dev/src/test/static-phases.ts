import { join } from 'node:path';
import { failed, passed, type Check, type Phase, type TestContext } from './context.ts';
import { judge } from './counts.ts';
import { runNx, type NxRun } from './nx-run.ts';
import { missingBrowser } from './prerequisites.ts';
import { regressions } from './regressions.ts';
import { deleteStaleSpecs } from './stale-specs.ts';
import { sourcesEnding, type Project } from './workspace.ts';

const MINUTE = 60_000;

/** One check for each task that should have run. */
function taskChecks(nx: NxRun, expected: readonly string[]): Check[] {
  const checks = expected.map((task) => {
    const block = nx.blocks.get(task);
    if (nx.failed.has(task)) return failed(task, 'failed', block);
    return block === undefined ? failed(task, 'was not run') : passed(task);
  });
  const explained = nx.code === 0 || checks.some(({ counts }) => counts.failed > 0);
  return explained ? checks : [...checks, failed('nx', `ended with code ${nx.code}`, nx.output)];
}

const tasksOf = (projects: readonly Project[], target: string): string[] =>
  projects.filter(({ targets }) => targets.includes(target)).map(({ name }) => `${name}:${target}`);

const format: Phase = {
  name: 'format',
  title: 'format: prettier',
  async run({ root, children }) {
    const { code, output } = await children.run({
      command: join(root, 'node_modules', '.bin', 'prettier'),
      args: ['--check', '.', '--log-level', 'warn'],
      cwd: root,
      timeoutMs: 5 * MINUTE,
    });
    return [code === 0 ? passed('prettier') : failed('prettier', 'npm run format helps', output)];
  },
};

const lint: Phase = {
  name: 'lint',
  title: 'lint: eslint, boundaries included',
  async run(context) {
    return taskChecks(
      await runNx(context, ['lint'], context.chosen),
      tasksOf(context.chosen, 'lint'),
    );
  },
};

const BUILD_TARGETS = ['build', 'bundle'] as const;

const build: Phase = {
  name: 'build',
  title: 'build: types, workflow bundle, both Angular apps',
  async run(context) {
    tidy(context);
    const expected = BUILD_TARGETS.flatMap((target) => tasksOf(context.chosen, target));
    const nx = await runNx(context, BUILD_TARGETS, context.chosen);
    tidy(context);
    return taskChecks(nx, expected);
  },
};

function tidy({ root, projects, say }: TestContext): void {
  for (const file of deleteStaleSpecs(root, projects)) say(`    deleted stale ${file}`);
}

const unit: Phase = {
  name: 'unit',
  title: 'unit: jasmine, and karma for the Angular apps',
  async run(context) {
    tidy(context);
    const nx = await runNx(context, ['test'], context.chosen);
    const checks = tasksOf(context.chosen, 'test').map((task): Check => {
      const block = nx.blocks.get(task);
      if (block === undefined) return failed(task, missingBrowserOr(context, task));
      const verdict = judge(block, nx.failed.has(task) ? 1 : 0);
      return { name: task, ...verdict, output: block };
    });
    // Here and not in a spec alone: Nx would answer from its cache when a test elsewhere is renamed.
    const whole = context.options.projects.length === 0;
    return [...checks, ...untested(context), ...(whole ? regressions(context.root) : [])];
  },
};

function missingBrowserOr({ chosen }: TestContext, task: string): string {
  const project = chosen.find(({ name }) => task.startsWith(`${name}:`));
  const browser = project?.tags.includes('runtime:browser') ? missingBrowser() : undefined;
  return browser ?? 'was not run, since something it builds on failed';
}

/** Specs of a project without a test target would never run. The Angular apps run those of `libs/ng`. */
function untested({ root, chosen }: TestContext): Check[] {
  return chosen
    .filter(({ tags, targets }) => !targets.includes('test') && !tags.includes('runtime:browser'))
    .filter(({ folder }) =>
      sourcesEnding(root, folder, '.spec.ts').some((file) => !/\.(int|e2e)\.spec\.ts$/.test(file)),
    )
    .map(({ name }) => failed(name, 'has specs but no target "test"'));
}

export const STATIC_PHASES: readonly Phase[] = [format, lint, build, unit];
