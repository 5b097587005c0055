import type { ProductIndex } from '@green-apple/search';

/** How long a process may still write to the indexes it knew of. A build waits for longer before it reads. */
export const TARGETS_KNOWN_MS = 1_000;

/** Indexes that changes go to, remembered for a second. */
export class WriteTargets {
  readonly #index: ProductIndex;
  #known: Promise<string[]> | null = null;
  #until = 0;

  constructor(index: ProductIndex) {
    this.#index = index;
  }

  current(now = performance.now()): Promise<string[]> {
    if (this.#known && now < this.#until) return this.#known;
    const asked = this.#index.targets();
    this.#known = asked;
    this.#until = now + TARGETS_KNOWN_MS;
    // A question that failed is asked again at once.
    asked.catch(() => this.forget());
    return asked;
  }

  forget(): void {
    this.#known = null;
  }
}
