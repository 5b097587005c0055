import { readFileSync } from 'node:fs';
import { readStack, type TestStack } from '@green-apple/testing';
import { judge } from '../proof/judge.ts';
import { Observation } from '../proof/observation.ts';
import type { ClientRequest, Snapshot } from '../proof/snapshot.ts';
import { sumsBy } from '../proof/rules/tally.ts';
import type { Violation } from '../proof/violation.ts';
import type { ProcessHandle } from '../stack/handles.ts';
import { KNOWN_ACTIVITIES, type CrashPoint } from './crash/crash-points.ts';
import { CrashSwitch } from './crash/crash-switch.ts';
import { CrashingProcesses } from './crash/crashing-processes.ts';
import type { ChaosPlan, Incident } from './plan.ts';
import { untilQuiet } from './quiet.ts';
import { openTown } from './shop-floor.ts';
import { Shopper } from './shopper.ts';
import { purchase, type Town } from './story.ts';
import { Trouble } from './trouble.ts';

const QUIET_WITHIN_MS = 180_000;

export interface ChaosRequest {
  /** `handles.json` of the stack that has to bear it. */
  readonly handlesPath: string;
  /** For logs and marks of crashes. */
  readonly folder: string;
  readonly plan: ChaosPlan;
  readonly say: (line: string) => void;
}

export interface ChaosReport {
  readonly violations: readonly Violation[];
  readonly snapshot: Snapshot;
  readonly orders: number;
  /** Processes that died, at a point or by a kill. */
  readonly deaths: number;
  /** Points at which a process died. */
  readonly hits: readonly CrashPoint[];
  /** Activities that workers offer and that no point of ours stops. */
  readonly unwatched: readonly string[];
  /** How often partners misbehaved, by kind. */
  readonly faults: ReadonlyMap<string, number>;
  /** Points that were armed and that nobody came by. */
  readonly missed: readonly string[];
  /** What still moved when patience ended. */
  readonly restless: string | null;
  /** Shoppers that nobody answered. */
  readonly lost: readonly string[];
}

/** Traffic and trouble as planned, then peace, then judgement. */
export async function runChaos({
  handlesPath,
  folder,
  plan,
  say,
}: ChaosRequest): Promise<ChaosReport> {
  const stack = readStack(handlesPath);
  const begun = performance.now();
  const since = (): string => `${Math.round((performance.now() - begun) / 1_000)} s`;
  const crashes = new CrashSwitch(folder);
  const processes = new CrashingProcesses(stack, launchesOf(handlesPath), folder);
  const watch = await Observation.begin(stack);
  const town = await openTown(stack, plan);
  try {
    await processes.takeOver();
    const trouble = new Trouble({ stack, watch, processes, crashes });
    const { requests, lost } = await traffic(stack, plan, town, trouble, say);
    await trouble.end();
    say(
      `  ${requests.length} requests to place, ${processes.deaths} deaths in ${since()}; waiting`,
    );
    const restless = await untilQuiet(stack, watch, QUIET_WITHIN_MS);
    say(restless === null ? `  quiet after ${since()}` : `  not quiet: ${restless}`);
    const snapshot = await watch.snapshot({
      requests,
      scarce: [
        {
          variantId: town.scarce,
          units: plan.scarceUnits,
          buyers: plan.purchases.filter(({ scarce }) => scarce).length,
        },
      ],
      poison: trouble.poison,
      mailAnswersLost: processes.deaths > 0,
    });
    const armed = plan.incidents.flatMap((each) => (each.kind === 'crash' ? [each.point] : []));
    return {
      violations: judge(snapshot),
      snapshot,
      orders: snapshot.orders.length,
      deaths: processes.deaths,
      hits: crashes.hits(),
      unwatched: [...crashes.offered()].filter((name) => !KNOWN_ACTIVITIES.includes(name)),
      faults: faultsIn(snapshot),
      missed: armed
        .filter((point) => !crashes.wasHit(point))
        .map(({ process, name }) => `${process} ${name}`),
      restless,
      lost,
    };
  } finally {
    await processes.handBack();
    await town.close();
    await watch.close();
  }
}

function faultsIn({ journal }: Snapshot): ReadonlyMap<string, number> {
  const misbehaved = journal.flatMap(({ fault }) => fault ?? []);
  return sumsBy(
    misbehaved,
    (fault) => fault,
    () => 1,
  );
}

function launchesOf(handlesPath: string): Readonly<Record<string, ProcessHandle | undefined>> {
  const { processes } = JSON.parse(readFileSync(handlesPath, 'utf8')) as {
    processes?: Record<string, ProcessHandle>;
  };
  return processes ?? {};
}

async function traffic(
  stack: TestStack,
  plan: ChaosPlan,
  town: Town,
  trouble: Trouble,
  say: (line: string) => void,
): Promise<{ requests: ClientRequest[]; lost: string[] }> {
  const begun = performance.now();
  const at = async (atMs: number): Promise<void> => {
    const wait = begun + atMs - performance.now();
    if (wait > 0) await new Promise((resolve) => setTimeout(resolve, wait));
  };
  const requests: ClientRequest[] = [];
  const lost: string[] = [];
  const api = stack.needed('STOREFRONT_API_URL');
  const shopping = plan.purchases.map(async (each) => {
    await at(each.atMs);
    try {
      await purchase(each, new Shopper(api, each.bag, requests), town);
    } catch (error) {
      lost.push(error instanceof Error ? error.message : String(error));
    }
  });
  const happening = plan.incidents.map(async (incident) => {
    await at(incident.atMs);
    await attempt(() => trouble.cause(incident), incident, say);
  });
  await Promise.all([...shopping, ...happening]);
  return { requests, lost };
}

/** Trouble in making trouble is told and goes on: a process may be dead just now. */
async function attempt(
  cause: () => Promise<void>,
  { kind }: Incident,
  say: (line: string) => void,
): Promise<void> {
  try {
    await cause();
  } catch (error) {
    say(`  ${kind} did not work: ${error instanceof Error ? error.message : String(error)}`);
  }
}
