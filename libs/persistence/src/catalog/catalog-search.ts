import type { Facet, ProductList, Suggestions } from '@green-apple/contracts-http';
import {
  DEEPEST_IN_LIST,
  FORM_LABELS,
  GOAL_LABELS,
  NO_RULES,
  PRICE_RANGES,
  UnknownCursorError,
  isRangeSelected,
  labelOf,
  otherWays,
  placementOf,
  priceRangeLabel,
  priceRangeValue,
  readCursor,
  readShopperWords,
  writeCursor,
  type ListCursor,
  type SearchRules,
  type TakenAs,
} from '@green-apple/domain-catalog';
import { currencySign } from '@green-apple/domain-money';
import {
  BASE_LOCALE,
  marketOf,
  US,
  type LocaleCode,
  type MarketCode,
} from '@green-apple/domain-pricing';
import type { Parameters } from '../pools.ts';
import { toProductCard } from './catalog.mapper.ts';
import { BEST_KNOWN, listSql } from './catalog-search-sql.ts';
import { inLanguage } from './in-language.ts';
import type { ListTuning, ScopedQuery } from './list-conditions-sql.ts';
import { longWords, type Matching } from './list-words-sql.ts';
import { ON_SALE_IN_SHOP, PRICED_HERE } from './projection.ts';
import type { CatalogSource } from './catalog-source.ts';
import { CatalogReader } from './catalog.reader.ts';

interface Counted {
  readonly value: string;
  readonly label?: string;
  readonly count: number;
}

interface ListRow {
  readonly page: readonly { readonly id: string; readonly after: (string | number)[] }[];
  readonly total: number;
  /** By words and requirements alone, whatever was chosen. */
  readonly found: number;
  /** Whether there are more than were looked at. */
  readonly isCut: boolean;
  readonly category: readonly Counted[];
  readonly goal: readonly Counted[];
  readonly form: readonly Counted[];
  readonly price: readonly { readonly value: number; readonly count: number }[];
}

function toFacets(row: ListRow, query: ScopedQuery, sign: string): Facet[] {
  const named = (
    name: Facet['name'],
    label: string,
    values: readonly Counted[],
    selected: readonly string[],
    labels: Readonly<Record<string, string>> = {},
  ): Facet => {
    // What is selected stays in sight when nothing has it any more, so that it can be taken back.
    const missing = selected.filter((one) => !values.some(({ value }) => value === one));
    return {
      name,
      label,
      values: [...values, ...missing.map((value): Counted => ({ value, count: 0 }))].map(
        ({ value, label: own, count }) => ({
          value,
          label: own ?? labelOf(labels, value),
          count,
          selected: selected.includes(value),
        }),
      ),
    };
  };
  return [
    named('category', 'Category', row.category, query.category ? [query.category] : []),
    named('goal', 'Goal', row.goal, query.goal ?? [], GOAL_LABELS),
    named('form', 'Form', row.form, query.form ?? [], FORM_LABELS),
    {
      name: 'price',
      label: 'Price',
      values: PRICE_RANGES.map((range) => ({
        value: priceRangeValue(range),
        label: priceRangeLabel(range, sign),
        count: row.price
          .filter(({ value }) => value >= range.min && value <= (range.max ?? Infinity))
          .reduce((all, { count }) => all + count, 0),
        selected: isRangeSelected(range, query),
      })).filter(({ count, selected }) => count > 0 || selected),
    },
  ];
}

interface Ask {
  readonly query: ScopedQuery;
  readonly cursor: ListCursor | null;
  readonly tuning: ListTuning;
}

/** What is said of a list whose words were not taken as they were typed. */
type Said = Pick<ProductList, 'relaxed' | 'spelling'> & { readonly taken?: TakenAs };

/** `taken` is how, `typed` what stands in the search box. */
function saidOf(taken: TakenAs | undefined, typed: string | undefined): Said {
  if (!taken) return { relaxed: null, spelling: null };
  const { width, words = typed } = taken;
  const isPutRight = width === 'every-word' && words !== undefined && words !== typed;
  return {
    relaxed: width === 'any-word' ? 'Showing products that match some of your words' : null,
    spelling: isPutRight ? { words, searched: true } : null,
    taken,
  };
}

/** What employees have said about a list at `now` (ISO 8601); products of a collection stand before those of rules. */
function tuningOf(rules: SearchRules, query: ScopedQuery, now: string): ListTuning {
  const placement = placementOf(rules, query, now);
  const about = query.q ? readShopperWords(query.q, query.locale).about : '';
  return {
    ...placement,
    pinned: [...new Set([...(query.scope?.pinned ?? []), ...placement.pinned])],
    instead: about === '' ? [] : otherWays(about, rules.synonyms),
  };
}

/** The cursor of a query, checked against its order; null on the first page. */
function cursorOf({ cursor: text, sort = 'relevance' }: ScopedQuery): ListCursor | null {
  if (text === undefined) return null;
  const cursor = readCursor(text);
  if (cursor?.sort !== sort)
    throw new UnknownCursorError('the cursor does not belong to this list');
  return cursor;
}

/** Whether anything was chosen beside the words. */
const isChosen = ({ category, goal, brand, form, minPrice, maxPrice, ...query }: ScopedQuery) =>
  [category, minPrice, maxPrice, query.minRating, query.store].some((one) => one !== undefined) ||
  [goal, brand, form, query.attr].some((some) => (some?.length ?? 0) > 0);

/** When a catalogue is too large to be gone through for every list. */
export interface DatabaseScale {
  /** From so many products on. */
  readonly large: number;
  /** As many of a list are looked at then. */
  readonly most: number;
  /** As many of all are looked through for what is typed. */
  readonly suggested: number;
}
const SCALE: DatabaseScale = { large: 50_000, most: 1_000, suggested: 10_000 };
const SIZE_KEPT_MS = 600_000;

/**
 * Lists and search from Postgres: the contract of the search engine with fewer facets. Of a large catalogue the first
 * products are looked at, nothing is counted by facets, and numbers are told as approximate: what stands in for an engine
 * must not take seconds.
 */
export class CatalogSearch {
  readonly #source: CatalogSource;
  readonly #reader: CatalogReader;
  readonly #market: MarketCode;
  readonly #rules: () => SearchRules;
  readonly #scale: DatabaseScale;
  #trigrams: boolean | undefined;
  #size: { readonly products: number; readonly until: number } | undefined;

  /** `rules` are what employees have said, asked for every list. */
  constructor(
    source: CatalogSource,
    market: MarketCode = US.code,
    rules: () => SearchRules = () => NO_RULES,
    scale: DatabaseScale = SCALE,
  ) {
    this.#scale = scale;
    this.#source = source;
    this.#reader = new CatalogReader(source, market);
    this.#market = market;
    this.#rules = rules;
  }

  /** Throws {@link UnknownCursorError} for a cursor that is not ours. `now` is ISO 8601. */
  async list(query: ScopedQuery, now: string): Promise<ProductList> {
    const ask = { query, cursor: cursorOf(query), tuning: tuningOf(this.#rules(), query, now) };
    const { row, taken } = await this.#read(ask);
    return this.#toList(ask, row, saidOf(taken, query.q), now);
  }

  /** A list goes on as it began, whichever engine began it; each wider step is tried where there was nothing before. */
  async #read(ask: Ask): Promise<{ readonly row: ListRow; readonly taken?: TakenAs }> {
    const { query, cursor } = ask;
    const { q = '' } = query;
    if (q !== '' && cursor?.taken) {
      const { width, words = q } = cursor.taken;
      const row = await this.#run({ ...ask, query: { ...query, q: words } }, width);
      return { row, taken: cursor.taken };
    }
    const row = await this.#run(ask, 'every-word');
    const { about } = readShopperWords(q, query.locale);
    // Where only what was chosen excludes everything, the words are no matter.
    if (row.found > 0 || longWords(about).length === 0) return { row };
    for (const width of ['similar', 'any-word'] as const) {
      const wider = await this.#run(ask, width);
      if (wider.found > 0) return { row: wider, taken: { width } };
    }
    return { row };
  }

  /**
   * Products whose title, in the language asked for or as it was written, holds a word that begins like this, and
   * categories and brands of what is sold that do.
   */
  async suggest(q: string, locale?: LocaleCode): Promise<Suggestions> {
    const prefix = q.replace(/[\\%_]/g, (sign) => `\\${sign}`);
    const parameters = { start: `${prefix}%`, inside: `% ${prefix}%` };
    const [products, categories, brands] = await Promise.all([
      locale === undefined ? this.#titles(parameters) : this.#titlesIn(locale, parameters),
      this.#source.select<Suggestions['categories'][number]>(
        `select k.slug, k.name from catalog.category k where (k.name ilike $start or k.name ilike $inside)
           and exists (with recursive branch as (
               select k.id union all select c.id from catalog.category c join branch on c.parent_id = branch.id)
             select from catalog.product p join branch on branch.id = p.category_id
             where ${ON_SALE_IN_SHOP} and ${PRICED_HERE})
         order by k.position, k.slug limit 3`,
        { ...parameters, market: this.#market },
      ),
      this.#source.select<Suggestions['brands'][number]>(
        `select b.slug, b.name from catalog.brand b where (b.name ilike $start or b.name ilike $inside)
           and exists (select from catalog.product p
             where p.brand_id = b.id and ${ON_SALE_IN_SHOP} and ${PRICED_HERE})
         order by b.name limit 2`,
        { ...parameters, market: this.#market },
      ),
    ]);
    return { products, categories, brands, queries: [] };
  }

  /** About how many products there are, as the database has counted them for itself. */
  async #isLarge(): Promise<boolean> {
    if (this.#size === undefined || performance.now() > this.#size.until) {
      const [row] = await this.#source.select<{ products: number }>(
        `select reltuples::float8 as products from pg_class where oid = 'catalog.product'::regclass`,
      );
      this.#size = { products: row?.products ?? 0, until: performance.now() + SIZE_KEPT_MS };
    }
    return this.#size.products >= this.#scale.large;
  }

  /** What is looked through for what is typed. */
  async #suggested(): Promise<string> {
    if (!(await this.#isLarge())) return 'catalog.product';
    return `(select * from catalog.product p where ${ON_SALE_IN_SHOP}
      order by ${BEST_KNOWN} limit ${this.#scale.suggested})`;
  }

  async #titles(parameters: Parameters): Promise<Suggestions['products']> {
    return this.#source.select<Suggestions['products'][number]>(
      `select p.slug, p.title, b.name as brand, p.images -> 0 as image
       from ${await this.#suggested()} p join catalog.brand b on b.id = p.brand_id
       where ${ON_SALE_IN_SHOP} and ${PRICED_HERE}
         and (p.title ilike $start or p.title ilike $inside or b.name ilike $start)
       order by p.title ilike $start desc, p.rating_count desc, p.id limit 6`,
      { ...parameters, market: this.#market },
    );
  }

  async #titlesIn(locale: LocaleCode, parameters: Parameters): Promise<Suggestions['products']> {
    const title = `coalesce(t.texts ->> 'title', p.title)`;
    const rows = await this.#source.select<
      Suggestions['products'][number] & { readonly translated: boolean }
    >(
      `select p.slug, ${title} as title, b.name as brand, p.images -> 0 as image,
         jsonb_exists(t.texts, 'title') is true as translated
       from ${await this.#suggested()} p join catalog.brand b on b.id = p.brand_id
       left join catalog.product_translation t on t.product_id = p.id and t.locale = $locale
       where ${ON_SALE_IN_SHOP} and ${PRICED_HERE}
         and (${title} ilike $start or ${title} ilike $inside or p.title ilike $start or b.name ilike $start)
       order by ${title} ilike $start desc, p.rating_count desc, p.id limit 6`,
      { ...parameters, market: this.#market, locale },
    );
    return rows.map(({ translated, ...row }) => (translated ? { ...row, lang: locale } : row));
  }

  async #hasTrigrams(): Promise<boolean> {
    if (this.#trigrams !== undefined) return this.#trigrams;
    const [row] = await this.#source.select<{ found: boolean }>(
      `select to_regproc('word_similarity') is not null as found`,
    );
    this.#trigrams = row?.found ?? false;
    return this.#trigrams;
  }

  async #run({ query, cursor, tuning }: Ask, width: TakenAs['width']): Promise<ListRow> {
    const matching: Matching =
      width === 'similar' && !(await this.#hasTrigrams()) ? 'same-start' : width;
    const own = cursor?.engine === 'postgres';
    const most = (await this.#isLarge()) ? this.#scale.most : undefined;
    const statement = listSql(query, {
      matching,
      market: this.#market,
      after: own ? cursor.after : null,
      skip: own ? 0 : (cursor?.seen ?? 0),
      tuning,
      most,
    });
    const [row] = await this.#source.select<ListRow>(statement.sql, statement.parameters);
    if (!row) throw new Error('a list without a row');
    if (most === undefined) return row;
    // What a few of its products have says nothing of a list. Of words and choices it is known that together they find none.
    const found = row.found === 0 && isChosen(query) ? 1 : row.found;
    return { ...row, found, category: [], goal: [], form: [], price: [] };
  }

  async #toList(
    { query, cursor }: Ask,
    row: ListRow,
    { relaxed, spelling, taken }: Said,
    now: string,
  ): Promise<ProductList> {
    const shown = row.page.slice(0, query.limit);
    const { products } = await this.#reader.byIds(shown.map(({ id }) => id));
    const byId = new Map(products.map((product) => [product.id, product]));
    const seen = (cursor?.seen ?? 0) + shown.length;
    const goesOn = row.page.length > query.limit && seen < DEEPEST_IN_LIST;
    const last = goesOn ? shown.at(-1) : undefined;
    return {
      items: shown.flatMap(({ id }) => {
        const product = byId.get(id);
        const shown = product && inLanguage(product, query.locale ?? BASE_LOCALE);
        return (shown && toProductCard(shown, now)) ?? [];
      }),
      total: row.total,
      ...(row.isCut && row.total > 0 ? { approximate: true } : {}),
      facets: toFacets(row, query, currencySign(marketOf(this.#market).currency)),
      nextCursor: last
        ? writeCursor({
            engine: 'postgres',
            sort: query.sort ?? 'relevance',
            seen,
            after: last.after,
            ...(taken ? { taken } : {}),
          })
        : null,
      more: [],
      source: 'postgres',
      relaxed,
      spelling,
    };
  }
}
