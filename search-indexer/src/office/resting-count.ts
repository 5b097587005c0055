/** It may take so much of the time. */
const SHARE = 0.01;

/**
 * A number that takes long to find out, kept for a hundred times as long as it took: of a small catalogue it is always the
 * present one, and a large one is not counted all the time.
 */
export class RestingCount {
  readonly #count: () => Promise<number>;
  readonly #clock: () => number;
  #known: { readonly count: number; readonly until: number } | null = null;

  /** `clock` tells monotonic milliseconds. */
  constructor(count: () => Promise<number>, clock: () => number = () => performance.now()) {
    this.#count = count;
    this.#clock = clock;
  }

  async now(): Promise<number> {
    const begun = this.#clock();
    if (this.#known !== null && begun < this.#known.until) return this.#known.count;
    const count = await this.#count();
    const ended = this.#clock();
    this.#known = { count, until: ended + (ended - begun) / SHARE };
    return count;
  }
}
