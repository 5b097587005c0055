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
    const running = bringUp(stack, progress, elapsed);
    const outcome = await Promise.race([running, told]);
    if (outcome === 'failed') return 1;
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

async function bringUp(
  stack: Stack,
  progress: Progress,
  elapsed: () => string,
): Promise<'up' | 'failed'> {
  const waitedFor = new Set(SELLING);
  const outcomes = await stack.start((name) => {
    if (!waitedFor.delete(name) || waitedFor.size > 0) return;
    progress.say(
      `\n  The shop is open: ${stack.context.endpoints.storefrontUrl}  (${elapsed()})\n`,
    );
  });
  const { options } = stack;
  const whole = !options.serversOnly && options.only.length === 0;
  const lost = stack.parts.filter(({ name, requiredToSell }) => {
    const outcome = outcomes.get(name);
    return requiredToSell && (outcome === 'failed' || (whole && outcome === 'absent'));
  });
  const stepFailed = [...outcomes].some(
    ([name, outcome]) => outcome === 'failed' && !stack.parts.some((part) => part.name === name),
  );
  progress.say(welcome(stack.handles(), stack.context.logDir));
  if ((lost.length > 0 || stepFailed) && !options.watch) {
    const names = lost.map(({ name }) => name).join(', ');
    progress.say(`\n  The shop cannot sell${names === '' ? '' : ` without ${names}`}. See above.`);
    return 'failed';
  }
  const rest =
    stack.problems.length === 0 ? '' : ` except for ${stack.problems.length} problem(s) above`;
  progress.say(`\n  Everything is up${rest} (${elapsed()}). Ctrl-C stops it.`);
  return 'up';
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
