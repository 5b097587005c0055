const FIRST_PAUSE_MS = 500;
const LONGEST_PAUSE_MS = 8000;
const QUICK_MS = 20_000;
const CRASHES_BEFORE_GIVING_UP = 5;

/** Decides whether, and after which pause, a process that ended by itself is started again. */
export class Backoff {
  private quickCrashes = 0;

  /** The pause in milliseconds, or undefined when it has crashed quickly too often. */
  afterCrash(ranForMs: number): number | undefined {
    this.quickCrashes = ranForMs < QUICK_MS ? this.quickCrashes + 1 : 1;
    if (this.quickCrashes >= CRASHES_BEFORE_GIVING_UP) return undefined;
    return Math.min(LONGEST_PAUSE_MS, FIRST_PAUSE_MS * 2 ** (this.quickCrashes - 1));
  }

  forget(): void {
    this.quickCrashes = 0;
  }
}
