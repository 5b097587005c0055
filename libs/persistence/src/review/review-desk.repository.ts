import type { AdminReview, DecideReview } from '@green-apple/contracts-http';
import { insertOutbox } from '../outbox.ts';
import { writerSelect, type Writer } from '../pools.ts';
import type { Transaction } from '../transaction.ts';
import { deskOrder, deskPage, type DeskPage, type DeskQuery } from './desk-page.ts';
import { productChanged } from './product-changed.ts';
import { VERIFIED, time } from './review-sql.ts';

const REVIEWS = `select r.id, json_build_object('id', p.id, 'slug', p.slug, 'title', p.title) as product,
    r.order_id as "orderId", ${VERIFIED} as verified, r.stars, r.title, r.body as text,
    r.display_name as "displayName", r.state, r.findings, r.rejected_because as "rejectedBecause",
    r.decided_by as "decidedBy", r.reply, ${time('r.written_at')} as "writtenAt", r.version
  from review.review r join catalog.product p on p.id = r.product_id`;

/** What each decision sets; the state it needs is part of the statement. */
const DECISIONS: Readonly<Record<DecideReview['decision'], { set: string; when: string }>> = {
  publish: {
    set: `state = 'published', rejected_because = null, published_at = coalesce(published_at, now()),
      decided_by = $by, decided_at = now()`,
    when: `state <> 'published'`,
  },
  reject: {
    set: `state = 'rejected', rejected_because = $because, decided_by = $by, decided_at = now()`,
    when: `state <> 'rejected'`,
  },
  reply: {
    set: `reply = nullif($reply, ''), replied_by = case when $reply = '' then null else $by end,
      replied_at = case when $reply = '' then null else now() end`,
    when: `state = 'published'`,
  },
};

export interface DecideReviewInput {
  readonly id: string;
  /** The version that the moderator has read: another one may say something else. */
  readonly version: number;
  readonly decision: DecideReview;
  readonly by: string;
  readonly correlationId: string;
}

/** Reviews as moderators see them, on the writer. */
export class ReviewDeskRepository {
  readonly #writer: Writer;

  constructor(writer: Writer) {
    this.#writer = writer;
  }

  /** One page; null when the cursor is none of it. */
  async page(query: DeskQuery): Promise<DeskPage<AdminReview> | null> {
    const read = deskOrder(query, { since: 'r.written_at', id: 'r.id' });
    if (read === null) return null;
    const rows = await writerSelect<AdminReview>(
      this.#writer,
      `${REVIEWS} where r.state = $state and ${read.after} order by ${read.order} limit $rows`,
      { ...read.bind, state: query.state },
    );
    return deskPage(
      rows.map((item) => ({ item, since: item.writtenAt })),
      query.limit,
    );
  }

  async waiting(): Promise<number> {
    const [row] = await writerSelect<{ count: number }>(
      this.#writer,
      `select count(*)::int as count from review.review where state = 'pending'`,
    );
    return row?.count ?? 0;
  }

  async one(id: string, transaction?: Transaction): Promise<AdminReview | null> {
    const [row] = await writerSelect<AdminReview>(
      this.#writer,
      `${REVIEWS} where r.id = cast($id as uuid)`,
      { id },
      transaction,
    );
    return row ?? null;
  }

  /** False when it is not in that version any more, or not in a state for it: nothing has changed then. */
  async decide(input: DecideReviewInput, transaction: Transaction): Promise<boolean> {
    const { decision, by, id, version, correlationId } = input;
    const { set, when } = DECISIONS[decision.decision];
    const values =
      decision.decision === 'reject'
        ? { because: decision.because }
        : decision.decision === 'reply'
          ? { reply: decision.reply }
          : {};
    const [decided] = await writerSelect<{ productId: string }>(
      this.#writer,
      `update review.review set ${set}, version = version + 1
       where id = cast($id as uuid) and version = cast($version as integer) and ${when}
       returning product_id as "productId"`,
      { id, version, by, ...values },
      transaction,
    );
    if (!decided) return false;
    await insertOutbox(this.#writer, transaction, [
      await productChanged(this.#writer, transaction, decided.productId, correlationId),
    ]);
    return true;
  }
}
