import type { SearchClient } from '../engine/search-client.ts';
import { DEFINITION_HASH } from './index-definition.ts';

const KEPT_MS = 60_000;
const DEADLINE_MS = 2_000;

export interface IndexFacts {
  readonly products: number;
  /** It was made by another release: what one column of this one holds stands in several there. */
  readonly isApart: boolean;
}

/** What searches have to know of the index, from a minute ago at the most; only the first who asks waits for it. */
export class ServingIndex {
  readonly #client: SearchClient;
  readonly #alias: string;
  readonly #clock: () => number;
  #known: IndexFacts | null = null;
  #freshUntil = -Infinity;
  #reading: Promise<IndexFacts> | null = null;

  /** `clock` tells monotonic milliseconds. */
  constructor(client: SearchClient, alias: string, clock: () => number = () => performance.now()) {
    this.#client = client;
    this.#alias = alias;
    this.#clock = clock;
  }

  /** Throws what the engine's client throws when it has never been known. */
  async facts(): Promise<IndexFacts> {
    const known = this.#known;
    if (known !== null && this.#clock() < this.#freshUntil) return known;
    this.#reading ??= this.#read().finally(() => (this.#reading = null));
    if (known === null) return this.#reading;
    // Whoever asks meanwhile goes by what was known.
    this.#reading.catch(() => undefined);
    return known;
  }

  async #read(): Promise<IndexFacts> {
    const index = this.#alias;
    const within = { requestTimeout: DEADLINE_MS, maxRetries: 0 } as const;
    const [{ count }, found] = await Promise.all([
      this.#client.count({ index }, within),
      this.#client.indices.getMapping({ index }, within),
    ]);
    const isApart = Object.values(found).some(
      ({ mappings }) => mappings._meta?.['definition'] !== DEFINITION_HASH,
    );
    this.#known = { products: count, isApart };
    this.#freshUntil = this.#clock() + KEPT_MS;
    return this.#known;
  }
}
