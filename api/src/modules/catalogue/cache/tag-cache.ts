import { LRUCache } from 'lru-cache';

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
  /** How many answers are loaded anew at a time while nobody waits for them; the others stay as they are meanwhile. */
  readonly renewedAtOnce?: number;
  /** Monotonic milliseconds. */
  readonly clock?: () => number;
}

/** Long enough for one load to serve a crowd, short enough to be nothing to a person. */
const UNSETTLED_MS = 150;

/** No load takes longer: until then it has to be told of what was dropped meanwhile. */
const LONGEST_LOAD_MS = 30_000;

interface Drop {
  readonly at: number;
  /** The how manieth it was. */
  readonly turn: number;
}
const NEVER: Drop = { at: -Infinity, turn: 0 };

/**
 * Keeps answers for seconds. One load per key at a time, however many ask. An answer whose time is over is
 * given for as long again while it is loaded anew, so that nobody waits for what is hot; a drop ends that. Only a few
 * are loaded anew at a time: whoever gets an old answer asks on at once, and a thousand hot ones end together.
 * An answer whose load began before a drop of what it is made of is handed to those who waited for it, but not
 * kept; drops of anything else leave it alone, so that a shop that is edited all day still keeps its answers. What
 * fails is never kept.
 */
export class TagCache<Value> {
  readonly #sizeOf: (value: Value) => number;
  readonly #settlingMs: number;
  readonly #renewedAtOnce: number;
  readonly #clock: () => number;
  readonly #stored: LRUCache<string, Stored<Value>>;
  readonly #keysByTag = new Map<string, Set<string>>();
  readonly #loading = new Map<string, Promise<Value>>();
  readonly #dropped = new Map<string, Drop>();
  #cleared = NEVER;
  #drops = 0;
  #renewing = 0;

  constructor(options: TagCacheOptions<Value> = {}) {
    this.#stored = new LRUCache({
      maxSize: options.capacity ?? 2_000,
      sizeCalculation: ({ size }) => size,
      dispose: ({ tags }, key) => this.#untag(key, tags),
    });
    this.#sizeOf = options.sizeOf ?? (() => 1);
    this.#settlingMs = options.settlingMs ?? 0;
    this.#renewedAtOnce = options.renewedAtOnce ?? 4;
    this.#clock = options.clock ?? (() => performance.now());
  }

  get size(): number {
    return this.#stored.calculatedSize;
  }

  async get(key: string, ttlMs: number, load: () => Promise<CacheEntry<Value>>): Promise<Value> {
    const stored = this.#stored.get(key);
    const now = this.#clock();
    if (stored && now < stored.staleUntil) {
      if (now >= stored.freshUntil) this.#renew(key, ttlMs, load);
      return stored.value;
    }
    return this.#loadOnce(key, ttlMs, load);
  }

  #renew(key: string, ttlMs: number, load: () => Promise<CacheEntry<Value>>): void {
    if (this.#renewing >= this.#renewedAtOnce || this.#loading.has(key)) return;
    this.#renewing += 1;
    this.#loadOnce(key, ttlMs, load)
      // A failure is seen by who has no answer yet; here there is one.
      .catch(() => undefined)
      .finally(() => (this.#renewing -= 1));
  }

  /** Drops everything made of any of `tags`. */
  drop(tags: readonly string[]): void {
    const drop = this.#nextDrop();
    const remembered = drop.at - Math.max(this.#settlingMs, LONGEST_LOAD_MS);
    for (const [tag, { at }] of this.#dropped) if (at <= remembered) this.#dropped.delete(tag);
    for (const tag of tags) {
      this.#dropped.set(tag, drop);
      for (const key of this.#keysByTag.get(tag) ?? []) this.#stored.delete(key);
    }
  }

  clear(): void {
    this.#cleared = this.#nextDrop();
    this.#stored.clear();
  }

  /** What loads under way are made of is not known yet and may now be out of date: nobody else joins them. */
  #nextDrop(): Drop {
    this.#loading.clear();
    return { at: this.#clock(), turn: ++this.#drops };
  }

  #loadOnce(key: string, ttlMs: number, load: () => Promise<CacheEntry<Value>>): Promise<Value> {
    const loading = this.#loading.get(key);
    if (loading) return loading;
    const begun = this.#drops;
    const started = load()
      .then((entry) => {
        if (!this.#isOutdated(entry.tags, begun)) this.#keep(key, entry, ttlMs);
        return entry.value;
      })
      .finally(() => {
        if (this.#loading.get(key) === started) this.#loading.delete(key);
      });
    this.#loading.set(key, started);
    return started;
  }

  #isOutdated(tags: readonly string[], begun: number): boolean {
    return this.#dropsOf(tags).some(({ turn }) => turn > begun);
  }

  /** The latest drop of each tag, and of everything. */
  #dropsOf(tags: readonly string[]): Drop[] {
    return [this.#cleared, ...tags.map((tag) => this.#dropped.get(tag) ?? NEVER)];
  }

  #keep(key: string, entry: CacheEntry<Value>, ttlMs: number): void {
    const settled = this.#settled(entry.tags);
    const freshUntil = this.#clock() + (settled ? ttlMs : Math.min(ttlMs, UNSETTLED_MS));
    const staleUntil = settled ? freshUntil + ttlMs : freshUntil;
    const size = Math.max(1, this.#sizeOf(entry.value));
    this.#stored.set(key, { ...entry, size, freshUntil, staleUntil });
    // One that is larger than all that may be kept is not.
    if (!this.#stored.has(key)) return;
    for (const tag of entry.tags) {
      const keys = this.#keysByTag.get(tag) ?? new Set();
      this.#keysByTag.set(tag, keys.add(key));
    }
  }

  #settled(tags: readonly string[]): boolean {
    const since = this.#clock() - this.#settlingMs;
    return this.#dropsOf(tags).every(({ at }) => at <= since);
  }

  #untag(key: string, tags: readonly string[]): void {
    for (const tag of tags) {
      const keys = this.#keysByTag.get(tag);
      keys?.delete(key);
      if (keys?.size === 0) this.#keysByTag.delete(tag);
    }
  }
}
