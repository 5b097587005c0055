/** How many of the last changes tell how fresh the index is. */
const REMEMBERED = 500;

export interface FreshnessReport {
  /** Changes taken in since the process began. */
  readonly changes: number;
  /** From the change to its being in the index, over the last changes; null before the first. */
  readonly medianMs: number | null;
  readonly worstMs: number | null;
  readonly lastAt: string | null;
}

/** Measures how long changes take from the writer's clock to the index. */
export class Freshness {
  #changes = 0;
  #lags: number[] = [];
  #lastAt: string | null = null;

  /** `changedAt` is the event's time, `now` the moment the index took it; both ISO 8601. */
  took(changedAt: string, now: string): void {
    this.#changes += 1;
    this.#lastAt = now;
    this.#lags.push(Math.max(0, Date.parse(now) - Date.parse(changedAt)));
    if (this.#lags.length > REMEMBERED) this.#lags.shift();
  }

  report(): FreshnessReport {
    const sorted = this.#lags.toSorted((a, b) => a - b);
    return {
      changes: this.#changes,
      medianMs: sorted[Math.floor(sorted.length / 2)] ?? null,
      worstMs: sorted.at(-1) ?? null,
      lastAt: this.#lastAt,
    };
  }
}
