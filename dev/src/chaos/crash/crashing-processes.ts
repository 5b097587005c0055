import { spawn, type ChildProcess } from 'node:child_process';
import { createWriteStream, type WriteStream } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import type { TestStack } from '@green-apple/testing';
import type { ProcessHandle } from '../../stack/handles.ts';
import { CRASHING, type CrashProcess } from './crash-points.ts';

const HOOK = new URL('./crash-hook.js', import.meta.url).href;
const READY_WITHIN_MS = 60_000;

/** Outgoing calls give up early here, so that a run of minutes sees what else takes an hour. */
const IMPATIENT = {
  STRIPE_TIMEOUT_MS: '2000',
  RATE_LIMIT_BURST: '5000',
  RATE_LIMIT_PER_SECOND: '1000',
};

/**
 * Takes the place of a stack's own processes: the same programs with the same settings, which die where they
 * are told to and are started again at once.
 */
export class CrashingProcesses {
  readonly #stack: TestStack;
  readonly #launches: Readonly<Record<string, ProcessHandle | undefined>>;
  readonly #folder: string;
  readonly #log: WriteStream;
  readonly #children = new Map<CrashProcess, ChildProcess>();
  #deaths = 0;
  #leaving = false;

  constructor(
    stack: TestStack,
    launches: Readonly<Record<string, ProcessHandle | undefined>>,
    folder: string,
  ) {
    this.#stack = stack;
    this.#launches = launches;
    this.#folder = folder;
    this.#log = createWriteStream(join(folder, 'processes.log'));
  }

  get deaths(): number {
    return this.#deaths;
  }

  async takeOver(): Promise<void> {
    for (const name of CRASHING) {
      await this.#stack.control(name).stop();
      this.#start(name);
    }
    await Promise.all(CRASHING.map((name) => this.ready(name)));
  }

  #start(name: CrashProcess): void {
    const launch = this.#launches[name];
    if (launch === undefined) throw new Error(`this stack does not run ${name}`);
    const child = spawn(launch.command, [...launch.args], {
      cwd: launch.cwd,
      env: {
        ...launch.env,
        ...IMPATIENT,
        NODE_OPTIONS: `--enable-source-maps --import ${HOOK}`,
        CRASH_DIR: this.#folder,
        CRASH_PROCESS: name,
      },
      stdio: ['ignore', 'pipe', 'pipe'],
    });
    child.stdout.pipe(this.#log, { end: false });
    child.stderr.pipe(this.#log, { end: false });
    this.#children.set(name, child);
    child.once('exit', () => {
      if (this.#leaving) return;
      this.#deaths++;
      this.#start(name);
    });
  }

  kill(name: CrashProcess): void {
    this.#children.get(name)?.kill('SIGKILL');
  }

  /** Resolves when the process answers, in this life or the next. */
  async ready(name: CrashProcess): Promise<void> {
    const url = `http://127.0.0.1:${this.#launches[name]?.env['PORT']}/health/ready`;
    for (const end = performance.now() + READY_WITHIN_MS; performance.now() < end;) {
      try {
        const answer = await fetch(url, { signal: AbortSignal.timeout(1_000) });
        if (answer.ok) return;
      } catch {
        // Not yet there, or just dead.
      }
      await new Promise((resolve) => setTimeout(resolve, 200));
    }
    throw new Error(
      `${name} did not come up; see ${fileURLToPath(new URL(`file://${this.#folder}`))}`,
    );
  }

  /** Gives the stack its own processes back. */
  async handBack(): Promise<void> {
    this.#leaving = true;
    await Promise.all([...this.#children.values()].map(ended));
    this.#log.end();
    for (const name of CRASHING) await this.#stack.control(name).start();
  }
}

async function ended(child: ChildProcess): Promise<void> {
  if (child.exitCode !== null || child.signalCode !== null) return;
  const gone = new Promise<void>((resolve) => child.once('exit', () => resolve()));
  child.kill('SIGTERM');
  const timer = setTimeout(() => child.kill('SIGKILL'), 15_000);
  await gone;
  clearTimeout(timer);
}
