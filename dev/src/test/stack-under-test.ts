import { spawn, type ChildProcess } from 'node:child_process';
import { createWriteStream, existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';

const START_WITHIN_MS = 12 * 60_000;
const STOP_WITHIN_MS = 90_000;
const LOOK_EVERY_MS = 400;

interface PartNote {
  readonly name: string;
  readonly state: string;
  readonly pid: number | null;
  readonly reason?: string | null;
}

export interface StackRequest {
  readonly root: string;
  /** Its data, logs and handles; nobody else's. */
  readonly stateDir: string;
  /** Databases and servers alone, without our own processes. */
  readonly serversOnly: boolean;
  readonly products?: number;
  /** These parts and what they need; all when there is no list. */
  readonly only?: readonly string[];
  /** Builds what it runs; without it everything was built before. */
  readonly build?: boolean;
  readonly say: (line: string) => void;
}

/**
 * A stack of the test run's own, on free ports, started by the same command as `npm start`. It runs in
 * a process of its own that ends, with all its parts, when told to or when this process dies.
 */
export class StackUnderTest {
  readonly handlesPath: string;
  readonly #request: StackRequest;
  #starter: ChildProcess | undefined;
  #ended: Promise<number> = Promise.resolve(0);
  #pids: number[] = [];

  constructor(request: StackRequest) {
    this.#request = request;
    this.handlesPath = join(request.stateDir, 'handles.json');
  }

  /** Resolves when every part is ready. Throws, saying why, when one is not to be had. */
  async start(): Promise<void> {
    const { root, stateDir, serversOnly, products, only, build, say } = this.#request;
    const log = createWriteStream(`${stateDir}.log`);
    const starter = spawn(
      process.execPath,
      [
        ...['--enable-source-maps', '--conditions=@green-apple/source'],
        ...[join(root, 'dev/src/stack/cli.ts'), 'start', '--state', stateDir, '--free-ports'],
        // Mostly built before, all at once: a start beside compilers takes long.
        ...(build === true ? [] : ['--no-build']),
        ...(only === undefined ? [] : ['--only', only.join(',')]),
        ...(serversOnly ? ['--servers-only'] : []),
        ...(products === undefined ? [] : ['--products', String(products)]),
      ],
      // The channel tells the starter when this process is gone; its group keeps Ctrl-C from it.
      { cwd: root, detached: true, stdio: ['ignore', 'pipe', 'pipe', 'ipc'] },
    );
    this.#starter = starter;
    let tail = '';
    for (const stream of [starter.stdout, starter.stderr])
      stream?.on('data', (chunk: Buffer) => {
        log.write(chunk);
        const text = chunk.toString();
        tail = (tail + text).slice(-4_000);
        for (const line of text.split('\n')) if (line.trim() !== '') say(`    ${line}`);
      });
    this.#ended = new Promise((resolve) => {
      starter.once('error', () => resolve(127));
      starter.once('close', (code) => resolve(code ?? 1));
    });
    await this.#untilReady(() => tail);
  }

  async #untilReady(tail: () => string): Promise<void> {
    const deadline = performance.now() + START_WITHIN_MS;
    let code: number | undefined;
    void this.#ended.then((ended) => (code = ended));
    for (;;) {
      if (code !== undefined) throw new Error(`the stack ended with code ${code}:\n${tail()}`);
      const parts = this.#parts();
      const lost = parts.filter(({ state }) => state === 'absent' || state === 'failed');
      if (lost.length > 0)
        throw new Error(
          `the stack came up without ${lost.map(({ name, reason }) => `${name} (${reason ?? 'failed'})`).join(', ')}`,
        );
      if (parts.length > 0 && parts.every(({ state }) => state === 'ready')) break;
      if (performance.now() > deadline) throw new Error(`the stack was not up in time:\n${tail()}`);
      await new Promise((resolve) => setTimeout(resolve, LOOK_EVERY_MS));
    }
    this.#pids = this.#parts().flatMap(({ pid }) => (pid === null ? [] : [pid]));
  }

  #parts(): readonly PartNote[] {
    if (!existsSync(this.handlesPath)) return [];
    const handles = JSON.parse(readFileSync(this.handlesPath, 'utf8')) as { parts?: PartNote[] };
    return handles.parts ?? [];
  }

  /** Stops everything in order. Returns the processes that are still there afterwards: none, that is. */
  async stop(): Promise<number[]> {
    const starter = this.#starter;
    if (starter?.pid === undefined) return [];
    this.#starter = undefined;
    const known = new Set([...this.#pids, ...this.#parts().flatMap(({ pid }) => pid ?? [])]);
    starter.kill('SIGTERM');
    const timer = setTimeout(() => starter.kill('SIGKILL'), STOP_WITHIN_MS);
    await this.#ended;
    clearTimeout(timer);
    return [...known].filter(isRunning);
  }
}

function isRunning(pid: number): boolean {
  try {
    const stat = readFileSync(`/proc/${pid}/stat`, 'utf8');
    return stat.slice(stat.lastIndexOf(')') + 2)[0] !== 'Z';
  } catch {
    return false;
  }
}
