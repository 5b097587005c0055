import {
  AdminProductRow,
  type AdminListProductsQuery,
  type AdminProductList,
} from '@green-apple/contracts-http';
import { z } from 'zod';
import type { Reader } from '../pools.ts';
import { branchesSql } from '../catalog/branches-sql.ts';
import { countedSql } from '../counted-sql.ts';
import { decodeCursor, encodeCursor } from './cursor.ts';
import { toProductSearch } from './product-query.ts';

/** The columns of the list; the price is the lowest one a shopper pays now for an active variant. */
const ROW_SQL = `
  select p.id, p.slug, p.title, p.subtitle, b.name as brand, c.name as category, p.status,
    p.images -> 0 as image, price.minor as "priceMinor", price.currency as "priceCurrency",
    coalesce(stock.available, 0) as available, to_json(p.updated_at) #>> '{}' as "updatedAt", p.version,
    to_json(p.published_at) #>> '{}' as "publishedAt", to_json(p.published_until) #>> '{}' as "publishedUntil"
  from page
  join catalog.product p on p.id = page.id
  join catalog.brand b on b.id = p.brand_id
  join catalog.category c on c.id = p.category_id
  left join lateral (
    select case when r.sale_minor < r.list_minor and coalesce(r.sale_starts_at <= now(), true)
        and coalesce(r.sale_ends_at > now(), true) then r.sale_minor else r.list_minor end as minor, r.currency
    from catalog.variant v join pricing.price r on r.variant_id = v.id and r.market = $market
    where v.product_id = p.id and v.active order by 1 limit 1) price on true
  left join lateral (
    select sum(s.on_hand - s.reserved)::int as available
    from catalog.variant v join inventory.stock_level s on s.variant_id = v.id
    where v.product_id = p.id and v.active) stock on true`;

const BRANCHES = branchesSql('c.slug = $category');
/** By their ids, of which the planner knows how many products they have. */
const IN_CATEGORY = 'p.category_id = any(cast($categories as uuid[]))';
const BY_WORDS = `p.search_vector @@ to_tsquery('english', $words)`;
const BY_SKU =
  'p.id = any(array(select product_id from catalog.variant where sku like $sku limit 500))';

/** What was asked for, and nothing else: the planner takes an index for a condition only where that always stands. */
function matchesOf(
  { status, q }: AdminListProductsQuery,
  categories: readonly string[] | undefined,
) {
  const search = q === undefined || q === '' ? null : toProductSearch(q);
  const words = search?.words ?? null;
  return {
    sql: [
      ...(status === undefined ? [] : ['p.status = $status']),
      ...(categories === undefined ? [] : [IN_CATEGORY]),
      ...(search === null ? [] : [words === null ? BY_SKU : `(${BY_WORDS} or ${BY_SKU})`]),
    ].join(' and '),
    parameters: {
      ...(status === undefined ? {} : { status }),
      ...(categories === undefined ? {} : { categories }),
      ...(search === null ? {} : { sku: search.sku }),
      ...(words === null ? {} : { words }),
    },
  };
}

/** How each sort walks: what decides the order, and what comes after the last row of a page. */
const SORTS = {
  updated: {
    order: 'p.updated_at desc, p.id',
    after: `(p.updated_at < cast($last as timestamptz)
      or (p.updated_at = cast($last as timestamptz) and p.id > cast($lastId as uuid)))`,
    cursor: z.tuple([z.iso.datetime({ offset: true }), z.uuid()]),
  },
  title: {
    order: 'p.title, p.id',
    after: `(p.title, p.id) > ($last, cast($lastId as uuid))`,
    cursor: z.tuple([z.string(), z.uuid()]),
  },
} as const;

interface Row extends Omit<AdminProductRow, 'priceFrom'> {
  readonly priceMinor: string | null;
  readonly priceCurrency: string | null;
}

/** Products of every state as the back office lists them. */
export class ProductListReader {
  readonly #reader: Reader;
  readonly #market: string;

  constructor(reader: Reader, market = 'US') {
    this.#reader = reader;
    this.#market = market;
  }

  /** One page; null when the cursor is none of this list and sort. */
  async page(query: AdminListProductsQuery): Promise<AdminProductList | null> {
    const sort = SORTS[query.sort];
    const place = query.cursor === undefined ? null : decodeCursor(query.cursor, sort.cursor);
    if (query.cursor !== undefined && place === null) return null;
    const { sql, parameters } = matchesOf(query, await this.#branches(query.category));
    const matches = sql === '' ? 'true' : sql;
    const after = place === null ? 'true' : sort.after;
    const [rows, [count]] = await Promise.all([
      this.#reader.select<Row>(
        `with page as materialized (
           select p.id from catalog.product p where ${matches} and ${after}
           order by ${sort.order} limit $rows)
         ${ROW_SQL} order by ${sort.order}`,
        {
          ...parameters,
          ...(place === null ? {} : { last: place[0], lastId: place[1] }),
          market: this.#market,
          rows: query.limit + 1,
        },
      ),
      this.#reader.select<{ total: number }>(
        countedSql(`from catalog.product p where ${matches}`),
        parameters,
      ),
    ]);
    const items = rows.slice(0, query.limit).map(toAdminProductRow);
    const last = items.at(-1);
    return {
      items,
      total: count?.total ?? 0,
      nextCursor:
        last === undefined || rows.length <= query.limit
          ? null
          : encodeCursor([query.sort === 'title' ? last.title : last.updatedAt, last.id]),
    };
  }

  /** A category and what grows from it; undefined where none was asked for. */
  async #branches(category: string | undefined): Promise<string[] | undefined> {
    if (category === undefined) return undefined;
    const rows = await this.#reader.select<{ id: string }>(BRANCHES, { category });
    return rows.map(({ id }) => id);
  }
}

function toAdminProductRow({ priceMinor, priceCurrency, ...row }: Row): AdminProductRow {
  const priceFrom =
    priceMinor === null ? null : { minor: Number(priceMinor), currency: priceCurrency };
  return AdminProductRow.parse({ ...row, image: row.image ?? null, priceFrom });
}
