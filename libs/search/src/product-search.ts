import type { ListProductsQuery, ProductList, Suggestions } from '@green-apple/contracts-http';
import { UnknownCursorError, readCursor, type ListCursor } from '@green-apple/domain-catalog';
import { buildFacetBody } from './build-facet-body.ts';
import { buildPageBody, sortWidth } from './build-page-body.ts';
import { buildSuggestBody } from './build-suggest-body.ts';
import type { SearchClient } from './search-client.ts';
import {
  foundNothing,
  toProductList,
  toSuggestions,
  type FacetResponse,
  type PageResponse,
  type SuggestResponse,
} from './search-response.mapper.ts';
import type { Matching } from './text-query.ts';

/** A list engine: the search engine, or the database in its place. */
export interface ProductSearch {
  /** Throws UnknownCursorError for a cursor no list has given out. `now` is ISO 8601. */
  list(query: ListProductsQuery, now: string, signal?: AbortSignal): Promise<ProductList>;
  suggest(q: string, signal?: AbortSignal): Promise<Suggestions>;
}

/** From as typed to as forgiving as it gets. */
const LADDER: readonly Matching[] = ['every-word', 'similar', 'any-word'];
const EXACT: readonly Matching[] = ['every-word'];

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
  readonly #alias: string;

  /** `alias` is what {@link indexNames} calls so. */
  constructor(client: SearchClient, alias: string) {
    this.#client = client;
    this.#alias = encodeURIComponent(alias);
  }

  async list(query: ListProductsQuery, _now: string, signal?: AbortSignal): Promise<ProductList> {
    const cursor = cursorOf(query);
    const seen = cursor?.seen ?? 0;
    for (const matching of query.q ? LADDER : EXACT) {
      const [page, facets] = await this.#askBoth(
        buildPageBody(query, { matching, cursor }),
        buildFacetBody(query, matching),
        signal,
      );
      if (foundNothing(facets) && matching !== 'any-word' && query.q) continue;
      const relaxed =
        matching === 'any-word' && !foundNothing(facets)
          ? `Nothing matches every word of “${query.q}”; these match some of them`
          : null;
      return toProductList(page, facets, query, { seen, relaxed });
    }
    throw new Error('the last step of the ladder always answers');
  }

  async suggest(q: string, signal?: AbortSignal): Promise<Suggestions> {
    const response = await this.#client.transport.request<SuggestResponse>(
      {
        method: 'POST',
        path: `/${this.#alias}/_search`,
        querystring: { allow_partial_search_results: false },
        body: buildSuggestBody(q),
      },
      { ...(signal ? { signal } : {}), maxRetries: 0 },
    );
    return toSuggestions(response, q);
  }

  /** Both in one request; the counts may come from the engine's memory of an earlier one. */
  async #askBoth(
    page: object,
    facets: object,
    signal?: AbortSignal,
  ): Promise<[PageResponse, FacetResponse]> {
    const whole = { allow_partial_search_results: false };
    const { responses } = await this.#client.transport.request<{
      responses: [PageResponse & Partial<Failure>, FacetResponse & Partial<Failure>];
    }>(
      {
        method: 'POST',
        path: `/${this.#alias}/_msearch`,
        bulkBody: [whole, page, { ...whole, request_cache: true }, facets],
      },
      { ...(signal ? { signal } : {}), maxRetries: 0 },
    );
    const failure = responses.find(({ error }) => error !== undefined)?.error;
    if (failure) throw new SearchFailedError(`${failure.type}: ${failure.reason}`);
    return responses;
  }
}

interface Failure {
  readonly error: { readonly type: string; readonly reason: string };
}

/** One of the requests that were sent together failed. */
class SearchFailedError extends Error {
  override readonly name = 'SearchFailedError';
}
