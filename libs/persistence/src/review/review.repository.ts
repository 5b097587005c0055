import type { OrderReview, WriteReview } from '@green-apple/contracts-http';
import { REJECTIONS, mayReview, textFindings, type Rejection } from '@green-apple/domain-catalog';
import { v7 as uuidv7 } from 'uuid';
import { titleInOrder } from '../order/title-sql.ts';
import { insertOutbox } from '../outbox.ts';
import { writerSelect, type Writer } from '../pools.ts';
import type { Transaction } from '../transaction.ts';
import { voteHelpful } from './helpful-vote.ts';
import { productChanged } from './product-changed.ts';

/** Whoever cannot make up their mind after so many times has said enough. */
const MOST_VERSIONS = 30;

export interface WriteReviewInput {
  readonly orderId: string;
  readonly productId: string;
  readonly review: WriteReview;
  readonly correlationId: string;
}

export type WriteReviewResult =
  | { readonly code: 'WRITTEN' }
  | { readonly code: 'NOT_BOUGHT' }
  | { readonly code: 'NOT_ARRIVED' }
  | { readonly code: 'TOO_OFTEN' };

interface KnownReview extends WriteReview {
  readonly id: string;
  readonly state: 'pending' | 'published' | 'rejected';
  readonly version: number;
}

interface OrderReviewRow extends Omit<OrderReview, 'review'> {
  readonly review:
    (WriteReview & { state: KnownReview['state']; because: Rejection | null }) | null;
}

/** What is said of a review by its writer, in the names of the contract. */
const SAID = `r.stars, r.title, r.body as text, r.display_name as "displayName", r.used_for as "usedFor",
  r.used_how_long as "usedHowLong"`;

/** Reviews as their writers see them, on the writer. */
export class ReviewRepository {
  readonly #writer: Writer;

  constructor(writer: Writer) {
    this.#writer = writer;
  }

  /** The products of an order, each once, with what its buyer has said; null for an unknown order. */
  async ofOrder(orderId: string): Promise<{ possible: boolean; items: OrderReview[] } | null> {
    const [order] = await writerSelect<{ state: string }>(
      this.#writer,
      'select state from ordering."order" where id = cast($orderId as uuid)',
      { orderId },
    );
    if (!order) return null;
    const rows = await writerSelect<OrderReviewRow>(
      this.#writer,
      `select l.product_id as "productId", min(${titleInOrder('l.product_id', 'l.title')}) as title,
         p.images -> 0 as image,
         (select to_json(said) from (select ${SAID}, r.state, r.rejected_because as because
            from review.review r where r.order_id = l.order_id and r.product_id = l.product_id) said) as review
       from ordering.line l join ordering."order" o on o.id = l.order_id
       left join catalog.product p on p.id = l.product_id
       where l.order_id = cast($orderId as uuid)
       group by l.order_id, l.product_id, p.images order by min(l.position)`,
      { orderId },
    );
    return { possible: mayReview(order.state), items: rows.map(toOrderReview) };
  }

  /**
   * Keeps what a buyer says of a product of their order; said again, it replaces what was there and waits for a
   * moderator anew. The same words twice are once.
   */
  async write(input: WriteReviewInput, transaction: Transaction): Promise<WriteReviewResult> {
    const { orderId, productId, review } = input;
    const [bought] = await writerSelect<{ state: string }>(
      this.#writer,
      `select o.state from ordering."order" o where o.id = cast($orderId as uuid) and exists (
         select from ordering.line l where l.order_id = o.id and l.product_id = cast($productId as uuid))`,
      { orderId, productId },
      transaction,
    );
    if (!bought) return { code: 'NOT_BOUGHT' };
    if (!mayReview(bought.state)) return { code: 'NOT_ARRIVED' };
    const [known] = await writerSelect<KnownReview>(
      this.#writer,
      `select r.id, r.state, r.version, ${SAID} from review.review r
       where r.order_id = cast($orderId as uuid) and r.product_id = cast($productId as uuid) for update`,
      { orderId, productId },
      transaction,
    );
    if (known && saysTheSame(known, review)) return { code: 'WRITTEN' };
    if (known && known.version >= MOST_VERSIONS) return { code: 'TOO_OFTEN' };
    await this.#put(input, transaction);
    if (known?.state === 'published')
      await insertOutbox(this.#writer, transaction, [
        await productChanged(this.#writer, transaction, productId, input.correlationId),
      ]);
    return { code: 'WRITTEN' };
  }

  async #put({ orderId, productId, review }: WriteReviewInput, transaction: Transaction) {
    await writerSelect(
      this.#writer,
      `insert into review.review as r (id, product_id, order_id, stars, title, body, display_name, used_for,
         used_how_long, findings)
       values (cast($id as uuid), cast($productId as uuid), cast($orderId as uuid), cast($stars as smallint),
         $title, $text, $displayName, $usedFor, $usedHowLong, cast($findings as text[]))
       on conflict (order_id, product_id) do update set stars = excluded.stars, title = excluded.title,
         body = excluded.body, display_name = excluded.display_name, used_for = excluded.used_for,
         used_how_long = excluded.used_how_long, findings = excluded.findings, state = 'pending',
         rejected_because = null, decided_by = null, decided_at = null, written_at = now(),
         version = r.version + 1
       returning r.id`,
      {
        id: uuidv7(),
        productId,
        orderId,
        ...review,
        findings: textFindings(`${review.title}\n${review.text}\n${review.displayName}`),
      },
      transaction,
    );
  }

  /** One vote of each session for a published review; the count that holds now, null when there is none. */
  vote(
    id: string,
    sessionHash: Buffer,
    transaction: Transaction,
  ): Promise<{ helpfulCount: number } | null> {
    return voteHelpful(this.#writer, { about: 'review', id, sessionHash }, transaction);
  }
}

const saysTheSame = (known: WriteReview, said: WriteReview): boolean =>
  (['stars', 'title', 'text', 'displayName', 'usedFor', 'usedHowLong'] as const).every(
    (field) => known[field] === said[field],
  );

function toOrderReview({ review, ...item }: OrderReviewRow): OrderReview {
  if (review === null) return { ...item, review };
  const { because, ...said } = review;
  return {
    ...item,
    review: { ...said, rejectedBecause: because === null ? null : REJECTIONS[because] },
  };
}
