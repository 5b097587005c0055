import type { ListQuestionsQuery, QuestionDto, QuestionList } from '@green-apple/contracts-http';
import type { CatalogSource } from '../catalog/catalog-source.ts';
import { ON_SALE_IN_SHOP } from '../catalog/projection.ts';
import { time } from '../review/review-sql.ts';

const CURSOR = /^(\d{1,9})~([0-9a-f-]{36})$/;

/** Answers of buyers below one question; more than these nobody reads. */
const MOST_ANSWERS = 5;

export type QuestionsReading =
  | { readonly code: 'FOUND'; readonly productId: string; readonly list: QuestionList }
  | { readonly code: 'PRODUCT_NOT_FOUND' }
  | { readonly code: 'CURSOR_UNKNOWN' };

const QUESTIONS = `select q.id, q.body as text, ${time('q.asked_at')} as "askedAt",
    json_build_object('text', q.answer, 'at', ${time('q.answered_at')}) as answer,
    coalesce((select json_agg(json_build_object('id', a.id, 'text', a.body,
          'writtenAt', ${time('a.written_at')}) order by a.published_at, a.id)
       from (select * from review.answer a where a.question_id = q.id and a.state = 'published'
             order by a.published_at, a.id limit ${MOST_ANSWERS}) a), '[]'::json) as "buyerAnswers",
    q.helpful_count as "helpfulCount"
  from review.question q
  where q.product_id = cast($productId as uuid) and q.state = 'published'`;

/** What shoppers read of each other's questions. */
export class QuestionReader {
  readonly #source: CatalogSource;

  constructor(source: CatalogSource) {
    this.#source = source;
  }

  /** Published questions of a product that is for sale, the most helpful first, then the newest. */
  async page(slug: string, query: ListQuestionsQuery): Promise<QuestionsReading> {
    const after = query.cursor === undefined ? null : CURSOR.exec(query.cursor);
    if (query.cursor !== undefined && after === null) return { code: 'CURSOR_UNKNOWN' };
    const [product] = await this.#source.select<{ id: string }>(
      `select p.id from catalog.product p where p.slug = $slug and ${ON_SALE_IN_SHOP}`,
      { slug },
      { prepared: true },
    );
    if (!product) return { code: 'PRODUCT_NOT_FOUND' };
    const [count, linked, rows] = await Promise.all([
      this.#count(product.id),
      this.#linked(product.id, query.linked),
      this.#rows(product.id, query.limit, after),
    ]);
    const items = rows.slice(0, query.limit);
    const last = items.at(-1);
    const nextCursor = rows.length > query.limit && last ? `${last.helpfulCount}~${last.id}` : null;
    return {
      code: 'FOUND',
      productId: product.id,
      list: { count, linked, items, nextCursor },
    };
  }

  async #count(productId: string): Promise<number> {
    const [row] = await this.#source.select<{ count: number }>(
      `select count(*)::int as count from review.question
       where product_id = cast($productId as uuid) and state = 'published'`,
      { productId },
      { prepared: true },
    );
    return row?.count ?? 0;
  }

  async #linked(productId: string, id: string | undefined): Promise<QuestionDto | null> {
    if (id === undefined) return null;
    const [row] = await this.#source.select<QuestionDto>(
      `${QUESTIONS} and q.id = cast($id as uuid)`,
      { productId, id },
      { prepared: true },
    );
    return row ?? null;
  }

  #rows(productId: string, limit: number, after: RegExpExecArray | null): Promise<QuestionDto[]> {
    return this.#source.select<QuestionDto>(
      `${QUESTIONS} and (cast($afterId as uuid) is null
         or (q.helpful_count, q.id) < (cast($afterCount as integer), cast($afterId as uuid)))
       order by q.helpful_count desc, q.id desc limit $limit`,
      {
        productId,
        afterCount: after?.[1] ?? null,
        afterId: after?.[2] ?? null,
        limit: limit + 1,
      },
      { prepared: true },
    );
  }
}
