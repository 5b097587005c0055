import { MARKETS, TRANSLATION_LOCALES, US, type MarketCode } from '@green-apple/domain-pricing';
import { DATABASE_IDENTITY, HISTORY_NUMBER, type HistoryPoint } from '../readers/history-point.ts';
import type { CatalogSource } from './catalog.reader.ts';
import { projectionSql, type StockedProjection } from './projection.ts';

/** Products as one snapshot saw them. */
export interface ProductReading {
  /** The number of a {@link HistoryPoint} whose commits the snapshot has all seen; 0 when none is known. */
  readonly readPoint: number;
  readonly server: 'reader' | 'writer';
  /** Absent ids are not for sale: unpublished, unknown, or without a page. */
  readonly products: readonly StockedProjection[];
}

/** A page of all products, as one snapshot saw those that were published when it was begun. */
export interface ProductPage extends ProductReading {
  /** After which id the next page begins; null after the last one. */
  readonly next: string | null;
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

interface Row {
  readonly writerPoint: string | null;
  /** On a reader the database that it is a copy of. */
  readonly copyOf: string | null;
  readonly products: readonly StockedProjection[];
}

/** The home market's reading tells of every market: the index is made from it. */
const othersThan = (market: MarketCode): MarketCode[] =>
  market === US.code ? MARKETS.flatMap(({ code }) => (code === market ? [] : [code])) : [];

/** Whole products, with how much their snapshot has surely seen, in one statement. */
export async function readProducts(
  source: CatalogSource,
  { where, order = '', parameters, market, since }: ReadingQuestion,
): Promise<ProductReading> {
  const [row] = await source.select<Row>(
    `select ${HISTORY_NUMBER} as "writerPoint",
       case when pg_is_in_recovery() then ${DATABASE_IDENTITY} end as "copyOf",
       coalesce((select json_agg(product) from (${projectionSql({ where, order, stocked: true, translated: true })}) product), '[]'::json)
         as products`,
    { ...parameters, market, elsewhere: othersThan(market), locales: TRANSLATION_LOCALES },
    { prepared: true, after: since?.position },
  );
  if (!row) throw new Error('a reading without a row');
  const { writerPoint, copyOf, products } = row;
  if (writerPoint !== null) return { readPoint: Number(writerPoint), server: 'writer', products };
  const known = since !== undefined && copyOf === since.database;
  return { readPoint: known ? since.number : 0, server: 'reader', products };
}
