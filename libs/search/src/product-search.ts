import type { ListProductsQuery, ProductList, Suggestions } from '@green-apple/contracts-http';
import { UnknownCursorError, readCursor, type ListCursor } from '@green-apple/domain-catalog';
import { buildSearchBody, sortWidth, type Matching } from './build-search-body.ts';
import { buildSuggestBody } from './build-suggest-body.ts';
import type { SearchClient } from './search-client.ts';
import {
  foundNothing,
  toProductList,
  toSuggestions,
  type SearchResponse,
  type SuggestResponse,
} from './search-response.mapper.ts';

/** A list engine: the search engine, or the database in its place. */
export interface ProductSearch {
  /** Throws UnknownCursorError for a cursor no list has given out. `now` is ISO 8601. */
  list(query: ListProductsQuery, now: string, signal?: AbortSignal): Promise<ProductList>;
  suggest(q: string, signal?: AbortSignal): Promise<Suggestions>;
}

/** Pages deeper than this are asked for by value, never by counting. */
const DEEPEST = 10_000;

/** The cursor of a query, checked against its order; null on the first page. */
export function cursorOf(query: ListProductsQuery): ListCursor | null {
  if (query.cursor === undefined) return null;
  const cursor = readCursor(query.cursor);
  const sort = query.sort ?? 'relevance';
  const fits =
    cursor?.sort === sort &&
    (cursor.engine !== 'search' || cursor.after.length === sortWidth(sort)) &&
    (cursor.engine === 'search' || cursor.seen + query.limit < DEEPEST);
  if (!cursor || !fits) throw new UnknownCursorError('the cursor does not belong to this list');
  return cursor;
}

/** Lists and search from the product index. */
export class ElasticsearchProductSearch implements ProductSearch {
  readonly #client: SearchClient;
  readonly #path: string;

  /** `alias` is what {@link indexNames} calls so. */
  constructor(client: SearchClient, alias: string) {
    this.#client = client;
    this.#path = `/${encodeURIComponent(alias)}/_search`;
  }

  async list(query: ListProductsQuery, _now: string, signal?: AbortSignal): Promise<ProductList> {
    const cursor = cursorOf(query);
    const seen = cursor?.seen ?? 0;
    const ask = (matching: Matching): Promise<SearchResponse> =>
      this.#ask<SearchResponse>(buildSearchBody(query, { matching, cursor }), signal);
    const exact = await ask('every-word');
    if (!query.q || !foundNothing(exact))
      return toProductList(exact, query, { seen, relaxed: null });
    const similar = await ask('similar');
    if (!foundNothing(similar)) return toProductList(similar, query, { seen, relaxed: null });
    const relaxed = await ask('any-word');
    return toProductList(relaxed, query, {
      seen,
      relaxed: foundNothing(relaxed)
        ? null
        : `Nothing matches every word of “${query.q}”; these match some of them`,
    });
  }

  async suggest(q: string, signal?: AbortSignal): Promise<Suggestions> {
    return toSuggestions(await this.#ask<SuggestResponse>(buildSuggestBody(q), signal), q);
  }

  async #ask<Response>(body: object, signal?: AbortSignal): Promise<Response> {
    return this.#client.transport.request<Response>(
      {
        method: 'POST',
        path: this.#path,
        querystring: { allow_partial_search_results: false },
        body,
      },
      { ...(signal ? { signal } : {}), maxRetries: 0 },
    );
  }
}
