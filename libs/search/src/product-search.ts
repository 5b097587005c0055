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
import type { Currency } from '@green-apple/domain-money';
import { US, type LocaleCode, type Market } from '@green-apple/domain-pricing';
import type { PageResponse } from './answers/card.mapper.ts';
import { foundNothing, toRelaxed } from './answers/list.mapper.ts';
import { toSuggestions } from './answers/suggestions.mapper.ts';
import type { Answer, Ask, Total } from './asking/ask.ts';
import { SCALE, type Scale } from './asking/catalogue-sample.ts';
import { cardsOf, toList, type Said } from './asking/list-ask.ts';
import { ListAsker } from './asking/list-asker.ts';
import type { Reading, SearchBatch } from './asking/search-batch.ts';
import { Spellings, askOf, type Question } from './asking/spellings.ts';
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
import type { SearchClient } from './engine/search-client.ts';
import type { ListQuery } from './query/list-filters.ts';
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

/** What was probably meant by what was typed. */
interface Meant {
  readonly words: string;
  /** What it brings, where that has been asked. */
  readonly found?: Answer;
}

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
  readonly #currency: Currency;
  readonly #clock: () => number;
  readonly #asker: ListAsker;
  readonly #spellings = new Spellings();

  /** `alias` is what {@link indexNames} calls so. */
  constructor(client: SearchClient, alias: string, options: ProductSearchOptions = {}) {
    this.#rules = options.rules ?? (() => NO_RULES);
    this.#attributes = options.attributes ?? (() => []);
    this.#clock = options.clock ?? (() => performance.now());
    const { market = US, scale = SCALE } = options;
    this.#currency = market.currency;
    this.#asker = new ListAsker(client, alias, { market, scale, clock: this.#clock });
  }

  async list(query: ListQuery, now: string, signal?: AbortSignal): Promise<ProductList> {
    const begun = this.#clock();
    const ask: Ask = {
      query,
      matching: 'every-word',
      cursor: cursorOf(query),
      tuning: tuningOf(this.#rules(), query, now),
      counted: { attributes: this.#attributes(), isApart: await this.#asker.isApart() },
      currency: this.#currency,
      spellings: this.#spellings,
      line: this.#asker.line(),
      signal,
    };
    const { q } = query;
    if (q === undefined) return toList(ask, await this.#asker.ask(ask));
    if (ask.cursor?.taken) return this.#goOn(ask, q, ask.cursor.taken);
    const { exact, meant } = await this.#asTyped(ask, q);
    if (foundNothing(exact.counts))
      return (await this.#respelt(ask, meant)) ?? (await this.#widened(ask, meant?.words ?? q));
    const isPressed = this.#asker.isCrowded && this.#clock() - begun > PRESSED_AFTER_MS;
    return toList(ask, exact, isPressed ? {} : await this.#besides(ask, exact));
  }

  /**
   * A list by its words as they were typed. Where their mistakes are known from whoever made them before, nothing is going to be
   * found: what was meant is asked on the same trips.
   */
  async #asTyped(ask: Ask, q: string): Promise<{ exact: Answer; meant: Meant | null }> {
    const known = this.#knownMistakes(ask, q);
    if (known !== null) {
      const [exact, found] = await this.#asker.askBoth(ask, inWords(ask, known));
      return { exact, meant: { words: known, found } };
    }
    const exact = await this.#asker.ask(ask);
    const words = exact.spelling ? respell(q, exact.spelling) : null;
    return { exact, meant: words === null ? null : { words } };
  }

  /** What was typed with its mistakes put right; null where it has none that are known. */
  #knownMistakes({ query, cursor }: Ask, q: string): string | null {
    const about = wordsOfQuery(query)?.about ?? '';
    if (cursor !== null || about === '') return null;
    const known = this.#spellings.of('unknown', about, query.locale);
    return known && respell(q, known);
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
    const batch = this.#asker.batch(ask);
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
    const batch = this.#asker.batch(ask);
    const count = askCount(ask, most, batch);
    await batch.send();
    return count();
  }

  /** The list of what was probably meant; null when nothing was mistyped or that matches nothing either. */
  async #respelt(ask: Ask, meant: Meant | null): Promise<ProductList | null> {
    if (meant === null) return null;
    const { words } = meant;
    const found = meant.found ?? (await this.#asker.ask(inWords(ask, words)));
    return foundNothing(found.counts) ? null : respeltList(ask, found, words);
  }

  /** Similar words, or else any of those that were probably meant, said as such. */
  async #widened(ask: Ask, meant: string): Promise<ProductList> {
    const batch = this.#asker.batch(ask);
    const close = this.#closeTo(ask, batch);
    // Mostly there is none: that costs far less to know than their page and counts.
    const counting = close.known ? askCount(closeTo(ask, close.known), 1, batch) : null;
    const some = await this.#asker.ask(anyOf(ask, meant), batch);
    const similar = closeTo(ask, close.read());
    return (counting ? counting() : await this.#count(similar, 1)) === 0
      ? relaxedList(ask, some, meant)
      : similarList(ask, await this.#asker.ask(similar));
  }

  /** The next page of a list whose words were not taken as they were typed. */
  async #goOn(ask: Ask, typed: string, { width, words = typed }: TakenAs): Promise<ProductList> {
    switch (width) {
      case 'every-word':
        return respeltList(ask, await this.#asker.ask(inWords(ask, words)), words);
      case 'any-word':
        return relaxedList(ask, await this.#asker.ask(anyOf(ask, words)), words);
      case 'similar': {
        const batch = this.#asker.batch(ask);
        const close = this.#closeTo(ask, batch);
        await batch.send();
        return similarList(ask, await this.#asker.ask(closeTo(ask, close.read())));
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
    const line = this.#asker.line(true);
    const isApart = await this.#asker.isApart();
    const ask = async (...steps: SuggestStep[]) => {
      const batch = this.#asker.batch({ query: { locale }, line, signal });
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
}
