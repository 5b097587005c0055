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
import { buildCountBody, buildFacetBody } from './build-facet-body.ts';
import { buildPageBody, buildPinsBody, sortWidth } from './build-page-body.ts';
import {
  buildSpellingBody,
  closeWords,
  isWorthOffering,
  respell,
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
import type { CloseWords, Matching } from './text-query.ts';
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
    if (!foundNothing(exact[1])) return toList(ask, exact, await this.#besides(ask, exact));
    const spelt = await this.#spelt(ask);
    return (await this.#respelt(ask, spelt)) ?? (await this.#widened(ask, q, spelt));
  }

  /**
   * Beside a first page that holds little: what might be meant instead, and what matches some of the words. Filters
   * and exclusions hold all the same.
   */
  async #besides(ask: Ask, [page, { hits }]: Answer): Promise<Pick<Said, 'spelling' | 'more'>> {
    const { query, cursor, tuning, signal } = ask;
    const { about, code, needs } = wordsIn(query);
    const found = hits.total.value;
    const isFirst = cursor === null && about !== '';
    const doubts = isFirst && found <= FEW && code === null && needs.length === 0;
    const wants = isFirst && found <= SPARSE && (query.sort ?? 'relevance') === 'relevance';
    const known = new Set(cardsOf(page).map(({ id }) => id));
    const wider = { ...query, limit: known.size + MORE };
    const bodies = [
      ...(doubts ? [buildSpellingBody(about, 'rare')] : []),
      ...(wants ? [buildPageBody(wider, { matching: 'any-word', tuning })] : []),
    ];
    if (bodies.length === 0) return {};
    const answers = await this.#together(
      bodies.map((body) => ({ body })),
      query.locale,
      signal,
    );
    const words = doubts ? respell(query.q ?? '', answers[0] as SpellingResponse) : null;
    const isOffered = words !== null && isWorthOffering(found, await this.#count(ask, words));
    const more = wants ? cardsOf(answers.at(-1) as PageResponse) : [];
    return {
      spelling: isOffered ? { words, searched: false } : null,
      more: more.filter(({ id }) => !known.has(id)).slice(0, MORE),
    };
  }

  /** How many products other words would find under the same filters. */
  async #count({ query, tuning, signal }: Ask, q: string): Promise<number> {
    const body = buildCountBody({ ...query, q }, 'every-word', tuning);
    const { hits } = await this.#search<Pick<FacetResponse, 'hits'>>(body, query.locale, signal);
    return hits.total.value;
  }

  /** What its words may have been meant to be; none are said where there is nothing to spell. */
  async #spelt({ query, signal }: Ask): Promise<Spelt> {
    const { about } = wordsIn(query);
    if (about === '') return { words: null, closeTo: new Map() };
    const body = buildSpellingBody(about, 'unknown');
    const answer = await this.#search<SpellingResponse>(body, query.locale, signal);
    return { words: respell(query.q ?? '', answer), closeTo: closeWords(about, answer) };
  }

  /** The list of what was probably meant; null when nothing was mistyped or that matches nothing either. */
  async #respelt(ask: Ask, { words }: Spelt): Promise<ProductList | null> {
    if (words === null) return null;
    const found = await this.#ask({ ...ask, query: { ...ask.query, q: words } }, 'every-word');
    if (foundNothing(found[1])) return null;
    return toList(ask, found, { spelling: { words, searched: true } });
  }

  /** Similar words, or else any of them, said as such. */
  async #widened(ask: Ask, q: string, { words, closeTo }: Spelt): Promise<ProductList> {
    const meant = { ...ask, query: { ...ask.query, q: words ?? q } };
    const [similar, some] = await this.#askAll([
      [ask, { closeTo }],
      [meant, 'any-word'],
    ]);
    if (!foundNothing(similar[1])) return toList(ask, similar);
    return toList(ask, some, { relaxed: toRelaxed(some[1], q, ask.query.locale) });
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
        querystring: WHOLE,
        body: this.#asked(body, locale),
      },
      { ...(signal ? { signal } : {}), maxRetries: 0 },
    );
  }

  async #ask(ask: Ask, matching: Matching): Promise<Answer> {
    const [answer] = await this.#askAll([[ask, matching]]);
    return answer;
  }

  /** Several lists by one request. */
  async #askAll<Asks extends readonly (readonly [Ask, Matching])[]>(
    asks: readonly [...Asks],
  ): Promise<{ [At in keyof Asks]: Answer }> {
    const parts = asks.map(([ask, matching]) => partsOf(ask, matching));
    const { query, signal } = asks[0]?.[0] ?? {};
    const answers = await this.#together(parts.flat(), query?.locale, signal);
    let from = 0;
    return parts.map(({ length }) => answers.slice(from, (from += length))) as {
      [At in keyof Asks]: Answer;
    };
  }

  /** All in one request; what is counted may come from the engine's memory of an earlier one. */
  async #together(
    parts: readonly Part[],
    locale: LocaleCode | undefined,
    signal: AbortSignal | undefined,
  ): Promise<readonly object[]> {
    const { responses } = await this.#client.transport.request<{
      responses: readonly Partial<Failure>[];
    }>(
      {
        method: 'POST',
        path: `/${this.#alias}/_msearch`,
        bulkBody: parts.flatMap(({ body, isKept }) => [
          isKept ? { ...WHOLE, request_cache: true } : WHOLE,
          this.#asked(body, locale),
        ]),
      },
      { ...(signal ? { signal } : {}), maxRetries: 0 },
    );
    const failure = responses.find((one) => one.error !== undefined)?.error;
    if (failure) throw new SearchFailedError(`${failure.type}: ${failure.reason}`);
    return responses;
  }
}

/** An answer of some shards is none. */
const WHOLE = { allow_partial_search_results: false } as const;

/** One search of several that are sent together. */
interface Part {
  readonly body: Json;
  /** Whether the engine may keep its answer until the index changes. */
  readonly isKept?: boolean;
}

/** The page, the counts beside it, and what is pinned above it. */
function partsOf({ query, cursor, tuning, attributes }: Ask, matching: Matching): Part[] {
  const pins =
    tuning.placement.pinned.length > 0 &&
    cursor === null &&
    (query.sort ?? 'relevance') === 'relevance';
  return [
    { body: buildPageBody(query, { matching, cursor, tuning }) },
    { body: buildFacetBody(query, matching, tuning, attributes), isKept: true },
    ...(pins ? [{ body: buildPinsBody(query, tuning) }] : []),
  ];
}

interface Spelt {
  /** All that was typed with its mistakes put right; null when there are none. */
  readonly words: string | null;
  readonly closeTo: CloseWords;
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
type Said = Partial<Pick<ProductList, 'relaxed' | 'spelling' | 'more'>>;

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
  said: Said = {},
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
