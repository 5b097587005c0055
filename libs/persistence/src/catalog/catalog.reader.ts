import type { CategoryDto } from '@green-apple/contracts-http';
import { BASE_LOCALE, US, type MarketCode } from '@green-apple/domain-pricing';
import { arrayParameter } from '../array-parameter.ts';
import { DATABASE_IDENTITY, HISTORY_POINT, type HistoryPoint } from '../readers/history-point.ts';
import { branchesSql } from './branches-sql.ts';
import { isPriced } from './catalog.mapper.ts';
import type { CatalogSource } from './catalog-source.ts';
import { changedByClock } from './changed-by-clock.ts';
import { inLanguage } from './in-language.ts';
import {
  readPage,
  readProducts,
  type ProductPage,
  type ProductReading,
} from './product-reading.ts';
import {
  ON_SALE_IN_SHOP,
  PRICED_HERE,
  projectionSql,
  type Detail,
  type DetailedVariant,
  type ProductProjection,
  type ProjectedVariant,
  type ProjectionRow,
} from './projection.ts';

const bySlugSql = (detailed: Detail, translated: boolean): string =>
  projectionSql({
    where: `p.slug = any(${arrayParameter('slugs', 'text')}) and ${ON_SALE_IN_SHOP}`,
    detailed,
    translated,
  });
const BY_SLUG = { single: bySlugSql('single', false), every: bySlugSql('every', false) };
const BY_SLUG_TRANSLATED = { single: bySlugSql('single', true), every: bySlugSql('every', true) };

const IDS = arrayParameter('ids', 'uuid');

/** What has a page of its own that it wants to be found by. */
const LISTED = `not p.noindex and p.seo_canonical is null`;
/** Numbers that ids are spread over. */
const SHARES = 2 ** 31;
const IN_SHARE = `(hashtext(p.id::text) & 2147483647) between cast($first as integer) and cast($last as integer)`;

/** One of `parts` shares, as {@link IN_SHARE} takes it. */
function shareOf(part: number, parts: number): { readonly first: number; readonly last: number } {
  const begin = (share: number): number => Math.floor((share * SHARES) / parts);
  return { first: begin(part), last: begin(part + 1) - 1 };
}

/** Nobody needs to know exactly: a sixteenth of a million tells it to a percent. */
const COUNTED_SHARES = 16;

/** Before every id. */
const NO_ID = '00000000-0000-0000-0000-000000000000';

const toProjection = <V extends ProjectedVariant>(
  row: ProjectionRow<V>,
  locale: string,
): ProductProjection<V> => inLanguage(row, locale);

/** The parameter that a statement in another language takes. */
const languageOf = (locale: string): { readonly locales?: readonly string[] } =>
  locale === BASE_LOCALE ? {} : { locales: [locale] };

const near = (found: readonly { id: string; near: number }[], id: string): number =>
  found.find((one) => one.id === id)?.near ?? 0;

/** Products that one thing is about; a category with its branches, an attribute with the sizes that have it. */
export type ProductGroup =
  { readonly brandId: string } | { readonly categoryId: string } | { readonly attributeId: string };

function memberOf(group: ProductGroup): [condition: string, id: string] {
  if ('brandId' in group) return ['p.brand_id = cast($id as uuid)', group.brandId];
  if ('attributeId' in group) {
    const code = '(select a.code from catalog.attribute a where a.id = cast($id as uuid))';
    return [
      `(jsonb_exists(p.attributes, ${code}) or exists (select from catalog.variant v
         where v.product_id = p.id and jsonb_exists(v.attributes, ${code})))`,
      group.attributeId,
    ];
  }
  return [`p.category_id in (${branchesSql('c.id = cast($id as uuid)')})`, group.categoryId];
}

/** Reads of the catalogue for pages and for the search index. Writes nothing. */
export class CatalogReader {
  readonly #source: CatalogSource;
  readonly #market: MarketCode;
  /** What this market's shop may show now. */
  readonly #shown: string;

  constructor(source: CatalogSource, market: MarketCode = US.code) {
    this.#source = source;
    this.#market = market;
    // Nearly everything is sold at home; what is not is left out by its missing price.
    this.#shown = market === US.code ? ON_SALE_IN_SHOP : `${ON_SALE_IN_SHOP} and ${PRICED_HERE}`;
  }

  /** Published products with stores and lots, in a language and the order of `slugs`; null where there is none by a name. */
  async bySlugs(
    slugs: readonly string[],
    locale: string = BASE_LOCALE,
  ): Promise<(ProductProjection<DetailedVariant> | null)[]> {
    const sql = locale === BASE_LOCALE ? BY_SLUG : BY_SLUG_TRANSLATED;
    const read = (statement: string, of: readonly string[]) =>
      this.#source.select<ProjectionRow<DetailedVariant>>(
        statement,
        { slugs: of, market: this.#market, ...languageOf(locale) },
        { prepared: true },
      );
    const found = await read(sql.single, slugs);
    const single = found.filter(({ isBundled }) => !isBundled);
    const bundled = found.filter(({ isBundled }) => isBundled).map(({ slug }) => slug);
    const every = bundled.length > 0 ? await read(sql.every, bundled) : [];
    const bySlug = new Map([...single, ...every].map((row) => [row.slug, row]));
    return slugs.map((slug) => {
      const row = bySlug.get(slug);
      return row ? toProjection(row, locale) : null;
    });
  }

  /** Where the product has gone that once had this address; null when none had, or it is not for sale. */
  async movedTo(slug: string): Promise<{ readonly id: string; readonly slug: string } | null> {
    const [row] = await this.#source.select<{ id: string; slug: string }>(
      `select p.id, p.slug from catalog.slug_history h join catalog.product p on p.id = h.product_id
       where h.slug = $slug and ${ON_SALE_IN_SHOP}`,
      { slug },
    );
    return row ?? null;
  }

  /** About how many pages search engines may list, by one of {@link COUNTED_SHARES} shares of them. */
  async countListed(): Promise<number> {
    const [row] = await this.#source.select<{ count: number }>(
      `select count(*)::int as count from catalog.product p
       where ${this.#shown} and ${LISTED} and ${IN_SHARE}`,
      { ...shareOf(0, COUNTED_SHARES), ...this.#where() },
    );
    return (row?.count ?? 0) * COUNTED_SHARES;
  }

  /** One of `parts` shares of the pages that search engines may list; a product stays in its share. */
  async listedPages(
    part: number,
    parts: number,
  ): Promise<{ readonly slug: string; readonly changedAt: string }[]> {
    if (part >= parts) return [];
    return this.#source.select(
      `select p.slug, to_char(p.updated_at at time zone 'UTC', 'YYYY-MM-DD"T"HH24:MI:SS"Z"') as "changedAt"
       from catalog.product p
       where ${this.#shown} and ${LISTED} and ${IN_SHARE}
       order by p.slug`,
      { ...shareOf(part, parts), ...this.#where() },
    );
  }

  /** The best-rated products of a category, then of a goal: what goes with a product of both. */
  async bestOf(
    { categoryId, goal }: { readonly categoryId: string; readonly goal: string },
    limit: number,
    locale: string = BASE_LOCALE,
  ): Promise<ProductProjection[]> {
    const best = (condition: string, near: number) =>
      `(select p.id, ${near} as near from catalog.product p where ${condition} and ${this.#shown}
        order by p.rating_average desc, p.rating_count desc, p.id limit $limit)`;
    const found = await this.#source.select<{ id: string; near: number }>(
      `select id, min(near) as near from (
         ${best('p.category_id = cast($categoryId as uuid)', 0)}
         union all ${best('p.goal = $goal', 1)}) found
       group by id order by near limit $limit`,
      { categoryId, goal, limit, ...this.#where() },
      { prepared: true },
    );
    const ids = found.map(({ id }) => id);
    const products = await this.#list(`p.id = any(${IDS})`, '', { ids }, locale);
    return products
      .toSorted((a, b) => b.ratingAverage - a.ratingAverage || b.ratingCount - a.ratingCount)
      .toSorted((a, b) => near(found, a.id) - near(found, b.id));
  }

  /** Those of `ids` that this market's shop may show now, in their order. */
  async named(ids: readonly string[], locale: string = BASE_LOCALE): Promise<ProductProjection[]> {
    if (ids.length === 0) return [];
    const products = await this.#list(
      `p.id = any(${IDS}) and ${ON_SALE_IN_SHOP}`,
      '',
      { ids },
      locale,
    );
    return products.filter(isPriced).toSorted((a, b) => ids.indexOf(a.id) - ids.indexOf(b.id));
  }

  /** The published ones among `ids`, in id order; from readers only of those that have seen all until `since`. */
  async byIds(ids: readonly string[], since?: HistoryPoint): Promise<ProductReading> {
    return readProducts(this.#source, {
      where: `p.id = any(${IDS}) and ${ON_SALE_IN_SHOP}`,
      order: 'order by p.id',
      parameters: { ids },
      market: this.#market,
      since,
    });
  }

  /**
   * One page of all published products in id order, the same way; `after` is where the page before said. Two statements: of
   * products after an id the server would plan all that is read of them anew each time, ten milliseconds.
   */
  page(after: string | null, size: number, since?: HistoryPoint): Promise<ProductPage> {
    const ids = `select p.id from catalog.product p
      where ${ON_SALE_IN_SHOP} and p.id > cast($after as uuid) order by p.id limit $size`;
    const parameters = { after: after ?? NO_ID };
    return readPage(this.#source, { ids, parameters, size, since }, (found) =>
      this.byIds(found, since),
    );
  }

  /** How many products the shop shows; what an index must hold. */
  async countPublished(): Promise<number> {
    const [row] = await this.#source.select<{ count: number }>(
      `select count(*)::int as count from catalog.product p where ${ON_SALE_IN_SHOP}`,
    );
    return row?.count ?? 0;
  }

  /**
   * Products whose price, publication, certificates or stock changed by the clock alone in `(after, until]` (ISO 8601).
   * Stock does at midnight: a lot is too old to be sold from then on, or what was sold ahead should be there.
   */
  changedByClock(after: string, until: string): Promise<string[]> {
    return changedByClock(this.#source, after, until);
  }

  /** Ids of published products of a group, in id order after `after`; `since` as in {@link byIds}. */
  async idsUnder(
    group: ProductGroup,
    after: string | null,
    size: number,
    since?: HistoryPoint,
  ): Promise<string[]> {
    const [condition, id] = memberOf(group);
    const rows = await this.#source.select<{ id: string }>(
      `select p.id from catalog.product p
       where ${ON_SALE_IN_SHOP} and ${condition} and p.id > cast($after as uuid)
       order by p.id limit $size`,
      { id, after: after ?? NO_ID, size },
      { after: since?.position },
    );
    return rows.map((row) => row.id);
  }

  /** Where the database's history is now; see {@link HistoryPoint}. Only the writer knows. */
  async historyPoint(): Promise<string> {
    const [row] = await this.#source.select<{ point: string }>(`select ${HISTORY_POINT} as point`);
    if (!row) throw new Error('the writer knows no point');
    return row.point;
  }

  /** Names the database itself: the same for its readers, another one after it was made anew. */
  async identity(): Promise<string> {
    const [row] = await this.#source.select<{ identity: string }>(
      `select ${DATABASE_IDENTITY} as identity`,
    );
    return row?.identity ?? '';
  }

  /** Products of these variants, in no order. */
  async productsOfVariants(variantIds: readonly string[]): Promise<string[]> {
    const rows = await this.#source.select<{ id: string }>(
      'select distinct product_id as id from catalog.variant where id = any(cast($variantIds as uuid[]))',
      { variantIds },
    );
    return rows.map(({ id }) => id);
  }

  /** The whole tree in display order. */
  async categories(): Promise<CategoryDto[]> {
    return this.#source.select<CategoryDto>(
      `select c.id, c.slug, c.name, c.blurb, parent.slug as "parentSlug"
       from catalog.category c left join catalog.category parent on parent.id = c.parent_id
       order by coalesce(parent.position, c.position), coalesce(parent.slug, c.slug),
         parent.slug is not null, c.position, c.slug`,
    );
  }

  /** The market, where `#shown` asks for it. */
  #where(): { readonly market?: MarketCode } {
    return this.#market === US.code ? {} : { market: this.#market };
  }

  async #list(
    where: string,
    order: string,
    parameters: object,
    locale: string,
  ): Promise<ProductProjection[]> {
    const rows = await this.#source.select<ProjectionRow>(
      projectionSql({ where, order, translated: locale !== BASE_LOCALE }),
      { ...parameters, market: this.#market, ...languageOf(locale) },
      { prepared: true },
    );
    return rows.map((row) => toProjection(row, locale));
  }
}
