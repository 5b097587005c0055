import type { ListProductsQuery, ProductList, Suggestions } from '@green-apple/contracts-http';
import {
  NO_RULES,
  UnknownCursorError,
  readCursor,
  type AttributeDefinition,
  type ListCursor,
  type SearchRules,
  type TakenAs,
} from '@green-apple/domain-catalog';
import { US, type LocaleCode, type Market } from '@green-apple/domain-pricing';
import type { PageResponse } from './answers/card.mapper.ts';
import { foundNothing, toRelaxed } from './answers/list.mapper.ts';
import { toSuggestions } from './answers/suggestions.mapper.ts';
import { sampleOf, SCALE, type Sample, type Scale } from './asking/catalogue-sample.ts';
import { FilterShares } from './asking/filter-shares.ts';
import { askGuessed, askLook, type Begun } from './asking/large-list-ask.ts';
import {
  askWhole,
  cardsOf,
  toList,
  type Answer,
  type Ask,
  type Said,
  type Total,
} from './asking/list-ask.ts';
import { guess, guessedBy, isGuessed, textOf, wholeOf } from './asking/list-guess.ts';
import { KnownQuantiles } from './asking/quantiles.ts';
import { SearchBatch, tripsTo, type EngineTrips, type Reading } from './asking/search-batch.ts';
import { Spellings, askOf, type Question } from './asking/spellings.ts';
import { ToldAnswers } from './asking/told-answers.ts';
import { buildCountBody } from './bodies/build-facet-body.ts';
import { buildMoreBody, sortWidth } from './bodies/build-page-body.ts';
import {
  buildSpellingBody,
  closeWords,
  isWorthOffering,
  respell,
  type SpellingResponse,
} from './bodies/build-spelling-body.ts';
import { buildSuggestBody, type SuggestStep } from './bodies/build-suggest-body.ts';
import { ServingIndex } from './document/serving-index.ts';
import type { SearchClient } from './engine/search-client.ts';
import type { Json, ListQuery } from './query/list-filters.ts';
import type { CloseWords } from './query/text-query.ts';
import { tuningOf } from './query/tuning.ts';
import { wordsOfQuery } from './query/words-of-query.ts';

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
/** From then on what is nice to have is left out while others wait for the engine: half of what a page gives it. */
const PRESSED_AFTER_MS = 150;
/**
 * Searches of a trip are answered side by side, and so many in a trip are as many as a process can ask for while one is under
 * way: a second one would only find the engine busy, unless the first is held up by something slow.
 */
const TRIPS = { atOnce: 2, seats: 16, apartMs: 40 } as const;
/** As many are clearly more than a few. */
const MANY = 1_000;

/** The cursor of a query, checked against its order; null on the first page. */
export function cursorOf(query: Omit<ListProductsQuery, 'lang'>): ListCursor | null {
  if (query.cursor === undefined) return null;
  const cursor = readCursor(query.cursor);
  const sort = query.sort ?? 'relevance';
  const fits =
    cursor?.sort === sort &&
    (cursor.engine !== 'search' || cursor.after.length === sortWidth(sort));
  if (!cursor || !fits) throw new UnknownCursorError('the cursor does not belong to this list');
  return cursor;
}

const inWords = (ask: Ask, words: string): Ask => ({ ...ask, query: { ...ask.query, q: words } });
const closeTo = (ask: Ask, closeTo: CloseWords): Ask => ({ ...ask, matching: { closeTo } });
const anyOf = (ask: Ask, words: string): Ask => ({ ...inWords(ask, words), matching: 'any-word' });

/** How many products match the words of a list, whatever was chosen; not told beyond `most`. */
function askCount({ query, matching, tuning }: Ask, most: number, batch: SearchBatch) {
  const body = buildCountBody(query, matching, tuning, most);
  const answer = batch.add<Total>(body, true);
  return () => answer().hits.total.value;
}

const respeltList = (ask: Ask, found: Answer, words: string): ProductList =>
  toList(ask, found, {
    spelling: { words, searched: true },
    taken: { width: 'every-word', words },
  });

const similarList = (ask: Ask, found: Answer): ProductList =>
  toList(ask, found, { taken: { width: 'similar' } });

/** `words` are those of which some were found. */
const relaxedList = (ask: Ask, found: Answer, words: string): ProductList =>
  toList(ask, found, {
    ...toRelaxed(found.counts, ask.query, found.heard),
    taken: { width: 'any-word', ...(words === ask.query.q ? {} : { words }) },
  });

export interface ProductSearchOptions {
  /** What employees have said about lists, asked for every one. */
  readonly rules?: () => SearchRules;
  /** What can be said of products, as employees define it now. */
  readonly attributes?: () => readonly AttributeDefinition[];
  /** Whose prices and shelves; the home market's unless told. */
  readonly market?: Market;
  /** When a catalogue is large. */
  readonly scale?: Scale;
  /** Monotonic milliseconds. */
  readonly clock?: () => number;
}

/** Lists and search from the product index. */
export class ElasticsearchProductSearch implements ProductSearch {
  readonly #rules: () => SearchRules;
  readonly #attributes: () => readonly AttributeDefinition[];
  readonly #market: Market;
  readonly #scale: Scale;
  readonly #clock: () => number;
  readonly #trips: EngineTrips;
  readonly #index: ServingIndex;
  readonly #shares = new Map<LocaleCode | undefined, FilterShares>();
  readonly #quantiles = new KnownQuantiles();
  readonly #spellings = new Spellings();
  readonly #told: ToldAnswers;

  /** `alias` is what {@link indexNames} calls so. */
  constructor(client: SearchClient, alias: string, options: ProductSearchOptions = {}) {
    this.#rules = options.rules ?? (() => NO_RULES);
    this.#attributes = options.attributes ?? (() => []);
    this.#market = options.market ?? US;
    this.#scale = options.scale ?? SCALE;
    this.#clock = options.clock ?? (() => performance.now());
    this.#told = new ToldAnswers(this.#clock);
    this.#trips = tripsTo(client, alias, TRIPS);
    this.#index = new ServingIndex(client, alias);
  }

  async list(query: ListQuery, now: string, signal?: AbortSignal): Promise<ProductList> {
    const begun = this.#clock();
    const { isApart } = await this.#index.facts();
    const ask: Ask = {
      query,
      matching: 'every-word',
      cursor: cursorOf(query),
      tuning: tuningOf(this.#rules(), query, now),
      counted: { attributes: this.#attributes(), isApart },
      currency: this.#market.currency,
      spellings: this.#spellings,
      line: this.#trips.line(),
      signal,
    };
    const { q } = query;
    if (q !== undefined && ask.cursor?.taken) return this.#goOn(ask, q, ask.cursor.taken);
    const exact = await this.#ask(ask);
    if (q === undefined) return toList(ask, exact);
    if (!foundNothing(exact.counts)) {
      const isPressed = this.#trips.isCrowded && this.#clock() - begun > PRESSED_AFTER_MS;
      return toList(ask, exact, isPressed ? {} : await this.#besides(ask, exact));
    }
    const meant = exact.spelling ? respell(q, exact.spelling) : null;
    return (await this.#respelt(ask, meant)) ?? (await this.#widened(ask, meant ?? q));
  }

  /**
   * Beside a first page that holds little: what might be meant instead, and what matches some of the words. Filters
   * and exclusions hold all the same.
   */
  async #besides(ask: Ask, { page, counts }: Answer): Promise<Said> {
    const { query, cursor } = ask;
    const words = wordsOfQuery(query);
    const found = counts.hits.total.value;
    if (cursor !== null || !words || words.about === '' || found > SPARSE) return {};
    const cards = cardsOf(page);
    // Whose whole name was typed was meant.
    const isNamed = cards.some(({ title }) => title.toLowerCase() === words.wanted.toLowerCase());
    const isDoubted = found <= FEW && !isNamed && words.code === null && words.needs.length === 0;
    // Who types a code wants that one.
    const wantsMore = words.code === null && (query.sort ?? 'relevance') === 'relevance';
    const known = new Set(cards.map(({ id }) => id));
    const batch = this.#batch(ask);
    const asked = isDoubted ? this.#askSpelling('rare', words.about, ask, batch) : null;
    const wider = { ...query, limit: known.size + MORE };
    const more = wantsMore
      ? batch.add<PageResponse>(buildMoreBody(wider, words, ask.tuning))
      : null;
    await batch.send();
    const spelling = asked?.();
    const meant = spelling ? respell(query.q ?? '', spelling) : null;
    const isOffered =
      meant !== null && isWorthOffering(found, await this.#count(inWords(ask, meant), MANY));
    return {
      spelling: isOffered ? { words: meant, searched: false } : null,
      more: (more ? cardsOf(more()) : []).filter(({ id }) => !known.has(id)).slice(0, MORE),
    };
  }

  async #count(ask: Ask, most: number): Promise<number> {
    const batch = this.#batch(ask);
    const count = askCount(ask, most, batch);
    await batch.send();
    return count();
  }

  /** The list of what was probably meant; null when nothing was mistyped or that matches nothing either. */
  async #respelt(ask: Ask, words: string | null): Promise<ProductList | null> {
    if (words === null) return null;
    const found = await this.#ask(inWords(ask, words));
    return foundNothing(found.counts) ? null : respeltList(ask, found, words);
  }

  /** Similar words, or else any of those that were probably meant, said as such. */
  async #widened(ask: Ask, meant: string): Promise<ProductList> {
    const batch = this.#batch(ask);
    const close = this.#closeTo(ask, batch);
    // Mostly there is none: that costs far less to know than their page and counts.
    const counting = close.known ? askCount(closeTo(ask, close.known), 1, batch) : null;
    const some = await this.#ask(anyOf(ask, meant), batch);
    const similar = closeTo(ask, close.read());
    return (counting ? counting() : await this.#count(similar, 1)) === 0
      ? relaxedList(ask, some, meant)
      : similarList(ask, await this.#ask(similar));
  }

  /** The next page of a list whose words were not taken as they were typed. */
  async #goOn(ask: Ask, typed: string, { width, words = typed }: TakenAs): Promise<ProductList> {
    switch (width) {
      case 'every-word':
        return respeltList(ask, await this.#ask(inWords(ask, words)), words);
      case 'any-word':
        return relaxedList(ask, await this.#ask(anyOf(ask, words)), words);
      case 'similar': {
        const batch = this.#batch(ask);
        const close = this.#closeTo(ask, batch);
        await batch.send();
        return similarList(ask, await this.#ask(closeTo(ask, close.read())));
      }
    }
  }

  /** What the words of a list are close to; `known` before it is asked where each of them has been asked before. */
  #closeTo(ask: Ask, batch: SearchBatch) {
    const about = wordsOfQuery(ask.query)?.about ?? '';
    const found = this.#spellings.of('similar', about, ask.query.locale);
    const known = found && closeWords(about, found);
    if (known) return { known, read: () => known };
    const close = this.#askSpelling('similar', about, ask, batch);
    return { known, read: () => closeWords(about, close()) };
  }

  #askSpelling(
    question: Question,
    words: string,
    { query: { locale } }: Ask,
    batch: SearchBatch,
  ): Reading<SpellingResponse> {
    const known = this.#spellings.of(question, words, locale);
    if (known) return () => known;
    const answer = batch.add<SpellingResponse>(buildSpellingBody(askOf(question, words)), true);
    return () => {
      this.#spellings.learn(question, words, answer(), locale);
      return answer();
    };
  }

  async suggest(q: string, locale?: LocaleCode, signal?: AbortSignal): Promise<Suggestions> {
    // Who types does not wait for those who search.
    const line = this.#trips.line(true);
    const { isApart } = await this.#index.facts();
    const ask = async (...steps: SuggestStep[]) => {
      const batch = this.#batch({ query: { locale }, line, signal });
      const answers = steps.map((step) =>
        batch.add<PageResponse>(buildSuggestBody(q, step, isApart)),
      );
      await batch.send();
      return answers.map((answer) => answer());
    };
    const found = await ask('title', 'names');
    const isEmpty = found.every(({ hits }) => hits.hits.length === 0);
    return toSuggestions(isEmpty ? await ask('nearly') : found, q);
  }

  #batch({
    query,
    line,
    signal,
  }: Pick<Ask, 'line' | 'signal'> & { query: Pick<ListQuery, 'locale'> }): SearchBatch {
    return new SearchBatch({
      market: this.#market,
      locale: query.locale,
      line,
      signal,
      told: this.#told,
    });
  }

  /** Of the catalogue as it is now; null while it is small. */
  async #sample(): Promise<Sample | null> {
    return sampleOf((await this.#index.facts()).products, this.#scale);
  }

  /** Sends `first` with it, and whatever else was put into it. */
  async #ask(ask: Ask, first = this.#batch(ask)): Promise<Answer> {
    const sample = await this.#sample();
    if (sample === null) {
      const answer = askWhole(first, ask);
      await first.send();
      return answer();
    }
    const begun = await this.#begin(first, ask, sample);
    await first.send();
    const second = this.#batch(ask);
    const answer = begun.rest(second);
    await second.send();
    return answer();
  }

  async #begin(first: SearchBatch, ask: Ask, sample: Sample): Promise<Begun> {
    if (!isGuessed(ask)) return askLook(first, ask, sample);
    const shares = this.#sharesIn(ask.query.locale);
    const asking = async <Response extends object>(body: Json): Promise<Response> => {
      const batch = this.#batch(ask);
      const answer = batch.add<Response>(body, true);
      await batch.send();
      return answer();
    };
    const shareOf = await shares.of(guessedBy(ask), wholeOf(ask), sample, asking);
    const quantiles = await this.#quantiles.of(sample, asking);
    const products = shares.products ?? (await this.#index.facts()).products;
    const text = textOf(ask);
    const learned = text && shares.learned(text);
    const guessed = guess(ask, { products, quantiles, shareOf, learned }, sample);
    return askGuessed(first, ask, guessed, {
      sample,
      learn: (matches) => text && shares.learn(text, guessed.saidBy(matches)),
    });
  }

  /** Words let through what they do in their language. */
  #sharesIn(locale: LocaleCode | undefined): FilterShares {
    const known = this.#shares.get(locale) ?? new FilterShares();
    this.#shares.set(locale, known);
    return known;
  }
}
