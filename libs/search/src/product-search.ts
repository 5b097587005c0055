import type { ListProductsQuery, ProductList, Suggestions } from '@green-apple/contracts-http';
import {
  NO_RULES,
  UnknownCursorError,
  readCursor,
  readShopperWords,
  type AttributeDefinition,
  type ListCursor,
  type SearchRules,
} from '@green-apple/domain-catalog';
import type { Currency } from '@green-apple/domain-money';
import { US, type LocaleCode, type Market } from '@green-apple/domain-pricing';
import { buildFacetBody } from './build-facet-body.ts';
import { buildPageBody, buildPinsBody, sortWidth } from './build-page-body.ts';
import {
  buildSpellingBody,
  respell,
  type SpellingDoubt,
  type SpellingResponse,
} from './build-spelling-body.ts';
import type { Json, ListQuery } from './list-filters.ts';
import { buildSuggestBody } from './build-suggest-body.ts';
import type { SearchClient } from './search-client.ts';
import { inLocale } from './in-locale.ts';
import { inMarket } from './in-market.ts';
import {
  DEEPEST,
  cardOf,
  foundNothing,
  toProductList,
  toRelaxed,
  toSuggestions,
  type FacetResponse,
  type PageResponse,
  type SuggestResponse,
} from './search-response.mapper.ts';
import type { Matching } from './text-query.ts';
import { tuningOf, type Tuning } from './tuning.ts';

/** A list engine: the search engine, or the database in its place. */
export interface ProductSearch {
  /** Throws UnknownCursorError for a cursor no list has given out. `now` is ISO 8601. */
  list(query: ListQuery, now: string, signal?: AbortSignal): Promise<ProductList>;
  /** In a language; in the catalogue's own when none is named. */
  suggest(q: string, locale?: LocaleCode, signal?: AbortSignal): Promise<Suggestions>;
}

/** So few that a doubt about the spelling is worth a question. */
const FEW = 3;
/** So few that a shopper looks on: what matches some of the words stands below. */
const SPARSE = 6;
const MORE = 8;

/** The cursor of a query, checked against its order; null on the first page. */
export function cursorOf(query: Omit<ListProductsQuery, 'lang'>): ListCursor | null {
  if (query.cursor === undefined) return null;
  const cursor = readCursor(query.cursor);
  const sort = query.sort ?? 'relevance';
  const fits =
    cursor?.sort === sort &&
    (cursor.engine !== 'search' || cursor.after.length === sortWidth(sort)) &&
    cursor.seen < DEEPEST &&
    (cursor.engine === 'search' || cursor.seen + query.limit < DEEPEST);
  if (!cursor || !fits) throw new UnknownCursorError('the cursor does not belong to this list');
  return cursor;
}

/** Lists and search from the product index. */
export class ElasticsearchProductSearch implements ProductSearch {
  readonly #client: SearchClient;
  readonly #alias: string;
  readonly #rules: () => SearchRules;
  readonly #attributes: () => readonly AttributeDefinition[];
  readonly #market: Market;

  /**
   * `alias` is what {@link indexNames} calls so; `rules` and `attributes` are what employees have said, asked
   * for every list. Prices and shelves are those of `market`.
   */
  constructor(
    client: SearchClient,
    alias: string,
    rules: () => SearchRules = () => NO_RULES,
    attributes: () => readonly AttributeDefinition[] = () => [],
    market: Market = US,
  ) {
    this.#client = client;
    this.#rules = rules;
    this.#attributes = attributes;
    this.#market = market;
    this.#alias = encodeURIComponent(alias);
  }

  async list(query: ListQuery, now: string, signal?: AbortSignal): Promise<ProductList> {
    const cursor = cursorOf(query);
    const tuning = tuningOf(this.#rules(), query, now);
    const { currency } = this.#market;
    const ask = { query, cursor, tuning, attributes: this.#attributes(), currency, signal };
    const exact = await this.#ask(ask, 'every-word');
    const { q } = query;
    if (q === undefined) return toList(ask, exact);
    if (!foundNothing(exact[1])) {
      const [words, more] = await Promise.all([
        this.#doubtful(ask, exact[1]),
        this.#more(ask, exact),
      ]);
      const spelling = words === null ? null : { words, searched: false };
      return toList(ask, exact, { spelling, more });
    }
    return (await this.#respelt(ask)) ?? (await this.#widened(ask, q));
  }

  /** What might be meant besides, where very little was found on the first page. */
  async #doubtful(ask: Ask, facets: FacetResponse): Promise<string | null> {
    const { about, code, needs } = wordsIn(ask.query);
    const few = facets.hits.total.value <= FEW && ask.cursor === null;
    return few && code === null && needs.length === 0 ? this.#meant(ask, about, 'rare') : null;
  }

  /** What matches some of the words, where few match them all; filters and exclusions hold all the same. */
  async #more({ query, cursor, tuning, signal }: Ask, exact: Answer): Promise<ProductList['more']> {
    const [page, { hits }] = exact;
    if (hits.total.value > SPARSE || cursor !== null || (query.sort ?? 'relevance') !== 'relevance')
      return [];
    if (wordsIn(query).about === '') return [];
    const known = new Set(cardsOf(page).map(({ id }) => id));
    const wider = { ...query, limit: known.size + MORE };
    const body = buildPageBody(wider, { matching: 'any-word', tuning });
    const found = cardsOf(await this.#search<PageResponse>(body, query.locale, signal));
    return found.filter(({ id }) => !known.has(id)).slice(0, MORE);
  }

  /** The list of what was probably meant; null when nothing was mistyped or that matches nothing either. */
  async #respelt(ask: Ask): Promise<ProductList | null> {
    const words = await this.#meant(ask, wordsIn(ask.query).about, 'unknown');
    if (words === null) return null;
    const found = await this.#ask({ ...ask, query: { ...ask.query, q: words } }, 'every-word');
    if (foundNothing(found[1])) return null;
    return toList(ask, found, { spelling: { words, searched: true } });
  }

  /** Similar words, then any of them, said as such. */
  async #widened(ask: Ask, q: string): Promise<ProductList> {
    const similar = await this.#ask(ask, 'similar');
    if (!foundNothing(similar[1])) return toList(ask, similar);
    const some = await this.#ask(ask, 'any-word');
    return toList(ask, some, { relaxed: toRelaxed(some[1], q, ask.query.locale) });
  }

  async #meant(
    { query, signal }: Ask,
    words: string,
    doubt: SpellingDoubt,
  ): Promise<string | null> {
    if (words === '') return null;
    const body = buildSpellingBody(words, doubt);
    return respell(query.q ?? '', await this.#search<SpellingResponse>(body, query.locale, signal));
  }

  async suggest(q: string, locale?: LocaleCode, signal?: AbortSignal): Promise<Suggestions> {
    const body = buildSuggestBody(q);
    return toSuggestions(await this.#search<SuggestResponse>(body, locale, signal), q);
  }

  #asked(body: Json, locale: LocaleCode | undefined): Json {
    return inMarket(inLocale(body, locale), this.#market.code);
  }

  #search<Response>(
    body: Json,
    locale: LocaleCode | undefined,
    signal: AbortSignal | undefined,
  ): Promise<Response> {
    return this.#client.transport.request<Response>(
      {
        method: 'POST',
        path: `/${this.#alias}/_search`,
        querystring: { allow_partial_search_results: false },
        body: this.#asked(body, locale),
      },
      { ...(signal ? { signal } : {}), maxRetries: 0 },
    );
  }

  #ask({ query, cursor, tuning, attributes, signal }: Ask, matching: Matching): Promise<Answer> {
    const pins =
      tuning.placement.pinned.length > 0 &&
      cursor === null &&
      (query.sort ?? 'relevance') === 'relevance';
    return this.#askAll(
      [
        buildPageBody(query, { matching, cursor, tuning }),
        buildFacetBody(query, matching, tuning, attributes),
        ...(pins ? [buildPinsBody(query, tuning)] : []),
      ].map((body) => this.#asked(body, query.locale)),
      signal,
    );
  }

  /** All in one request; the counts may come from the engine's memory of an earlier one. */
  async #askAll(
    [page, facets, pins]: readonly Json[],
    signal: AbortSignal | undefined,
  ): Promise<Answer> {
    const whole = { allow_partial_search_results: false };
    const { responses } = await this.#client.transport.request<{
      responses: [
        PageResponse & Partial<Failure>,
        FacetResponse & Partial<Failure>,
        (PageResponse & Partial<Failure>)?,
      ];
    }>(
      {
        method: 'POST',
        path: `/${this.#alias}/_msearch`,
        bulkBody: [
          ...[whole, page ?? {}],
          ...[{ ...whole, request_cache: true }, facets ?? {}],
          ...(pins ? [whole, pins] : []),
        ],
      },
      { ...(signal ? { signal } : {}), maxRetries: 0 },
    );
    const failure = responses.find((one) => one?.error !== undefined)?.error;
    if (failure) throw new SearchFailedError(`${failure.type}: ${failure.reason}`);
    return responses;
  }
}

interface Ask {
  readonly query: ListQuery;
  readonly cursor: ListCursor | null;
  readonly tuning: Tuning;
  readonly attributes: readonly AttributeDefinition[];
  readonly currency: Currency;
  readonly signal: AbortSignal | undefined;
}
type Answer = [PageResponse, FacetResponse, PageResponse?];

const wordsIn = ({ q, locale }: ListQuery) => readShopperWords(q ?? '', locale);

const cardsOf = ({ hits }: PageResponse): ProductList['items'] =>
  hits.hits.map(({ fields }) => cardOf(fields));

/** Cards of pinned products in the order employees gave them. */
function pinnedCards(pins: PageResponse | undefined, { placement }: Tuning): ProductList['items'] {
  const cards = pins ? cardsOf(pins) : [];
  const place = ({ id }: { id: string }) => placement.pinned.indexOf(id);
  return cards.toSorted((a, b) => place(a) - place(b));
}

const toList = (
  { query, cursor, tuning, attributes, currency }: Ask,
  [page, facets, pins]: Answer,
  said: Partial<Pick<ProductList, 'relaxed' | 'spelling' | 'more'>> = {},
): ProductList =>
  toProductList(page, facets, query, {
    seen: cursor?.seen ?? 0,
    pinned: pinnedCards(pins, tuning),
    more: said.more ?? [],
    attributes,
    currency,
    relaxed: said.relaxed ?? null,
    spelling: said.spelling ?? null,
  });

interface Failure {
  readonly error: { readonly type: string; readonly reason: string };
}

/** One of the requests that were sent together failed. */
class SearchFailedError extends Error {
  override readonly name = 'SearchFailedError';
}
