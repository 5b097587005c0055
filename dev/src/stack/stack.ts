import { setTimeout as pause } from 'node:timers/promises';
import { createContext, type Survey } from './context.ts';
import { serveControl, type ControlServer, type PartControl } from './control.ts';
import { runGraph, type GraphNode, type Outcome } from './graph.ts';
import { writeHandles, type Handles, type PartHandle, type ProcessHandle } from './handles.ts';
import {
  PROCESS_NAMES,
  Unavailable,
  type Part,
  type PartName,
  type StackContext,
} from './model.ts';
import { chosen, mustSell } from './plan.ts';
import { identify } from './process/identity.ts';
import { logPath } from './process/logs.ts';
import { PartRunner } from './process/part-runner.ts';
import { ProcessRecords } from './process/records.ts';
import { endRunningTools } from './process/tool.ts';
import type { Progress } from './report/progress.ts';
import { seconds } from './report/wording.ts';
import { demoCredentials } from './settings/credentials.ts';
import { shopEnvironment } from './settings/environment.ts';
import type { StackOptions } from './settings/options.ts';
import type { Step } from './steps.ts';

/** Stopped together, in this order: what serves people first, what keeps data last. */
const STOP_ORDER: readonly (readonly PartName[])[] = [
  ['storefront-ng', 'admin-ng'],
  ['storefront-api', 'admin-api', 'jobs', 'worker', 'search-indexer'],
  ['temporal', 'elasticsearch', 'keycloak', 'cloud-emulator', 'mailbox', 'partner-simulator'],
  ['postgres-reader'],
  ['postgres-writer'],
];

/** The local stack while it runs. Made by `Stack.prepare`, set going by `start`. */
export class Stack {
  readonly context: StackContext;
  readonly options: StackOptions;
  private readonly survey: Survey;
  private readonly progress: Progress;
  private readonly runners: ReadonlyMap<PartName, PartRunner>;
  private readonly steps: readonly Step[];
  private readonly stopping: AbortController;
  private readonly control: ControlServer;
  private readonly credentials: Handles['credentials'];
  private readonly failures: string[] = [];
  private readonly outcomes = new Map<string, Outcome>();
  private giveUp: (reason: string) => void = () => undefined;
  /** Resolves, with the reason, as soon as it is sure that the shop will not come up. */
  readonly lost = new Promise<string>((resolve) => {
    this.giveUp = resolve;
  });
  private writing: Promise<void> = Promise.resolve();
  private stopped: Promise<void> | undefined;

  private constructor(fields: StackFields) {
    this.context = fields.context;
    this.options = fields.options;
    this.survey = fields.survey;
    this.progress = fields.progress;
    this.steps = fields.steps;
    this.stopping = fields.stopping;
    this.control = fields.control;
    this.credentials = fields.credentials;
    const records = new ProcessRecords(fields.options.stateDir);
    this.runners = new Map(
      fields.parts.map((part) => [
        part.name,
        new PartRunner({
          part,
          context: fields.context,
          records,
          onChange: () => this.noteChange(),
        }),
      ]),
    );
    fields.control.serve((name) => this.part(name));
  }

  /** Looks at the machine and chooses ports. Ends first what an earlier, killed start left running. */
  static async prepare(root: string, options: StackOptions, progress: Progress): Promise<Stack> {
    const left = await new ProcessRecords(options.stateDir).endLeftovers();
    if (left.length > 0) progress.say(`Ended what an earlier start had left: ${left.join(', ')}.`);
    const stopping = new AbortController();
    const { parts, steps } = chosen(options);
    const { context, survey } = await createContext(root, options, parts, stopping.signal);
    const withKeycloak = context.endpoints.keycloakUrl !== '';
    return new Stack({
      context,
      options,
      survey,
      progress,
      parts,
      steps,
      stopping,
      control: await serveControl(),
      credentials: await demoCredentials(root, withKeycloak),
    });
  }

  get parts(): readonly Part[] {
    return [...this.runners.values()].map((runner) => runner.part);
  }

  get isStopping(): boolean {
    return this.stopping.signal.aborted;
  }

  get problems(): readonly string[] {
    return this.failures;
  }

  handles(): Handles {
    const processes: Partial<Record<PartName, ProcessHandle>> = {};
    for (const [name, { launch }] of this.runners) {
      if (launch !== undefined && (PROCESS_NAMES as readonly string[]).includes(name)) {
        processes[name] = launch;
      }
    }
    return {
      env: shopEnvironment(
        this.context.endpoints,
        this.context.topology,
        'postgres',
        this.context.outerEnv,
      ),
      parts: [...this.runners.values()].map((runner) => this.partHandle(runner)),
      credentials: this.credentials,
      processes,
      control: { url: this.control.url, token: this.control.token },
      supervisor: identify(process.pid) ?? { pid: process.pid, startedAt: '' },
      stopping: this.stopping.signal.aborted,
    };
  }

  /**
   * Starts everything that is not up yet. Resolves when each part is ready, absent or failed; `onReady`
   * tells them one by one.
   */
  async start(onReady: (name: PartName) => void = () => undefined): Promise<void> {
    const isDown = ({ name }: GraphNode): boolean =>
      (this.outcomes.get(name) ?? 'failed') === 'failed';
    const nodes = [
      ...this.steps.map((step) => this.stepNode(step)),
      ...[...this.runners.values()].map((runner) => this.partNode(runner, onReady)),
    ].filter(isDown);
    for (const runner of this.runners.values()) {
      if (nodes.some(({ name }) => name === runner.part.name)) runner.settle('starting', null);
    }
    for (const [name, outcome] of await runGraph(nodes)) this.outcomes.set(name, outcome);
    await this.writing;
  }

  wasStarted(name: PartName): boolean {
    return this.runners.get(name)?.isOurs === true;
  }

  part(name: PartName): PartControl {
    const runner = this.runners.get(name);
    if (runner === undefined) throw new Error(`This stack has no part "${name}".`);
    return {
      kill: () => runner.kill(),
      stop: () => runner.stop(),
      start: () => runner.restart(),
      restart: () => runner.restart(),
    };
  }

  /** Stops everything, in order. May be called at any time and more than once. */
  stop(): Promise<void> {
    this.stopped ??= this.stopAll();
    return this.stopped;
  }

  private async stopAll(): Promise<void> {
    this.stopping.abort();
    this.noteChange();
    endRunningTools();
    for (const names of STOP_ORDER) {
      await Promise.all(names.map((name) => this.runners.get(name)?.stop()));
    }
    this.control.close();
    await this.writing;
  }

  private stepNode(step: Step): GraphNode {
    return {
      name: step.name,
      needs: step.needs,
      run: async () => {
        try {
          await this.progress.during(step.name, step.title, (task) =>
            step.run(this.context, this.options, task),
          );
          return 'done';
        } catch (error) {
          this.fail(error);
          this.giveUp(`${step.title} failed`);
          return 'failed';
        }
      },
      skip: () => undefined,
    };
  }

  private partNode(runner: PartRunner, onReady: (name: PartName) => void): GraphNode {
    const { part } = runner;
    return {
      name: part.name,
      needs: part.needs,
      ...(part.after === undefined ? {} : { after: part.after }),
      run: () => this.bringUp(runner, onReady),
      skip: (outcome, because) => {
        runner.settle(outcome, `needs ${because}`);
      },
    };
  }

  private async bringUp(runner: PartRunner, onReady: (name: PartName) => void): Promise<Outcome> {
    const { part } = runner;
    const missing = this.survey.absent.get(part.name);
    if (missing !== undefined) return this.leaveOut(runner, missing);
    const since = performance.now();
    try {
      await this.progress.during(part.name, 'starting', async (task) => {
        const found = this.survey.found.get(part.name);
        if (found?.kind === 'external') return runner.adopt();
        runner.settle('starting', null);
        const installation = found?.installation ?? (await part.provision(this.context, task));
        if (this.stopping.signal.aborted) throw new Error('stopped');
        task.update('starting');
        return runner.start(installation);
      });
    } catch (error) {
      if (error instanceof Unavailable) return this.leaveOut(runner, error.message);
      if (runner.snapshot.state !== 'stopped') runner.settle('failed', firstLine(error));
      this.fail(error);
      if (part.requiredToSell) this.giveUp(`${part.name} did not come up`);
      return 'failed';
    }
    this.progress.say(`  ${part.name} is ready (${seconds(performance.now() - since)})`);
    onReady(part.name);
    return 'done';
  }

  private leaveOut(runner: PartRunner, reason: string): Outcome {
    const { part } = runner;
    runner.settle('absent', reason);
    if (part.requiredToSell && mustSell(this.options)) this.giveUp(`${part.name} cannot be had`);
    const pointer = part.locatedBy === undefined ? '' : ` Point to one by ${part.locatedBy}.`;
    this.progress.say(
      `  ${part.name} is left out: ${reason}. Without it: ${part.without}.${pointer}`,
    );
    return 'absent';
  }

  private fail(error: unknown): void {
    if (this.stopping.signal.aborted) return;
    const message = error instanceof Error ? error.message : String(error);
    this.failures.push(message);
    this.progress.say(`  ! ${message}`);
  }

  private partHandle({ part, snapshot }: PartRunner): PartHandle {
    return {
      name: part.name,
      state: snapshot.state,
      url: snapshot.state === 'absent' ? null : part.url(this.context),
      pid: snapshot.pid,
      title: part.title,
      reason: snapshot.reason,
      log: logPath(this.context.logDir, part.name),
    };
  }

  /** One write at a time, and always the newest state last. */
  private noteChange(): void {
    this.writing = this.writing
      .then(() => pause(0))
      .then(() => writeHandles(this.options.stateDir, this.handles()))
      .catch(() => undefined);
  }
}

interface StackFields {
  readonly context: StackContext;
  readonly options: StackOptions;
  readonly survey: Survey;
  readonly progress: Progress;
  readonly parts: readonly Part[];
  readonly steps: readonly Step[];
  readonly stopping: AbortController;
  readonly control: ControlServer;
  readonly credentials: Handles['credentials'];
}

function firstLine(error: unknown): string {
  return String(error instanceof Error ? error.message : error).split('\n')[0] ?? '';
}
