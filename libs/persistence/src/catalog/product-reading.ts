import { MARKETS, TRANSLATION_LOCALES, US, type MarketCode } from '@green-apple/domain-pricing';
import { DATABASE_IDENTITY, HISTORY_NUMBER, type HistoryPoint } from '../readers/history-point.ts';
import type { CatalogSource } from './catalog-source.ts';
import { projectionSql, type StockedProjection } from './projection.ts';

/** Products as one snapshot saw them. */
export interface ProductReading {
  /** The number of a {@link HistoryPoint} whose commits the snapshot has all seen; 0 when none is known. */
  readonly readPoint: number;
  readonly server: 'reader' | 'writer';
  /** Absent ids are not for sale: unpublished, unknown, or without a page. */
  readonly products: readonly StockedProjection[];
}

/** A page of all products that were published when it was begun. */
export interface ProductPage extends ProductReading {
  /** After which id the next page begins; null after the last one. */
  readonly next: string | null;
}

export interface PageQuestion {
  /** A statement that tells ids in their order, `$size` of them at most. */
  readonly ids: string;
  readonly parameters: object;
  readonly size: number;
  readonly since: HistoryPoint | undefined;
}

export interface ReadingQuestion {
  /** Fixed fragments over the alias `p`, as {@link projectionSql} takes them. */
  readonly where: string;
  readonly order?: string;
  readonly parameters: object;
  readonly market: MarketCode;
  /** A reader answers only when it has seen all until then. */
  readonly since: HistoryPoint | undefined;
}

/** The home market's reading tells of every market: the index is made from it. */
const othersThan = (market: MarketCode): MarketCode[] =>
  market === US.code ? MARKETS.flatMap(({ code }) => (code === market ? [] : [code])) : [];

interface Row<Item> {
  readonly writerPoint: string | null;
  /** On a reader the database that it is a copy of. */
  readonly copyOf: string | null;
  readonly items: readonly Item[];
}

/** What a statement finds, with how much its snapshot has surely seen, in one statement. */
async function readSeen<Item>(
  source: CatalogSource,
  statement: string,
  parameters: object,
  since: HistoryPoint | undefined,
): Promise<Pick<ProductReading, 'readPoint' | 'server'> & { readonly items: readonly Item[] }> {
  const [row] = await source.select<Row<Item>>(
    `select ${HISTORY_NUMBER} as "writerPoint",
       case when pg_is_in_recovery() then ${DATABASE_IDENTITY} end as "copyOf",
       coalesce((select json_agg(item) from (${statement}) item), '[]'::json) as items`,
    { ...parameters },
    { prepared: true, after: since?.position },
  );
  if (!row) throw new Error('a reading without a row');
  const { writerPoint, copyOf, items } = row;
  if (writerPoint !== null) return { readPoint: Number(writerPoint), server: 'writer', items };
  const known = since !== undefined && copyOf === since.database;
  return { readPoint: known ? since.number : 0, server: 'reader', items };
}

/** Whole products. */
export async function readProducts(
  source: CatalogSource,
  { where, order = '', parameters, market, since }: ReadingQuestion,
): Promise<ProductReading> {
  const { items: products, ...seen } = await readSeen<StockedProjection>(
    source,
    projectionSql({ where, order, stocked: true, translated: true }),
    { ...parameters, market, elsewhere: othersThan(market), locales: TRANSLATION_LOCALES },
    since,
  );
  return { ...seen, products };
}

/**
 * A page of whole products, of those that `ids` finds, a statement over the alias `p`. They are read by a statement of its own
 * (`read`), and the page has seen no more than the first of the two: who was published in between is not on it.
 */
export async function readPage(
  source: CatalogSource,
  { ids, parameters, size, since }: PageQuestion,
  read: (ids: readonly string[]) => Promise<ProductReading>,
): Promise<ProductPage> {
  const found = await readSeen<{ readonly id: string }>(
    source,
    ids,
    { ...parameters, size },
    since,
  );
  const reading = await read(found.items.map(({ id }) => id));
  return {
    ...reading,
    readPoint: Math.min(found.readPoint, reading.readPoint),
    next: found.items.length < size ? null : (found.items.at(-1)?.id ?? null),
  };
}
