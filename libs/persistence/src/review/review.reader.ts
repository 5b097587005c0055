import type {
  ListReviewsQuery,
  ReviewDto,
  ReviewList,
  ReviewSort,
} from '@green-apple/contracts-http';
import { averageStars, type StarCounts } from '@green-apple/domain-catalog';
import type { CatalogSource } from '../catalog/catalog-source.ts';
import { ON_SALE_IN_SHOP } from '../catalog/projection.ts';
import { VERIFIED, time } from './review-sql.ts';

/** What each order sorts by, the highest first; ids settle what is equal. */
const KEYS: Readonly<Record<ReviewSort, string>> = {
  newest: '(extract(epoch from r.published_at) * 1000000)::bigint',
  helpful: 'r.helpful_count::bigint',
  highest: 'r.stars::bigint',
  lowest: '-r.stars::bigint',
};

const CURSOR = /^(-?\d{1,17})~([0-9a-f-]{36})$/;

export type ReviewsReading =
  | { readonly code: 'FOUND'; readonly productId: string; readonly list: ReviewList }
  | { readonly code: 'PRODUCT_NOT_FOUND' }
  | { readonly code: 'CURSOR_UNKNOWN' };

interface Row extends Omit<ReviewDto, 'reply'> {
  readonly sortKey: string;
  readonly reply: string | null;
  readonly repliedAt: string | null;
}

/** What shoppers read of each other. */
export class ReviewReader {
  readonly #source: CatalogSource;

  constructor(source: CatalogSource) {
    this.#source = source;
  }

  /** Published reviews of a product that is for sale: a page of them, and figures over all. */
  async page(slug: string, query: ListReviewsQuery): Promise<ReviewsReading> {
    const after = query.cursor === undefined ? null : CURSOR.exec(query.cursor);
    if (query.cursor !== undefined && after === null) return { code: 'CURSOR_UNKNOWN' };
    const [product] = await this.#source.select<{ id: string }>(
      `select p.id from catalog.product p where p.slug = $slug and ${ON_SALE_IN_SHOP}`,
      { slug },
      { prepared: true },
    );
    if (!product) return { code: 'PRODUCT_NOT_FOUND' };
    const [starCounts, rows] = await Promise.all([
      this.#starCounts(product.id),
      this.#rows(product.id, query, after),
    ]);
    const shown = rows.slice(0, query.limit);
    const last = shown.at(-1);
    return {
      code: 'FOUND',
      productId: product.id,
      list: {
        average: averageStars(starCounts),
        count: starCounts.reduce((all, count) => all + count, 0),
        starCounts: [...starCounts],
        items: shown.map(toReviewDto),
        nextCursor: rows.length > query.limit && last ? `${last.sortKey}~${last.id}` : null,
      },
    };
  }

  async #starCounts(productId: string): Promise<StarCounts> {
    const rows = await this.#source.select<{ stars: number; count: number }>(
      `select stars, count(*)::int as count from review.review
       where product_id = cast($productId as uuid) and state = 'published' group by stars`,
      { productId },
      { prepared: true },
    );
    const of = (stars: number): number => rows.find((row) => row.stars === stars)?.count ?? 0;
    return [of(1), of(2), of(3), of(4), of(5)];
  }

  #rows(
    productId: string,
    { sort, stars, limit }: ListReviewsQuery,
    after: RegExpExecArray | null,
  ): Promise<Row[]> {
    const key = KEYS[sort];
    return this.#source.select<Row>(
      `select r.id, r.stars, r.title, r.body as text, r.display_name as "displayName",
         ${VERIFIED} as verified, r.used_for as "usedFor", r.used_how_long as "usedHowLong",
         ${time('r.written_at')} as "writtenAt", r.reply, ${time('r.replied_at')} as "repliedAt",
         r.helpful_count as "helpfulCount", (${key})::text as "sortKey"
       from review.review r
       where r.product_id = cast($productId as uuid) and r.state = 'published'
         and (cast($stars as integer) is null or r.stars = cast($stars as integer))
         and (cast($afterId as uuid) is null
           or (${key}, r.id) < (cast($afterKey as bigint), cast($afterId as uuid)))
       order by ${key} desc, r.id desc limit $limit`,
      {
        productId,
        stars: stars ?? null,
        afterKey: after?.[1] ?? null,
        afterId: after?.[2] ?? null,
        limit: limit + 1,
      },
      { prepared: true },
    );
  }
}

function toReviewDto({ sortKey: _, reply, repliedAt, ...review }: Row): ReviewDto {
  return {
    ...review,
    reply: reply === null || repliedAt === null ? null : { text: reply, at: repliedAt },
  };
}
