import type { ListProductsQuery } from '@green-apple/contracts-http';
import type { Json } from '../query/list-filters.ts';

export type Sort = NonNullable<ListProductsQuery['sort']>;

/** The columns of each order, the first one first. */
export const SORTS: Readonly<Record<Sort, Json>> = {
  relevance: { standing: 'desc' },
  'price-asc': { price: 'asc' },
  'price-desc': { price: 'desc' },
  'serving-price': { servingPrice: 'asc' },
  rating: { rating: 'desc', ratingCount: 'desc' },
  newest: { publishedMs: 'desc' },
};

/** The least standing of what is weighed. */
export interface Bounds {
  readonly standing: number;
  /** Of products whose title says all that was typed; null where all of those are weighed. */
  readonly titled: number | null;
}

/** Columns that lists lie in the order of, greatest first, and that do not go with what they hold. */
export const CUT = ['rating', 'publishedMs'] as const;
export type Cut = (typeof CUT)[number];

/** How far down the order of a column the next page of a list is looked for. */
export interface Reach {
  readonly column: Cut;
  readonly least: number;
}

export const withinReach = ({ column, least }: Reach): Json => ({
  range: { [column]: { gte: least } },
});
