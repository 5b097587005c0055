/** What rendering gives: a page, what it was made of, and whether others may see it. */
export interface Rendered<Page> {
  readonly page: Page;
  /** Purging any of them drops the page. */
  readonly tags: readonly string[];
  /** False for what must be made anew each time. */
  readonly keep: boolean;
  /** Memory it takes. */
  readonly bytes: number;
}

export interface Served<Page> {
  readonly page: Page;
  /** As a content delivery network names them. */
  readonly state: 'hit' | 'stale' | 'miss';
  /** What it was made of changed moments ago: nobody on the way should keep it. */
  readonly unsettled: boolean;
}

interface Kept<Page> extends Rendered<Page> {
  readonly freshUntil: number;
  readonly staleUntil: number;
}

export interface PageCacheOptions {
  readonly maxBytes?: number;
  readonly freshMs?: number;
  readonly staleMs?: number;
  /** Monotonic milliseconds. */
  readonly clock?: () => number;
}

const MEBIBYTE = 2 ** 20;
/**
 * Copies of the database and the search index follow a change within this time: a page rendered earlier may
 * still show what was before, so it is kept for a blink only.
 */
const SETTLING_MS = 2_500;
const UNSETTLED_MS = 250;
/** No rendering takes longer: until then it has to be told of what was purged meanwhile. */
const LONGEST_RENDERING_MS = 60_000;

/**
 * Pages that are the same for everybody, as a content delivery network keeps them: fresh for a while, then
 * shown once more while a new one is rendered, and gone at once when one of their tags is purged. One
 * rendering per page at a time, however many ask; memory is bounded, what was not asked for longest goes first.
 */
export class PageCache<Page> {
  readonly #maxBytes: number;
  readonly #freshMs: number;
  readonly #staleMs: number;
  readonly #clock: () => number;
  readonly #kept = new Map<string, Kept<Page>>();
  readonly #keysByTag = new Map<string, Set<string>>();
  readonly #rendering = new Map<string, Promise<Rendered<Page>>>();
  /** The latest purges: when, and the how manieth it was. */
  readonly #purged = new Map<string, { readonly at: number; readonly turn: number }>();
  #purges = 0;
  #bytes = 0;

  constructor(options: PageCacheOptions = {}) {
    this.#maxBytes = options.maxBytes ?? 64 * MEBIBYTE;
    this.#freshMs = options.freshMs ?? 5_000;
    this.#staleMs = options.staleMs ?? 5_000;
    this.#clock = options.clock ?? (() => performance.now());
  }

  get bytes(): number {
    return this.#bytes;
  }

  async get(key: string, render: () => Promise<Rendered<Page>>): Promise<Served<Page>> {
    const kept = this.#kept.get(key);
    const now = this.#clock();
    if (kept && now < kept.staleUntil) {
      this.#touch(key, kept);
      const stale = now >= kept.freshUntil;
      // Whoever waits for the new page sees its failure; this shopper has a page already.
      if (stale) this.#render(key, render).catch(() => undefined);
      return { page: kept.page, state: stale ? 'stale' : 'hit', unsettled: this.#unsettled(kept) };
    }
    const rendered = await this.#render(key, render);
    return { page: rendered.page, state: 'miss', unsettled: this.#unsettled(rendered) };
  }

  /** Drops every page made of any of `tags`; renderings under way are shown to who waits, and not kept. */
  purge(tags: readonly string[]): void {
    const now = this.#clock();
    this.#purges += 1;
    for (const [tag, { at }] of this.#purged)
      if (now - at >= LONGEST_RENDERING_MS) this.#purged.delete(tag);
    for (const tag of tags) {
      this.#purged.set(tag, { at: now, turn: this.#purges });
      for (const key of this.#keysByTag.get(tag) ?? []) this.#drop(key);
    }
    this.#rendering.clear();
  }

  #render(key: string, render: () => Promise<Rendered<Page>>): Promise<Rendered<Page>> {
    const running = this.#rendering.get(key);
    if (running) return running;
    const begun = this.#purges;
    const started: Promise<Rendered<Page>> = render()
      .then((rendered) => {
        const outdated = rendered.tags.some((tag) => (this.#purged.get(tag)?.turn ?? 0) > begun);
        if (rendered.keep && !outdated) this.#keep(key, rendered);
        return rendered;
      })
      .finally(() => {
        if (this.#rendering.get(key) === started) this.#rendering.delete(key);
      });
    this.#rendering.set(key, started);
    return started;
  }

  #keep(key: string, rendered: Rendered<Page>): void {
    this.#drop(key);
    if (rendered.bytes > this.#maxBytes) return;
    const now = this.#clock();
    const unsettled = this.#unsettled(rendered);
    const freshUntil = now + (unsettled ? UNSETTLED_MS : this.#freshMs);
    const staleUntil = freshUntil + (unsettled ? 0 : this.#staleMs);
    this.#kept.set(key, { ...rendered, freshUntil, staleUntil });
    this.#bytes += rendered.bytes;
    for (const tag of rendered.tags) {
      const keys = this.#keysByTag.get(tag) ?? new Set();
      this.#keysByTag.set(tag, keys.add(key));
    }
    for (const [oldest] of this.#kept) {
      if (this.#bytes <= this.#maxBytes) break;
      this.#drop(oldest);
    }
  }

  #drop(key: string): void {
    const kept = this.#kept.get(key);
    if (!kept) return;
    this.#kept.delete(key);
    this.#bytes -= kept.bytes;
    for (const tag of kept.tags) {
      const keys = this.#keysByTag.get(tag);
      keys?.delete(key);
      if (keys?.size === 0) this.#keysByTag.delete(tag);
    }
  }

  #touch(key: string, kept: Kept<Page>): void {
    this.#kept.delete(key);
    this.#kept.set(key, kept);
  }

  #unsettled({ tags }: { readonly tags: readonly string[] }): boolean {
    const since = this.#clock() - SETTLING_MS;
    return tags.some((tag) => (this.#purged.get(tag)?.at ?? -Infinity) > since);
  }
}
