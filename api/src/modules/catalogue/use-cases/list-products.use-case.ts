import type { ListProductsQuery, ProductList } from '@green-apple/contracts-http';
import { UnknownCursorError } from '@green-apple/domain-catalog';
import type { ProductSearch } from '@green-apple/search';

export type ListProductsResult =
  { readonly code: 'LISTED'; readonly list: ProductList } | { readonly code: 'CURSOR_UNKNOWN' };

/** Lists, category pages and search are one thing: products under conditions, with facets. */
export class ListProductsUseCase {
  private readonly search: ProductSearch;

  constructor(search: ProductSearch) {
    this.search = search;
  }

  /** `now` is ISO 8601. */
  async execute(query: ListProductsQuery, now: string): Promise<ListProductsResult> {
    try {
      return { code: 'LISTED', list: await this.search.list(query, now) };
    } catch (error) {
      if (error instanceof UnknownCursorError) return { code: 'CURSOR_UNKNOWN' };
      throw error;
    }
  }
}
