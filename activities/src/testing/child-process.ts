import { spawn, type ChildProcess } from 'node:child_process';
import { createInterface } from 'node:readline';
import { fileURLToPath } from 'node:url';

const ROOT = fileURLToPath(new URL('../../../', import.meta.url));
const LINES_KEPT = 200;

/** A process of ours, run as in production from its compiled form, on a port of its own choice. */
export class ShopProcess {
  readonly #child: ChildProcess;
  readonly #lines: string[] = [];
  readonly #ended: Promise<void>;

  constructor(program: string, env: Readonly<Record<string, string>>) {
    this.#child = spawn(process.execPath, [program], {
      cwd: ROOT,
      env: { PATH: process.env['PATH'] ?? '', PORT: '0', HOST: '127.0.0.1', ...env },
      stdio: ['ignore', 'pipe', 'pipe'],
    });
    this.#ended = new Promise((resolve) => this.#child.once('exit', () => resolve()));
    for (const stream of [this.#child.stdout, this.#child.stderr])
      if (stream !== null) createInterface(stream).on('line', (line) => this.#keep(line));
  }

  #keep(line: string): void {
    this.#lines.push(line);
    if (this.#lines.length > LINES_KEPT) this.#lines.shift();
  }

  /** Waits until the process says where it answers, and then until it is ready. */
  async ready(within = 60_000): Promise<string> {
    const deadline = performance.now() + within;
    while (performance.now() < deadline && this.#child.exitCode === null) {
      const url = this.#address();
      if (url !== undefined && (await answers(`${url}/health/ready`))) return url;
      await new Promise((resolve) => setTimeout(resolve, 50));
    }
    throw new Error(`a process did not become ready:\n${this.#lines.slice(-20).join('\n')}`);
  }

  #address(): string | undefined {
    for (const line of this.#lines) {
      const found = /"(?:url|health)":"(http:\/\/[^"]+)"/.exec(line);
      if (found !== null) return found[1]?.replace('[::1]', 'localhost');
    }
    return undefined;
  }

  get log(): readonly string[] {
    return this.#lines;
  }

  /** No goodbye: what a crash looks like. */
  async kill(): Promise<void> {
    this.#child.kill('SIGKILL');
    await this.#ended;
  }

  async stop(): Promise<void> {
    this.#child.kill('SIGTERM');
    await this.#ended;
  }
}

async function answers(url: string): Promise<boolean> {
  try {
    const reply = await fetch(url, { signal: AbortSignal.timeout(1_000) });
    return reply.ok;
  } catch {
    return false;
  }
}
