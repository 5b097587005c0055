import { chmodSync, mkdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { describeViolation } from '../proof/judge.ts';
import { StackUnderTest } from '../test/stack-under-test.ts';
import { ROOT } from '../test/workspace.ts';
import { Misunderstood, parseChaosOptions, USAGE, type ChaosOptions } from './options.ts';
import { makePlan, type ChaosPlan } from './plan.ts';
import { runChaos, type ChaosReport } from './run.ts';
import { tablesOf } from './tables.ts';

const say = (line: string): void => void process.stdout.write(`${line}\n`);
const PURCHASES_A_MINUTE = 60;
const SMALL_CATALOGUE = 96;
/** What takes part in an order; search and pages are left out. */
const PARTS = ['storefront-api', 'admin-api', 'jobs', 'worker', 'mailbox'];

/** Where what is needed to understand a failure is kept, by seed. */
function folderOf({ seed }: ChaosOptions): string {
  const folder = join(ROOT, '.stack', 'chaos', `${seed}-${Date.now()}`);
  mkdirSync(join(folder, 'stack'), { recursive: true });
  // Postgres refuses root and runs as another user, who must be able to get there.
  chmodSync(join(folder, 'stack'), 0o755);
  return folder;
}

async function run(options: ChaosOptions): Promise<number> {
  const folder = folderOf(options);
  const plan = makePlan({
    seed: options.seed,
    trafficMs: options.minutes * 60_000,
    purchases: Math.ceil(options.minutes * PURCHASES_A_MINUTE),
    crashes: Math.ceil(options.minutes * 20),
    kills: Math.ceil(options.minutes * 2),
  });
  writeFileSync(join(folder, 'plan.json'), JSON.stringify(plan, null, 2));
  say(
    `Chaos with seed ${options.seed}: ${plan.purchases.length} purchases, ${plan.incidents.length} incidents in ${options.minutes} min.`,
  );
  const stack = new StackUnderTest({
    root: ROOT,
    stateDir: join(folder, 'stack'),
    serversOnly: false,
    products: SMALL_CATALOGUE,
    only: PARTS,
    build: true,
    say,
  });
  const owned = options.stack === undefined;
  process.once('SIGINT', () => void (owned ? stack.stop() : undefined));
  process.once('SIGTERM', () => void (owned ? stack.stop() : undefined));
  try {
    if (owned) await stack.start();
    const handlesPath = options.stack ?? stack.handlesPath;
    // Staff sign in as the shared helpers do, which find the stack by this.
    process.env['GREEN_APPLE_STACK'] = handlesPath;
    const report = await runChaos({ handlesPath, folder, plan, say });
    return tell(report, plan, folder);
  } finally {
    if (owned) await stack.stop();
  }
}

function tell(report: ChaosReport, plan: ChaosPlan, folder: string): number {
  const { violations, missed, unwatched, restless, lost } = report;
  say(`\n${tablesOf(report, plan)}\n`);
  if (unwatched.length > 0) say(`No crash point is known for: ${unwatched.join(', ')}.`);
  if (missed.length > 0) say(`Armed and not come by: ${missed.join(', ')}.`);
  for (const name of lost) say(`  lost: ${name}`);
  if (restless !== null) say(`  not quiet in time: ${restless}`);
  for (const violation of violations) say(`  ${describeViolation(violation)}`);
  const well =
    [violations, lost, unwatched].every((each) => each.length === 0) && restless === null;
  if (!well) writeFileSync(join(folder, 'snapshot.json'), JSON.stringify(report, null, 2));
  say(
    well
      ? 'Every promise was kept.'
      : `Again with: npm run chaos -- --seed ${plan.seed} --minutes ${plan.trafficMs / 60_000}. What was found: ${folder}`,
  );
  return well ? 0 : 1;
}

try {
  process.exitCode = await run(parseChaosOptions(process.argv.slice(2)));
} catch (error) {
  say(error instanceof Misunderstood ? `${error.message}\n${USAGE}` : String(error));
  process.exitCode = error instanceof Misunderstood ? 2 : 1;
}
process.exit();
