import type { SearchClient } from './search-client.ts';

const KEPT_MS = 60_000;
const DEADLINE_MS = 2_000;

/** How many products the index holds, known from a minute ago at the most; only the first who asks waits for it. */
export class IndexSize {
  readonly #client: SearchClient;
  readonly #alias: string;
  readonly #clock: () => number;
  #known: number | null = null;
  #freshUntil = -Infinity;
  #counting: Promise<number> | null = null;

  /** `clock` tells monotonic milliseconds. */
  constructor(client: SearchClient, alias: string, clock: () => number = () => performance.now()) {
    this.#client = client;
    this.#alias = alias;
    this.#clock = clock;
  }

  /** Throws what the engine's client throws when it has never been known. */
  async current(): Promise<number> {
    if (this.#clock() >= this.#freshUntil) {
      this.#counting ??= this.#count().finally(() => (this.#counting = null));
      if (this.#known === null) return this.#counting;
      // Whoever asks meanwhile goes by what was known.
      this.#counting.catch(() => undefined);
    }
    return this.#known ?? 0;
  }

  async #count(): Promise<number> {
    const { count } = await this.#client.count(
      { index: this.#alias },
      { requestTimeout: DEADLINE_MS, maxRetries: 0 },
    );
    this.#known = count;
    this.#freshUntil = this.#clock() + KEPT_MS;
    return count;
  }
}
