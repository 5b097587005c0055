import type { ListProductsQuery, ProductList } from '@green-apple/contracts-http';
import {
  UnknownCursorError,
  collectionScope,
  isShown,
  movedCollection,
  type Collection,
} from '@green-apple/domain-catalog';
import type { ProductSearch } from '@green-apple/search';
import type { SearchTally } from '../search-tally.ts';

export type ListProductsResult =
  | { readonly code: 'LISTED'; readonly list: ProductList }
  | { readonly code: 'CURSOR_UNKNOWN' }
  | { readonly code: 'COLLECTION_NOT_FOUND' }
  /** By an address it had before. */
  | { readonly code: 'COLLECTION_MOVED'; readonly slug: string };

/** Lists, category pages and search are one thing: products under conditions, with facets. */
export class ListProductsUseCase {
  private readonly search: ProductSearch;
  private readonly tally: Pick<SearchTally, 'note'>;
  private readonly collections: () => readonly Collection[];

  constructor(
    search: ProductSearch,
    tally: Pick<SearchTally, 'note'>,
    collections: () => readonly Collection[] = () => [],
  ) {
    this.search = search;
    this.tally = tally;
    this.collections = collections;
  }

  /** `now` is ISO 8601. What the cache answers does not come here, and counts once. */
  async execute(query: ListProductsQuery, now: string): Promise<ListProductsResult> {
    const collection = this.collections().find(({ slug }) => slug === query.collection);
    if (query.collection !== undefined && !(collection && isShown(collection, now))) {
      const slug = movedCollection(this.collections(), query.collection, now);
      return slug === null ? { code: 'COLLECTION_NOT_FOUND' } : { code: 'COLLECTION_MOVED', slug };
    }
    if (query.q && query.cursor === undefined) this.tally.note(query.q);
    try {
      const asked = collection
        ? {
            ...query,
            sort: query.sort ?? collection.sort,
            scope: collectionScope(collection, now),
          }
        : query;
      return { code: 'LISTED', list: await this.search.list(asked, now) };
    } catch (error) {
      if (error instanceof UnknownCursorError) return { code: 'CURSOR_UNKNOWN' };
      throw error;
    }
  }
}
