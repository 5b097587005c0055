import { bar, seconds } from './wording.ts';

/** One thing under way. `update` may be called as often as one likes. */
export interface Task {
  update(text: string): void;
  /** Bytes, or anything else that is counted. */
  count(text: string, done: number, total: number | undefined): void;
}

interface Active {
  readonly name: string;
  readonly since: number;
  text: string;
}

interface Output {
  write(text: string): unknown;
  readonly isTTY?: boolean;
  readonly columns?: number;
}

const TERMINAL_MS = 200;
const PLAIN_MS = 3000;

/**
 * Shows what is under way: a live block at the foot of a terminal, a line every few seconds elsewhere.
 * A step of some length never leaves the reader without news.
 */
export class Progress {
  private readonly output: Output;
  private readonly active = new Set<Active>();
  private readonly live: boolean;
  private drawn = 0;
  private timer: NodeJS.Timeout | undefined;

  constructor(output: Output = process.stdout) {
    this.output = output;
    this.live = output.isTTY === true;
  }

  /** Runs `work` and shows it meanwhile. Says at its end how long it took, when that was noticeable. */
  async during<T>(name: string, text: string, work: (task: Task) => Promise<T>): Promise<T> {
    const active: Active = { name, since: performance.now(), text };
    this.active.add(active);
    this.keepDrawing();
    try {
      return await work({
        update: (now) => {
          active.text = now;
        },
        count: (now, done, total) => {
          active.text = `${now} ${bar(done, total)}`;
        },
      });
    } finally {
      this.active.delete(active);
      this.redraw();
      this.restWhenIdle();
    }
  }

  /** A line that stays. */
  say(line: string): void {
    this.erase();
    this.output.write(`${line}\n`);
    this.redraw();
  }

  close(): void {
    this.active.clear();
    this.erase();
    this.restWhenIdle();
  }

  private keepDrawing(): void {
    this.timer ??= setInterval(
      () => (this.live ? this.redraw() : this.tell()),
      this.live ? TERMINAL_MS : PLAIN_MS,
    );
    this.timer.unref();
    if (this.live) this.redraw();
  }

  private restWhenIdle(): void {
    if (this.active.size > 0) return;
    clearInterval(this.timer);
    this.timer = undefined;
  }

  private tell(): void {
    const now = performance.now();
    const parts = [...this.active].map(
      ({ name, text, since }) => `${name}: ${text}, ${seconds(now - since)}`,
    );
    if (parts.length > 0) this.output.write(`  … ${parts.join(' | ')}\n`);
  }

  private redraw(): void {
    if (!this.live) return;
    this.erase();
    const now = performance.now();
    // A terminal of unknown width says 0.
    const width = (this.output.columns || 80) - 1;
    for (const { name, text, since } of this.active) {
      const line = `  ${name.padEnd(18)} ${text}  ${seconds(now - since)}`;
      this.output.write(`${line.slice(0, width)}\n`);
      this.drawn += 1;
    }
  }

  private erase(): void {
    if (this.drawn > 0) this.output.write(`\u001b[${this.drawn}A\u001b[0J`);
    this.drawn = 0;
  }
}
