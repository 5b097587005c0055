import type { ProductProjection } from '@green-apple/persistence';
import type { Answer } from './answer.ts';
import { TagCache, type CacheEntry } from './tag-cache.ts';

/** Everything that shows products chosen by what they are: any change may add one. */
export const LISTS = 'lists';
/** What shows the tree of categories. */
export const CATEGORIES = 'categories';
/** What names attributes: pages of products that have any. */
export const ATTRIBUTES = 'attributes';
export const brandTag = (id: string): string => `brand:${id}`;
export const productTag = (id: string): string => `product:${id}`;
export const categoryTag = (slug: string): string => `category:${slug}`;

/** Bytes of all answers together, a fixed share of the process's memory. */
const CAPACITY = 48 * 2 ** 20;

/** How long each kind of answer may be kept in this process, in milliseconds. */
export const KEPT_MS = {
  home: 5_000,
  product: 5_000,
  list: 1_000,
  suggest: 5_000,
  categories: 10_000,
  best: 10_000,
  sitemap: 600_000,
};

/**
 * Readers and the search index follow the writer within this time; what is loaded meanwhile may be from
 * before the change.
 */
const SETTLING_MS = 2_500;

/** Any change drops all lists: by what else one is made of it needs not be found. */
const foundBy = (tags: readonly string[]): readonly string[] =>
  tags.includes(LISTS) ? [LISTS] : tags;

/** Hot answers of the catalogue, dropped when a product changes. */
export class CatalogueCache {
  readonly #answers = new TagCache<Answer>({
    capacity: CAPACITY,
    sizeOf: ({ body }) => body.length,
    settlingMs: SETTLING_MS,
  });
  readonly #best = new TagCache<readonly ProductProjection[]>({ settlingMs: SETTLING_MS });

  get(key: string, ttlMs: number, load: () => Promise<CacheEntry<Answer>>): Promise<Answer> {
    return this.#answers.get(key, ttlMs, async () => {
      const { value, tags } = await load();
      return { value, tags: foundBy(tags) };
    });
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
    for (const cache of [this.#answers, this.#best])
      if (productId === '') cache.clear();
      else cache.drop([productTag(productId), LISTS]);
  }
}
