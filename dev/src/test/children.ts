import { spawn, type ChildProcess } from 'node:child_process';

export interface Run {
  readonly command: string;
  readonly args: readonly string[];
  readonly cwd: string;
  readonly env?: Readonly<Record<string, string | undefined>>;
  readonly timeoutMs?: number;
  /** Sees the output as it comes. */
  readonly onOutput?: (text: string) => void;
}

export interface RunResult {
  readonly code: number;
  readonly output: string;
}

const KILL_AFTER_MS = 8_000;

/** The programs that this run has started. Each leads a process group, so that it ends with all its own. */
export class Children {
  readonly #running = new Set<ChildProcess>();
  #stopping = false;

  /** Runs a program to its end. A program that cannot be started has code 127, one cut off 124. */
  run({ command, args, cwd, env = {}, timeoutMs, onOutput }: Run): Promise<RunResult> {
    if (this.#stopping) return Promise.resolve({ code: 130, output: 'stopped' });
    const child = spawn(command, args, {
      cwd,
      env: { ...process.env, ...env },
      detached: true,
      stdio: ['ignore', 'pipe', 'pipe'],
    });
    this.#running.add(child);
    return new Promise((resolve) => {
      let output = '';
      let timedOut = false;
      const take = (chunk: Buffer): void => {
        output += chunk.toString();
        onOutput?.(chunk.toString());
      };
      child.stdout.on('data', take);
      child.stderr.on('data', take);
      const timer = timeoutMs && setTimeout(() => void ((timedOut = true), end(child)), timeoutMs);
      const done = (code: number): void => {
        clearTimeout(timer || undefined);
        this.#running.delete(child);
        resolve({ code, output: timedOut ? `${output}\ncut off after ${timeoutMs} ms` : output });
      };
      child.once('error', (error) => ((output += error.message), done(127)));
      child.once('close', (code, signal) => {
        // Whatever it left behind in its group goes with it.
        signalGroup(child, 'SIGKILL');
        done(timedOut ? 124 : (code ?? (signal === 'SIGINT' ? 130 : 143)));
      });
    });
  }

  /** Ends everything that still runs, politely first, and lets nothing new start. */
  async stopAll(): Promise<void> {
    this.#stopping = true;
    await Promise.all([...this.#running].map(end));
  }
}

async function end(child: ChildProcess): Promise<void> {
  if (child.exitCode !== null || child.signalCode !== null) return;
  const closed = new Promise<void>((resolve) => child.once('close', () => resolve()));
  signalGroup(child, 'SIGTERM');
  const timer = setTimeout(() => signalGroup(child, 'SIGKILL'), KILL_AFTER_MS);
  await closed;
  clearTimeout(timer);
}

function signalGroup(child: ChildProcess, signal: NodeJS.Signals): void {
  if (child.pid === undefined) return;
  try {
    process.kill(-child.pid, signal);
  } catch {
    // The whole group is gone already.
  }
}
