import { chmodSync, mkdtempSync, readdirSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { Children } from './children.ts';
import { failed, type Check, type Phase, type TestContext } from './context.ts';
import { closingLine, sum } from './counts.ts';
import { Misunderstood, parseOptions, USAGE, type TestOptions } from './options.ts';
import { REAL_PHASES, stopStacks } from './real-phases.ts';
import { describePhase, seconds } from './report.ts';
import { STATIC_PHASES } from './static-phases.ts';
import { readProjects, ROOT, type Project } from './workspace.ts';

const say = (line: string): void => void process.stdout.write(`${line}\n`);

function makeContext(options: TestOptions, projects: readonly Project[]): TestContext {
  const scratch = mkdtempSync(join(tmpdir(), 'green-apple-test-'));
  chmodSync(scratch, 0o755);
  const { projects: names } = options;
  return {
    root: ROOT,
    options,
    projects,
    chosen: projects.filter(({ name }) => names.length === 0 || names.includes(name)),
    children: new Children(),
    scratch,
    say,
  };
}

async function runPhase(phase: Phase, context: TestContext): Promise<Check[]> {
  say(`\n── ${phase.title} ──`);
  const since = performance.now();
  let checks: Check[];
  try {
    checks = await phase.run(context);
  } catch (error) {
    const stack = error instanceof Error ? error.stack : String(error);
    checks = [failed(phase.name, 'the phase itself broke', stack)];
  }
  say(describePhase(checks, performance.now() - since));
  return checks;
}

/** Ctrl-C, a polite kill or the death of whoever started this: end all that was started, then go. */
function endOnSignal({ children }: TestContext): void {
  let ending = false;
  const end = (code: number) => (): void => {
    if (ending) return;
    ending = true;
    say('\nStopping ...');
    void Promise.allSettled([children.stopAll(), stopStacks()]).then(() => process.exit(code));
  };
  process.on('SIGINT', end(130));
  process.on('SIGTERM', end(143));
  process.on('SIGHUP', end(129));
  process.on('disconnect', end(143));
  process.on('uncaughtException', (error) => {
    say(String(error.stack));
    end(1)();
  });
}

async function main(args: readonly string[]): Promise<number> {
  const projects = readProjects();
  const options = parseOptions(
    args,
    projects.map(({ name }) => name),
  );
  const context = makeContext(options, projects);
  endOnSignal(context);
  const since = performance.now();
  const checks: Check[] = [];
  for (const phase of [...STATIC_PHASES, ...REAL_PHASES])
    if (options.phases.includes(phase.name)) checks.push(...(await runPhase(phase, context)));
  const total = sum(checks.map(({ counts }) => counts));
  // Nothing looked at is nothing proven.
  const ok = total.failed === 0 && total.passed > 0;
  const worthKeeping = !ok && readdirSync(context.scratch).length > 0;
  if (!worthKeeping) rmSync(context.scratch, { recursive: true, force: true });
  else say(`\nLogs and data of the stacks: ${context.scratch}`);
  for (const { name, counts, reason } of checks)
    if (counts.failed > 0) say(`✗ ${name}${reason === undefined ? '' : `: ${reason}`}`);
  say(`\nTook ${seconds(performance.now() - since)}`);
  say(closingLine(total));
  return ok ? 0 : 1;
}

try {
  process.exitCode = await main(process.argv.slice(2));
} catch (error) {
  if (!(error instanceof Misunderstood)) throw error;
  process.stderr.write(`${error.message}\n\n${USAGE}`);
  process.exitCode = 2;
}
// The channel to the process that started this one would keep it alive.
process.exit();
