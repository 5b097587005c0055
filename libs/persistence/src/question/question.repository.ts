import { QUESTIONS_A_DAY, mayReview, textFindings } from '@green-apple/domain-catalog';
import { BASE_LOCALE } from '@green-apple/domain-pricing';
import { v7 as uuidv7 } from 'uuid';
import { ON_SALE_IN_SHOP } from '../catalog/projection.ts';
import { insertOutbox } from '../outbox.ts';
import { writerSelect, type Writer } from '../pools.ts';
import { voteHelpful } from '../review/helpful-vote.ts';
import { productChanged } from '../review/product-changed.ts';
import type { Transaction } from '../transaction.ts';

/** Whoever cannot make up their mind after so many times has said enough. */
const MOST_VERSIONS = 30;

export interface AskQuestionInput {
  readonly productId: string;
  readonly sessionHash: Buffer;
  readonly text: string;
  readonly email: string | null;
  /** The market of the shop in which it is asked. */
  readonly market: string;
  /** The language of the page it is asked on; English where nothing is said. */
  readonly locale?: string | undefined;
}

export type AskQuestionResult =
  | { readonly code: 'ASKED'; readonly id: string }
  /** So many within a day; `retryAfter` in seconds. */
  | { readonly code: 'TOO_OFTEN'; readonly retryAfter: number };

/** Who may have bought something: a session, and the orders that links from mails have opened in a browser. */
export interface Visitor {
  readonly sessionHash: Buffer | null;
  /** SHA-256 of the links' keys, as they came: whether they fit is looked at here. */
  readonly links: readonly { readonly orderId: string; readonly accessHash: Buffer }[];
}

export interface Purchase {
  readonly orderId: string;
  /** Of the session that placed the order: the same buyer, by whichever way they come. */
  readonly sessionHash: Buffer;
}

export interface WriteAnswerInput {
  readonly questionId: string;
  readonly visitor: Visitor;
  readonly text: string;
  readonly correlationId: string;
}

export type WriteAnswerResult =
  | { readonly code: 'WRITTEN' }
  | { readonly code: 'QUESTION_NOT_FOUND' }
  | { readonly code: 'NOT_BOUGHT' }
  | { readonly code: 'TOO_OFTEN' };

interface KnownAnswer {
  readonly text: string;
  readonly state: string;
  readonly version: number;
}

/** Questions and answers as those who write them see them, on the writer. */
export class QuestionRepository {
  readonly #writer: Writer;

  constructor(writer: Writer) {
    this.#writer = writer;
  }

  /** The id of a product that is for sale; null for any other address. */
  async productOf(slug: string): Promise<string | null> {
    const [product] = await writerSelect<{ id: string }>(
      this.#writer,
      `select p.id from catalog.product p where p.slug = $slug and ${ON_SALE_IN_SHOP}`,
      { slug },
    );
    return product?.id ?? null;
  }

  /** Keeps a question for a moderator, unless the same person has asked often enough today. */
  async ask(input: AskQuestionInput, transaction: Transaction): Promise<AskQuestionResult> {
    const { productId, sessionHash, text, email, market, locale = BASE_LOCALE } = input;
    // Of several that come at once each counts those before it.
    await writerSelect(
      this.#writer,
      `select 1 as locked from (select pg_advisory_xact_lock(
         hashtextextended('question/' || encode($sessionHash, 'hex'), 0))) as lock`,
      { sessionHash },
      transaction,
    );
    const today = await writerSelect<{ seconds: number }>(
      this.#writer,
      `select ceil(extract(epoch from asked_at + interval '1 day' - now()))::int as seconds
       from review.question
       where session_hash = $sessionHash and product_id = cast($productId as uuid)
         and asked_at > now() - interval '1 day'
       order by asked_at`,
      { sessionHash, productId },
      transaction,
    );
    if (today.length >= QUESTIONS_A_DAY)
      return { code: 'TOO_OFTEN', retryAfter: Math.max(1, today[0]?.seconds ?? 1) };
    const id = uuidv7();
    await writerSelect(
      this.#writer,
      `insert into review.question (id, product_id, session_hash, body, findings)
       values (cast($id as uuid), cast($productId as uuid), $sessionHash, $text, cast($findings as text[]))
       returning id`,
      { id, productId, sessionHash, text, findings: textFindings(text) },
      transaction,
    );
    if (email !== null)
      await writerSelect(
        this.#writer,
        `insert into review.asker (question_id, email, market, locale)
         values (cast($id as uuid), $email, $market, $locale)`,
        { id, email, market, locale },
        transaction,
      );
    return { code: 'ASKED', id };
  }

  /** A visitor's order with which a product has arrived, one of their own session first; null when there is none. */
  async purchase(
    productId: string,
    { sessionHash, links }: Visitor,
    transaction?: Transaction,
  ): Promise<Purchase | null> {
    const orders = await writerSelect<Purchase & { readonly state: string }>(
      this.#writer,
      `with link as (
         select "orderId", decode("accessHash", 'hex') as access_hash
         from jsonb_to_recordset(cast($links as jsonb)) as link("orderId" uuid, "accessHash" text)),
       theirs as (
         select o.id, true as own from ordering."order" o where o.session_hash = cast($sessionHash as bytea)
         union all
         select o.id, false from link join ordering."order" o
           on o.id = link."orderId" and o.access_hash = link.access_hash)
       select o.id as "orderId", o.session_hash as "sessionHash", o.state
       from theirs join ordering."order" o on o.id = theirs.id
       where exists (
         select from ordering.line l where l.order_id = o.id and l.product_id = cast($productId as uuid))
       order by theirs.own desc, o.placed_at`,
      {
        productId,
        sessionHash,
        links: JSON.stringify(
          links.map(({ orderId, accessHash }) => ({
            orderId,
            accessHash: accessHash.toString('hex'),
          })),
        ),
      },
      transaction,
    );
    const arrived = orders.find(({ state }) => mayReview(state));
    return arrived ? { orderId: arrived.orderId, sessionHash: arrived.sessionHash } : null;
  }

  /**
   * Keeps what a buyer answers; said again, it replaces what was there and waits for a moderator anew. The same
   * words twice are once.
   */
  async answer(input: WriteAnswerInput, transaction: Transaction): Promise<WriteAnswerResult> {
    const { questionId, visitor, text } = input;
    const [question] = await writerSelect<{ productId: string }>(
      this.#writer,
      `select product_id as "productId" from review.question
       where id = cast($questionId as uuid) and state = 'published'`,
      { questionId },
      transaction,
    );
    if (!question) return { code: 'QUESTION_NOT_FOUND' };
    const purchase = await this.purchase(question.productId, visitor, transaction);
    if (purchase === null) return { code: 'NOT_BOUGHT' };
    const known = await this.#known(questionId, purchase.sessionHash, transaction);
    if (known?.text === text) return { code: 'WRITTEN' };
    if (known && known.version >= MOST_VERSIONS) return { code: 'TOO_OFTEN' };
    await this.#put({ questionId, text, ...purchase }, transaction);
    if (known?.state === 'published')
      await insertOutbox(this.#writer, transaction, [
        await productChanged(this.#writer, transaction, question.productId, input.correlationId),
      ]);
    return { code: 'WRITTEN' };
  }

  async #known(
    questionId: string,
    sessionHash: Buffer,
    transaction: Transaction,
  ): Promise<KnownAnswer | undefined> {
    const [known] = await writerSelect<KnownAnswer>(
      this.#writer,
      `select body as text, state, version from review.answer
       where question_id = cast($questionId as uuid) and session_hash = $sessionHash for update`,
      { questionId, sessionHash },
      transaction,
    );
    return known;
  }

  async #put(
    {
      questionId,
      text,
      orderId,
      sessionHash,
    }: Purchase & Pick<WriteAnswerInput, 'questionId' | 'text'>,
    transaction: Transaction,
  ): Promise<void> {
    await writerSelect(
      this.#writer,
      `insert into review.answer as a (id, question_id, session_hash, order_id, body, findings)
       values (cast($id as uuid), cast($questionId as uuid), $sessionHash, cast($orderId as uuid), $text,
         cast($findings as text[]))
       on conflict (question_id, session_hash) do update set order_id = excluded.order_id,
         body = excluded.body, findings = excluded.findings, state = 'pending', rejected_because = null,
         decided_by = null, decided_at = null, written_at = now(), version = a.version + 1
       returning a.id`,
      { id: uuidv7(), questionId, sessionHash, orderId, text, findings: textFindings(text) },
      transaction,
    );
  }

  /** One vote of each session for a published question with its answers. */
  vote(
    id: string,
    sessionHash: Buffer,
    transaction: Transaction,
  ): Promise<{ helpfulCount: number } | null> {
    return voteHelpful(this.#writer, { about: 'question', id, sessionHash }, transaction);
  }
}
