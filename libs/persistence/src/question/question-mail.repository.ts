import { writerSelect, type Writer } from '../pools.ts';

/** What the mail about an answer needs, and where it goes. */
export interface AnswerToTell {
  readonly email: string;
  readonly market: string;
  /** The language it was asked in. */
  readonly locale: string;
  readonly text: string;
  readonly product: { readonly slug: string; readonly title: string };
}

/** Who waits for an answer by mail, until it has left. */
export class QuestionMailRepository {
  readonly #writer: Writer;

  constructor(writer: Writer) {
    this.#writer = writer;
  }

  /** Null when nobody waits for a mail about it (any more), or when it does not show. */
  async toTell(questionId: string): Promise<AnswerToTell | null> {
    const [row] = await writerSelect<AnswerToTell>(
      this.#writer,
      `select w.email, w.market, w.locale, q.body as text, json_build_object('slug', p.slug,
         'title', coalesce((select t.texts ->> 'title' from catalog.product_translation t
           where t.product_id = p.id and t.locale = w.locale), p.title)) as product
       from review.asker w join review.question q on q.id = w.question_id
       join catalog.product p on p.id = q.product_id
       where q.id = cast($questionId as uuid) and q.state = 'published'`,
      { questionId },
    );
    return row ?? null;
  }

  /** The mail has left, or never will: the address is not needed any more. */
  async forget(questionId: string): Promise<void> {
    await writerSelect(
      this.#writer,
      'delete from review.asker where question_id = cast($questionId as uuid)',
      { questionId },
    );
  }
}
