import { readHandles } from './handles.ts';
import type { PartName } from './model.ts';
import { endsWithin } from './process/identity.ts';
import { Progress } from './report/progress.ts';
import { seconds } from './report/wording.ts';
import type { StackOptions } from './settings/options.ts';
import { Stack } from './stack.ts';
import { statusTable } from './status.ts';
import { dropSupervisorLock, supervisorOf, takeSupervisorLock } from './supervisor-lock.ts';
import { watchSources } from './watch.ts';
import { welcome } from './welcome.ts';

/** Parts that must be ready before somebody can buy. */
const SELLING: readonly PartName[] = ['storefront-ng', 'storefront-api', 'jobs', 'worker'];
const STOPPING_MS = 30_000;

/** Starts everything and stays until told to stop. Resolves with the exit code. */
export async function startCommand(root: string, options: StackOptions): Promise<number> {
  const since = performance.now();
  const { stateDir } = options;
  const elapsed = (): string => seconds(performance.now() - since);
  if (!(await takeOver(stateDir))) return 0;
  const progress = new Progress();
  const told = untilToldToStop();
  let stack: Stack | undefined;
  try {
    stack = await Stack.prepare(root, options, progress);
    const lost = options.watch ? new Promise<never>(() => undefined) : stack.lost;
    const up = bringUp(stack, progress, elapsed).then(() => 'up' as const);
    const outcome = await Promise.race([up, told, lost]);
    if (outcome !== 'up' && outcome !== 'told') {
      progress.say(`\n  The shop will not come up: ${outcome}. See above.`);
      return 1;
    }
    if (outcome === 'up') {
      const watching = options.watch ? await watchSources(stack, progress) : undefined;
      await told;
      watching?.close();
    }
    return 0;
  } finally {
    progress.close();
    process.stdout.write('\nStopping ...\n');
    await stack?.stop();
    await dropSupervisorLock(stateDir);
    process.stdout.write('Stopped. Nothing is left running.\n');
  }
}

/** Another starter of the same folder is let finish when it is stopping; a running one is left alone. */
async function takeOver(stateDir: string): Promise<boolean> {
  if (await takeSupervisorLock(stateDir)) return true;
  const other = await supervisorOf(stateDir);
  const handles = await readHandles(stateDir);
  if (other !== undefined && handles?.stopping === true) {
    process.stdout.write('Waiting for the stack that is just stopping ...\n');
    await endsWithin(other, STOPPING_MS);
    if (await takeSupervisorLock(stateDir)) return true;
  }
  process.stdout.write(`The stack is running already (process ${other?.pid ?? '?'}).\n`);
  if (handles !== undefined) process.stdout.write(`${statusTable(handles.parts)}\n`);
  process.stdout.write('npm run stack -- stop ends it.\n');
  return false;
}

async function bringUp(stack: Stack, progress: Progress, elapsed: () => string): Promise<void> {
  const waitedFor = new Set(SELLING);
  await stack.start((name) => {
    if (!waitedFor.delete(name) || waitedFor.size > 0) return;
    progress.say(
      `\n  The shop is open: ${stack.context.endpoints.storefrontUrl}  (${elapsed()})\n`,
    );
  });
  if (stack.isStopping) return;
  const problems = stack.problems.length;
  const rest = problems === 0 ? '' : ` except for ${problems} problem(s) above`;
  progress.say(welcome(stack.handles(), stack.context.logDir));
  progress.say(`\n  Everything is up${rest} (${elapsed()}). Ctrl-C stops it.`);
}

/** Ctrl-C, a polite kill, or the death of the process that started this one. */
function untilToldToStop(): Promise<'told'> {
  return new Promise((resolve) => {
    for (const signal of ['SIGINT', 'SIGTERM', 'SIGHUP'] as const) {
      process.on(signal, () => resolve('told'));
    }
    process.once('disconnect', () => resolve('told'));
  });
}
