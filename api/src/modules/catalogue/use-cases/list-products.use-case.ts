import type { ListProductsQuery, ProductList } from '@green-apple/contracts-http';
import { UnknownCursorError } from '@green-apple/domain-catalog';
import type { ProductSearch } from '@green-apple/search';
import type { SearchTally } from '../search-tally.ts';

export type ListProductsResult =
  { readonly code: 'LISTED'; readonly list: ProductList } | { readonly code: 'CURSOR_UNKNOWN' };

/** Lists, category pages and search are one thing: products under conditions, with facets. */
export class ListProductsUseCase {
  private readonly search: ProductSearch;
  private readonly tally: Pick<SearchTally, 'note'>;

  constructor(search: ProductSearch, tally: Pick<SearchTally, 'note'>) {
    this.search = search;
    this.tally = tally;
  }

  /** `now` is ISO 8601. What the cache answers does not come here, and counts once. */
  async execute(query: ListProductsQuery, now: string): Promise<ListProductsResult> {
    if (query.q && query.cursor === undefined) this.tally.note(query.q);
    try {
      return { code: 'LISTED', list: await this.search.list(query, now) };
    } catch (error) {
      if (error instanceof UnknownCursorError) return { code: 'CURSOR_UNKNOWN' };
      throw error;
    }
  }
}
