import type { Answer } from './answer.ts';
import { TagCache, type CacheEntry } from './tag-cache.ts';

/** Everything that shows more than one product. */
export const LISTS = 'lists';
export const productTag = (id: string): string => `product:${id}`;

/** How long each kind of answer may be kept in this process, in milliseconds. */
export const KEPT_MS = {
  home: 5_000,
  product: 5_000,
  list: 1_000,
  suggest: 5_000,
  categories: 10_000,
};

/** Readers and the search index follow the writer within this time; dropped entries are dropped once more. */
const FOLLOW_MS = [300, 1_000];

/** Hot answers of the catalogue, dropped when a product changes. */
export class CatalogueCache {
  readonly #cache = new TagCache<Answer>();
  readonly #timers = new Map<NodeJS.Timeout, Set<string>>();
  #gathering: Set<string> | null = null;

  get(key: string, ttlMs: number, load: () => Promise<CacheEntry<Answer>>): Promise<Answer> {
    return this.#cache.get(key, ttlMs, load);
  }

  /** A product changed; an empty id means that anything may have. */
  changed(productId: string): void {
    const tags = productId === '' ? [] : [productTag(productId), LISTS];
    this.#drop(tags);
    this.#again(tags);
  }

  close(): void {
    for (const timer of this.#timers.keys()) clearTimeout(timer);
    this.#timers.clear();
  }

  #drop(tags: readonly string[]): void {
    if (tags.length === 0) this.#cache.clear();
    else this.#cache.drop(tags);
  }

  /** Changes that come close together, such as an import, are followed up together. */
  #again(tags: readonly string[]): void {
    if (this.#gathering) {
      for (const tag of tags) this.#gathering.add(tag);
      return;
    }
    const gathered = new Set(tags);
    this.#gathering = gathered;
    for (const [index, after] of FOLLOW_MS.entries()) {
      const timer = setTimeout(() => {
        this.#timers.delete(timer);
        if (index === 0) this.#gathering = null;
        this.#drop([...gathered]);
      }, after);
      timer.unref();
      this.#timers.set(timer, gathered);
    }
  }
}
