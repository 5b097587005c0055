import { spawn, type ChildProcess } from 'node:child_process';
import { closeSync } from 'node:fs';
import type { Installation, Launch, Part, PartState, StackContext } from '../model.ts';
import { Backoff } from './backoff.ts';
import { endsWithin, identify, sessionOf, signalOne, type ProcessIdentity } from './identity.ts';
import { lastLines, logPath, openLog } from './logs.ts';
import type { ProcessRecords } from './records.ts';
import { standBehind } from './stand-behind.ts';

export interface PartSnapshot {
  readonly state: PartState;
  readonly pid: number | null;
  /** Why it is not running, when it is not. */
  readonly reason: string | null;
}

interface RunnerInput {
  readonly part: Part;
  readonly context: StackContext;
  readonly records: ProcessRecords;
  readonly onChange: () => void;
}

/** Keeps one part running: starts it, waits until it serves, starts it again when it falls over. */
export class PartRunner {
  readonly part: Part;
  launch: Launch | undefined;
  private readonly context: StackContext;
  private readonly records: ProcessRecords;
  private readonly onChange: () => void;
  private readonly backoff = new Backoff();
  private installation: Installation | undefined;
  private child: ChildProcess | undefined;
  private identity: ProcessIdentity | undefined;
  private wanted = false;
  private fresh = true;
  private startedAt = 0;
  private pause: NodeJS.Timeout | undefined;
  private snapshotNow: PartSnapshot = { state: 'stopped', pid: null, reason: null };

  constructor({ part, context, records, onChange }: RunnerInput) {
    this.part = part;
    this.context = context;
    this.records = records;
    this.onChange = onChange;
  }

  get snapshot(): PartSnapshot {
    return this.snapshotNow;
  }

  /** Says what became of a part that will not be run here. */
  settle(state: PartState, reason: string | null): void {
    this.become(state, reason);
  }

  /** Starts it and resolves once it serves. Rejects when it gives up or takes too long. */
  async start(installation: Installation): Promise<void> {
    this.installation = installation;
    this.wanted = true;
    await this.spawnNow();
    await this.untilReady();
  }

  /** For a server somebody else runs: only waits until it serves. */
  async adopt(): Promise<void> {
    this.become('starting', null);
    await this.untilReady();
  }

  async stop(): Promise<void> {
    this.wanted = false;
    clearTimeout(this.pause);
    const identity = this.identity;
    if (identity !== undefined) {
      signalOne(identity.pid, this.part.stop.signal);
      await endsWithin(identity, this.part.stop.graceSeconds * 1000);
      // Whatever would not end, and what it started itself and left behind.
      for (const { pid } of sessionOf(identity)) signalOne(pid, 'SIGKILL');
      await endsWithin(identity, 5000);
      await this.records.drop(this.part.name);
    }
    this.identity = undefined;
    if (this.snapshotNow.state !== 'absent') this.become('stopped', null);
  }

  /** True when it has been started here before, so that it can be restarted. */
  get isOurs(): boolean {
    return this.installation !== undefined;
  }

  async restart(): Promise<void> {
    const installation = this.installation;
    if (installation === undefined) throw new Error(`${this.part.name} is not run by this stack`);
    await this.stop();
    this.backoff.forget();
    await this.start(installation);
  }

  /** Ends it the hard way. It is started again as after any crash. */
  async kill(): Promise<void> {
    const identity = this.identity;
    if (identity === undefined) return;
    this.become('starting', 'was killed');
    for (const { pid } of sessionOf(identity)) signalOne(pid, 'SIGKILL');
    await endsWithin(identity, 5000);
  }

  private async spawnNow(): Promise<void> {
    if (this.installation === undefined) return;
    this.become('starting', null);
    const launch = await this.part.start(this.context, this.installation);
    this.launch = launch;
    if (!this.wanted) return;
    const log = openLog(this.context.logDir, this.part.name, this.fresh);
    this.fresh = false;
    // Its own group: Ctrl-C in the terminal reaches the starter alone, which then stops all in order.
    const child = spawn(launch.command, launch.args, {
      cwd: launch.cwd,
      env: { ...launch.env },
      detached: true,
      stdio: ['ignore', log, log],
      ...launch.identity,
    });
    closeSync(log);
    this.child = child;
    this.startedAt = performance.now();
    child.once('error', (error) => this.ended(child, error.message));
    child.once('exit', (code, signal) => {
      this.ended(child, signal === null ? `ended with code ${code}` : `was ended by ${signal}`);
    });
    if (child.pid === undefined) return;
    // A test's stack is waited for by the tests, whatever of it they ask.
    if (this.part.behind && this.context.durable) standBehind(child.pid);
    this.identity = identify(child.pid);
    await this.records.keep(this.part.name, child.pid, this.part.stop.signal);
    this.become('starting', null);
  }

  private ended(child: ChildProcess, reason: string): void {
    if (child !== this.child) return;
    this.child = undefined;
    const identity = this.identity;
    if (!this.wanted) return;
    this.identity = undefined;
    if (identity !== undefined) {
      for (const { pid } of sessionOf(identity)) signalOne(pid, 'SIGKILL');
    }
    const pause = this.backoff.afterCrash(performance.now() - this.startedAt);
    if (pause === undefined) {
      this.wanted = false;
      this.become('failed', `${reason}, several times in a row`);
      return;
    }
    this.become('starting', reason);
    this.pause = setTimeout(() => {
      this.spawnNow()
        .then(() => this.untilReady())
        .catch(() => undefined);
    }, pause);
  }

  private async untilReady(): Promise<void> {
    const deadline = performance.now() + this.part.readyWithinSeconds * 1000;
    for (;;) {
      if (this.snapshotNow.state === 'failed') throw await this.failure();
      if (this.snapshotNow.state === 'stopped') throw new Error(`${this.part.name} was stopped`);
      const serves = await this.part.ready(this.context).catch(() => false);
      if (serves && this.snapshotNow.state === 'starting') {
        this.become('ready', null);
        return;
      }
      if (this.snapshotNow.state === 'ready') return;
      if (performance.now() > deadline) {
        await this.stop();
        this.become('failed', `did not serve within ${this.part.readyWithinSeconds} s`);
        throw await this.failure();
      }
      await new Promise((resolve) => setTimeout(resolve, 120));
    }
  }

  private async failure(): Promise<Error> {
    const path = logPath(this.context.logDir, this.part.name);
    const lines = await lastLines(path, 12);
    return new Error(
      `${this.part.name} ${this.snapshotNow.reason ?? 'failed'}. Its log: ${path}\n` +
        lines.map((line) => `    ${line.slice(0, 300)}`).join('\n'),
    );
  }

  private become(state: PartState, reason: string | null): void {
    this.snapshotNow = { state, reason, pid: this.identity?.pid ?? null };
    this.onChange();
  }
}
