export interface CacheEntry<Value> {
  readonly value: Value;
  /** What the value was made of; dropping any of them drops it. */
  readonly tags: readonly string[];
}

interface Stored<Value> extends CacheEntry<Value> {
  readonly size: number;
  readonly freshUntil: number;
  readonly staleUntil: number;
}

export interface TagCacheOptions<Value> {
  /** What all entries together may take, in the unit of `sizeOf`; those not asked for longest go first. */
  readonly capacity?: number;
  /** One for each entry unless told. */
  readonly sizeOf?: (value: Value) => number;
  /**
   * For how long after a drop what is loaded may still be from before: copies follow the original. It is
   * then kept for a blink only. None unless told.
   */
  readonly settlingMs?: number;
  /** Monotonic milliseconds. */
  readonly clock?: () => number;
}

/** Long enough for one load to serve a crowd, short enough to be nothing to a person. */
const UNSETTLED_MS = 150;

/**
 * Keeps answers for seconds. One load per key at a time, however many ask. An answer whose time is over is
 * given for as long again while it is loaded anew, so that nobody waits for what is hot; a drop ends that.
 * An answer whose load began before a drop is handed to those who waited for it, but not kept. What fails
 * is never kept.
 */
export class TagCache<Value> {
  readonly #capacity: number;
  readonly #sizeOf: (value: Value) => number;
  readonly #settlingMs: number;
  readonly #clock: () => number;
  readonly #stored = new Map<string, Stored<Value>>();
  readonly #keysByTag = new Map<string, Set<string>>();
  readonly #loading = new Map<string, Promise<Value>>();
  readonly #droppedAt = new Map<string, number>();
  #clearedAt = -Infinity;
  #size = 0;
  #drops = 0;

  constructor(options: TagCacheOptions<Value> = {}) {
    this.#capacity = options.capacity ?? 2_000;
    this.#sizeOf = options.sizeOf ?? (() => 1);
    this.#settlingMs = options.settlingMs ?? 0;
    this.#clock = options.clock ?? (() => performance.now());
  }

  get size(): number {
    return this.#size;
  }

  async get(key: string, ttlMs: number, load: () => Promise<CacheEntry<Value>>): Promise<Value> {
    const stored = this.#stored.get(key);
    const now = this.#clock();
    if (stored && now < stored.staleUntil) {
      this.#stored.delete(key);
      this.#stored.set(key, stored);
      // A failure is seen by who has no answer yet; here there is one.
      if (now >= stored.freshUntil) this.#loadOnce(key, ttlMs, load).catch(() => undefined);
      return stored.value;
    }
    return this.#loadOnce(key, ttlMs, load);
  }

  /** Drops everything made of any of `tags`. */
  drop(tags: readonly string[]): void {
    this.#forgetLoads();
    const now = this.#clock();
    for (const [tag, at] of this.#droppedAt)
      if (now - at >= this.#settlingMs) this.#droppedAt.delete(tag);
    for (const tag of tags) {
      this.#droppedAt.set(tag, now);
      for (const key of this.#keysByTag.get(tag) ?? []) this.#remove(key);
    }
  }

  clear(): void {
    this.#forgetLoads();
    this.#clearedAt = this.#clock();
    this.#stored.clear();
    this.#keysByTag.clear();
    this.#size = 0;
  }

  /** Loads under way may have read what is now out of date: nobody else joins them. */
  #forgetLoads(): void {
    this.#drops++;
    this.#loading.clear();
  }

  #loadOnce(key: string, ttlMs: number, load: () => Promise<CacheEntry<Value>>): Promise<Value> {
    const loading = this.#loading.get(key);
    if (loading) return loading;
    const started = this.#load(key, ttlMs, load);
    this.#loading.set(key, started);
    return started;
  }

  async #load(key: string, ttlMs: number, load: () => Promise<CacheEntry<Value>>): Promise<Value> {
    const dropsBefore = this.#drops;
    try {
      const entry = await load();
      if (dropsBefore === this.#drops) this.#keep(key, entry, ttlMs);
      return entry.value;
    } finally {
      if (dropsBefore === this.#drops) this.#loading.delete(key);
    }
  }

  #keep(key: string, entry: CacheEntry<Value>, ttlMs: number): void {
    this.#remove(key);
    const size = this.#sizeOf(entry.value);
    if (size > this.#capacity) return;
    const settled = this.#settled(entry.tags);
    const freshUntil = this.#clock() + (settled ? ttlMs : Math.min(ttlMs, UNSETTLED_MS));
    const staleUntil = settled ? freshUntil + ttlMs : freshUntil;
    this.#stored.set(key, { ...entry, size, freshUntil, staleUntil });
    this.#size += size;
    for (const tag of entry.tags) {
      const keys = this.#keysByTag.get(tag) ?? new Set();
      this.#keysByTag.set(tag, keys.add(key));
    }
    for (const oldest of this.#stored.keys()) {
      if (this.#size <= this.#capacity) break;
      this.#remove(oldest);
    }
  }

  #settled(tags: readonly string[]): boolean {
    const since = this.#clock() - this.#settlingMs;
    const settled = (at: number): boolean => at <= since;
    return (
      settled(this.#clearedAt) &&
      tags.every((tag) => settled(this.#droppedAt.get(tag) ?? -Infinity))
    );
  }

  #remove(key: string): void {
    const stored = this.#stored.get(key);
    if (!stored) return;
    this.#stored.delete(key);
    this.#size -= stored.size;
    for (const tag of stored.tags) {
      const keys = this.#keysByTag.get(tag);
      keys?.delete(key);
      if (keys?.size === 0) this.#keysByTag.delete(tag);
    }
  }
}
