import type {
  AdminAnswer,
  AdminQuestion,
  DecideAnswer,
  DecideQuestion,
} from '@green-apple/contracts-http';
import { insertOutbox, type OutboxMessage } from '../outbox.ts';
import { writerSelect, type Writer } from '../pools.ts';
import { deskOrder, deskPage, type DeskPage, type DeskQuery } from '../review/desk-page.ts';
import { productChanged } from '../review/product-changed.ts';
import { time } from '../review/review-sql.ts';
import type { Transaction } from '../transaction.ts';

/** What a moderator sees of a question and of an answer alike. */
const MODERATED = (row: string): string =>
  `'id', ${row}.id, 'text', ${row}.body, 'state', ${row}.state, 'findings', ${row}.findings,
   'rejectedBecause', ${row}.rejected_because, 'decidedBy', ${row}.decided_by, 'version', ${row}.version`;

const ANSWER = `json_build_object(${MODERATED('a')}, 'orderId', a.order_id, 'writtenAt', ${time('a.written_at')})`;

const QUESTION = `json_build_object(${MODERATED('q')},
    'product', json_build_object('id', p.id, 'slug', p.slug, 'title', p.title),
    'askedAt', ${time('q.asked_at')}, 'answer', q.answer, 'answeredBy', q.answered_by,
    'wantsMail', exists (select from review.asker w where w.question_id = q.id),
    'answers', coalesce((select json_agg(${ANSWER} order by a.written_at, a.id)
       from review.answer a where a.question_id = q.id), '[]'::json))`;
const FROM = 'from review.question q join catalog.product p on p.id = q.product_id';

/** Waits for somebody: the question itself, or what a buyer answered to one that shows. */
const WAITS = `(q.state = 'pending' or q.state = 'published' and exists (
  select from review.answer a where a.question_id = q.id and a.state = 'pending'))`;
const WAITS_SINCE = `case when q.state = 'pending' then q.asked_at else (
  select min(a.written_at) from review.answer a where a.question_id = q.id and a.state = 'pending') end`;

/** What each decision sets; the state it needs is part of the statement. */
const OF_QUESTION: Readonly<Record<DecideQuestion['decision'], { set: string; when: string }>> = {
  publish: {
    set: `state = 'published', rejected_because = null, published_at = coalesce(published_at, now()),
      decided_by = $by, decided_at = now(), answer = $answer, answered_by = $by, answered_at = now()`,
    when: `state <> 'published'`,
  },
  answer: {
    set: `answer = $answer, answered_by = $by, answered_at = now()`,
    when: `state = 'published'`,
  },
  reject: {
    set: `state = 'rejected', rejected_because = $because, decided_by = $by, decided_at = now()`,
    when: `state <> 'rejected'`,
  },
  unpublish: {
    set: `state = 'pending', decided_by = $by, decided_at = now()`,
    when: `state = 'published'`,
  },
};

const OF_ANSWER: Readonly<Record<DecideAnswer['decision'], { set: string; when: string }>> = {
  publish: {
    set: `state = 'published', rejected_because = null, published_at = coalesce(a.published_at, now())`,
    when: `state <> 'published'`,
  },
  reject: {
    set: `state = 'rejected', rejected_because = $because`,
    when: `state <> 'rejected'`,
  },
};

interface Decided {
  readonly id: string;
  /** The version that the moderator has read: another one may say something else. */
  readonly version: number;
  readonly by: string;
  readonly correlationId: string;
}
export interface DecideQuestionInput extends Decided {
  readonly decision: DecideQuestion;
}
export interface DecideAnswerInput extends Decided {
  readonly decision: DecideAnswer;
}

/** Questions and answers as moderators see them, on the writer. */
export class QuestionDeskRepository {
  readonly #writer: Writer;

  constructor(writer: Writer) {
    this.#writer = writer;
  }

  /** One page, with a question as long in the queue as what waits below it; null when the cursor is none of it. */
  async page(query: DeskQuery): Promise<DeskPage<AdminQuestion> | null> {
    const waiting = query.state === 'pending';
    const since = waiting ? WAITS_SINCE : 'q.asked_at';
    const read = deskOrder(query, { since, id: 'q.id' });
    if (read === null) return null;
    const rows = await writerSelect<{ item: AdminQuestion; since: string }>(
      this.#writer,
      `select ${QUESTION} as item, ${time(`(${since})`)} as since ${FROM}
       where ${waiting ? WAITS : 'q.state = $state'} and ${read.after}
       order by ${read.order} limit $rows`,
      { ...read.bind, ...(waiting ? {} : { state: query.state }) },
    );
    return deskPage(rows, query.limit);
  }

  async waiting(): Promise<number> {
    const [row] = await writerSelect<{ count: number }>(
      this.#writer,
      `select ((select count(*) from review.question where state = 'pending')
         + (select count(*) from review.answer a join review.question q on q.id = a.question_id
            where a.state = 'pending' and q.state = 'published'))::int as count`,
    );
    return row?.count ?? 0;
  }

  async one(id: string, transaction?: Transaction): Promise<AdminQuestion | null> {
    const [row] = await writerSelect<{ question: AdminQuestion }>(
      this.#writer,
      `select ${QUESTION} as question ${FROM} where q.id = cast($id as uuid)`,
      { id },
      transaction,
    );
    return row?.question ?? null;
  }

  async answer(id: string, transaction?: Transaction): Promise<AdminAnswer | null> {
    const [row] = await writerSelect<{ answer: AdminAnswer }>(
      this.#writer,
      `select ${ANSWER} as answer from review.answer a where a.id = cast($id as uuid)`,
      { id },
      transaction,
    );
    return row?.answer ?? null;
  }

  /**
   * False when it is not in that version any more, or not in a state for it: nothing has changed then. Whoever
   * waits for a mail gets it once it shows; whose question is turned down is forgotten.
   */
  async decide(input: DecideQuestionInput, transaction: Transaction): Promise<boolean> {
    const { decision, by, id, version } = input;
    const { set, when } = OF_QUESTION[decision.decision];
    const { decision: kind, ...values } = decision;
    const [decided] = await writerSelect<{ productId: string; version: number }>(
      this.#writer,
      `update review.question set ${set}, version = version + 1
       where id = cast($id as uuid) and version = cast($version as integer) and ${when}
       returning product_id as "productId", version`,
      { id, version, by, ...values },
      transaction,
    );
    if (!decided) return false;
    if (kind === 'reject') await this.#forgetAsker(id, transaction);
    const mail = kind === 'publish' ? await this.#mail(input, decided.version, transaction) : [];
    await insertOutbox(this.#writer, transaction, [
      await productChanged(this.#writer, transaction, decided.productId, input.correlationId),
      ...mail,
    ]);
    return true;
  }

  /** The same for a buyer's answer. */
  async decideAnswer(input: DecideAnswerInput, transaction: Transaction): Promise<boolean> {
    const { decision, by, id, version, correlationId } = input;
    const { set, when } = OF_ANSWER[decision.decision];
    const { decision: _, ...values } = decision;
    const [decided] = await writerSelect<{ productId: string }>(
      this.#writer,
      `update review.answer a set ${set}, decided_by = $by, decided_at = now(), version = a.version + 1
       from review.question q
       where a.id = cast($id as uuid) and a.version = cast($version as integer) and a.${when}
         and q.id = a.question_id
       returning q.product_id as "productId"`,
      { id, version, by, ...values },
      transaction,
    );
    if (!decided) return false;
    await insertOutbox(this.#writer, transaction, [
      await productChanged(this.#writer, transaction, decided.productId, correlationId),
    ]);
    return true;
  }

  async #forgetAsker(id: string, transaction: Transaction): Promise<void> {
    await writerSelect(
      this.#writer,
      'delete from review.asker where question_id = cast($id as uuid)',
      { id },
      transaction,
    );
  }

  /** The job that mails the asker; none when nobody waits. */
  async #mail(
    { id, correlationId }: DecideQuestionInput,
    version: number,
    transaction: Transaction,
  ): Promise<OutboxMessage[]> {
    const waits = await writerSelect(
      this.#writer,
      'select question_id from review.asker where question_id = cast($id as uuid)',
      { id },
      transaction,
    );
    return waits.map(() => ({
      topic: 'jobs',
      kind: 'question',
      aggregateType: 'question',
      aggregateId: id,
      aggregateVersion: version,
      body: { order_id: id, calculation_type: 'question', correlation_id: correlationId },
      correlationId,
    }));
  }
}
