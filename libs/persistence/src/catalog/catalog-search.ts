import type { Facet, ProductList, Suggestions } from '@green-apple/contracts-http';
import {
  FORM_LABELS,
  GOAL_LABELS,
  PRICE_RANGES,
  UnknownCursorError,
  isRangeSelected,
  labelOf,
  priceRangeLabel,
  priceRangeValue,
  readCursor,
  readShopperWords,
  writeCursor,
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
import {
  listSql,
  longWords,
  sortWidth,
  type Matching,
  type ScopedQuery,
} from './catalog-search-sql.ts';
import { inLanguage } from './in-language.ts';
import { ON_SALE_IN_SHOP, PRICED_HERE } from './projection.ts';
import { CatalogReader, type CatalogSource } from './catalog.reader.ts';

interface Counted {
  readonly value: string;
  readonly label?: string;
  readonly count: number;
}

interface ListRow {
  readonly page: readonly { readonly id: string; readonly after: (string | number)[] }[];
  readonly total: number;
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
  ): Facet => ({
    name,
    label,
    values: values.map(({ value, label: own, count }) => ({
      value,
      label: own ?? labelOf(labels, value),
      count,
      selected: selected.includes(value),
    })),
  });
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

/** Lists and search from Postgres: the contract of the search engine with fewer facets. */
export class CatalogSearch {
  readonly #source: CatalogSource;
  readonly #reader: CatalogReader;
  readonly #market: MarketCode;
  #trigrams: boolean | undefined;

  constructor(source: CatalogSource, market: MarketCode = US.code) {
    this.#source = source;
    this.#reader = new CatalogReader(source, market);
    this.#market = market;
  }

  /** Throws {@link UnknownCursorError} for a cursor that is not ours. `now` is ISO 8601. */
  async list(query: ScopedQuery, now: string): Promise<ProductList> {
    let row = await this.#run(query, 'every-word');
    let relaxed: string | null = null;
    const { about } = readShopperWords(query.q ?? '', query.locale);
    if (row.total === 0 && longWords(about).length > 0) {
      row = await this.#run(query, (await this.#hasTrigrams()) ? 'similar' : 'same-start');
      if (row.total === 0) {
        row = await this.#run(query, 'any-word');
        if (row.total > 0) relaxed = 'Showing products that match some of your words';
      }
    }
    return this.#toList(query, row, relaxed, now);
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

  #titles(parameters: Parameters): Promise<Suggestions['products']> {
    return this.#source.select<Suggestions['products'][number]>(
      `select p.slug, p.title, b.name as brand, p.images -> 0 as image
       from catalog.product p join catalog.brand b on b.id = p.brand_id
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
       from catalog.product p join catalog.brand b on b.id = p.brand_id
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

  async #run(query: ScopedQuery, matching: Matching): Promise<ListRow> {
    const cursor = query.cursor === undefined ? null : readCursor(query.cursor);
    const sort = query.sort ?? 'relevance';
    const foreign = cursor?.engine !== 'postgres';
    if (
      query.cursor !== undefined &&
      (!cursor || cursor.sort !== sort || (!foreign && cursor.after.length !== sortWidth(sort)))
    )
      throw new UnknownCursorError('the cursor does not belong to this list');
    const statement = listSql(query, {
      matching,
      market: this.#market,
      after: cursor && !foreign ? cursor.after : null,
      skip: cursor && foreign ? cursor.seen : 0,
    });
    const [row] = await this.#source.select<ListRow>(statement.sql, statement.parameters);
    if (!row) throw new Error('a list without a row');
    return row;
  }

  async #toList(
    query: ScopedQuery,
    row: ListRow,
    relaxed: string | null,
    now: string,
  ): Promise<ProductList> {
    const shown = row.page.slice(0, query.limit);
    const { products } = await this.#reader.byIds(shown.map(({ id }) => id));
    const byId = new Map(products.map((product) => [product.id, product]));
    const last = row.page.length > query.limit ? shown.at(-1) : undefined;
    const seen = (query.cursor ? (readCursor(query.cursor)?.seen ?? 0) : 0) + shown.length;
    return {
      items: shown.flatMap(({ id }) => {
        const product = byId.get(id);
        const shown = product && inLanguage(product, query.locale ?? BASE_LOCALE);
        return (shown && toProductCard(shown, now)) ?? [];
      }),
      total: row.total,
      facets: toFacets(row, query, currencySign(marketOf(this.#market).currency)),
      nextCursor: last
        ? writeCursor({
            engine: 'postgres',
            sort: query.sort ?? 'relevance',
            seen,
            after: last.after,
          })
        : null,
      more: [],
      source: 'postgres',
      relaxed,
      spelling: null,
    };
  }
}
