import type { ProductProjection } from '@green-apple/persistence';
import type { Answer } from './answer.ts';
import { TagCache, type CacheEntry } from './tag-cache.ts';

/** Everything that shows more than one product. */
export const LISTS = 'lists';
/** Not a tag of any entry: stands for all of them. */
const EVERYTHING = '*';
export const productTag = (id: string): string => `product:${id}`;

/** How long each kind of answer may be kept in this process, in milliseconds. */
export const KEPT_MS = {
  home: 5_000,
  product: 5_000,
  list: 1_000,
  suggest: 5_000,
  categories: 10_000,
  best: 10_000,
};

/** Readers and the search index follow the writer within this time; dropped entries are dropped once more. */
const FOLLOW_MS = [300, 1_000];

/** Hot answers of the catalogue, dropped when a product changes. */
export class CatalogueCache {
  readonly #answers = new TagCache<Answer>();
  readonly #best = new TagCache<readonly ProductProjection[]>();
  readonly #timers = new Map<NodeJS.Timeout, Set<string>>();
  #gathering: Set<string> | null = null;

  get(key: string, ttlMs: number, load: () => Promise<CacheEntry<Answer>>): Promise<Answer> {
    return this.#answers.get(key, ttlMs, load);
  }

  /** The best products of a category and goal, shared by the pages of all products in both. */
  best(
    key: string,
    load: () => Promise<readonly ProductProjection[]>,
  ): Promise<readonly ProductProjection[]> {
    return this.#best.get(key, KEPT_MS.best, async () => {
      const products = await load();
      return { value: products, tags: products.map(({ id }) => productTag(id)) };
    });
  }

  /** A product changed; an empty id means that anything may have. */
  changed(productId: string): void {
    const tags = productId === '' ? [EVERYTHING] : [productTag(productId), LISTS];
    this.#drop(tags);
    this.#again(tags);
  }

  close(): void {
    for (const timer of this.#timers.keys()) clearTimeout(timer);
    this.#timers.clear();
  }

  #drop(tags: readonly string[]): void {
    for (const cache of [this.#answers, this.#best])
      if (tags.includes(EVERYTHING)) cache.clear();
      else cache.drop(tags);
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
