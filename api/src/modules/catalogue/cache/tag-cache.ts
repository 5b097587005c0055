export interface CacheEntry<Value> {
  readonly value: Value;
  /** What the value was made of; dropping any of them drops it. */
  readonly tags: readonly string[];
}

interface Stored<Value> extends CacheEntry<Value> {
  readonly until: number;
}

export interface TagCacheOptions {
  /** Oldest entries go when there are more. */
  readonly capacity?: number;
  /** Monotonic milliseconds. */
  readonly clock?: () => number;
}

/**
 * Keeps answers for seconds. One load per key at a time, however many ask; an answer whose load began
 * before a drop is handed to those who waited for it, but not kept. What fails is never kept.
 */
export class TagCache<Value> {
  readonly #capacity: number;
  readonly #clock: () => number;
  readonly #stored = new Map<string, Stored<Value>>();
  readonly #loading = new Map<string, Promise<Value>>();
  #drops = 0;

  constructor(options: TagCacheOptions = {}) {
    this.#capacity = options.capacity ?? 2_000;
    this.#clock = options.clock ?? (() => performance.now());
  }

  async get(key: string, ttlMs: number, load: () => Promise<CacheEntry<Value>>): Promise<Value> {
    const stored = this.#stored.get(key);
    if (stored && this.#clock() < stored.until) return stored.value;
    const loading = this.#loading.get(key);
    if (loading) return loading;
    const started = this.#load(key, ttlMs, load);
    this.#loading.set(key, started);
    return started;
  }

  /** Drops everything made of any of `tags`. */
  drop(tags: readonly string[]): void {
    this.#forgetLoads();
    const gone = new Set(tags);
    for (const [key, stored] of this.#stored)
      if (stored.tags.some((tag) => gone.has(tag))) this.#stored.delete(key);
  }

  clear(): void {
    this.#forgetLoads();
    this.#stored.clear();
  }

  /** Loads under way may have read what is now out of date: nobody else joins them. */
  #forgetLoads(): void {
    this.#drops++;
    this.#loading.clear();
  }

  async #load(key: string, ttlMs: number, load: () => Promise<CacheEntry<Value>>): Promise<Value> {
    const dropsBefore = this.#drops;
    try {
      const { value, tags } = await load();
      if (dropsBefore === this.#drops)
        this.#keep(key, { value, tags, until: this.#clock() + ttlMs });
      return value;
    } finally {
      if (dropsBefore === this.#drops) this.#loading.delete(key);
    }
  }

  #keep(key: string, entry: Stored<Value>): void {
    this.#stored.delete(key);
    this.#stored.set(key, entry);
    const [oldest] = this.#stored.keys();
    if (this.#stored.size > this.#capacity && oldest !== undefined) this.#stored.delete(oldest);
  }
}
