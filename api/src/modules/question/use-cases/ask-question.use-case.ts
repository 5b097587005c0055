import type { AskQuestion as Asking, AskedQuestion } from '@green-apple/contracts-http';
import {
  inTransaction,
  type IdempotencyRepository,
  type QuestionRepository,
  type StoredAnswer,
  type Transaction,
  type Writer,
} from '@green-apple/persistence';
import { ProblemError } from '../../../platform/index.ts';
import { requestHash } from '../../order/idempotency-key.ts';
import { takeKey } from '../../order/take-key.ts';

export interface AskQuestionInput {
  readonly slug: string;
  readonly question: Asking;
  readonly sessionHash: Buffer;
  readonly key: string;
}

/** The question, and where its answer is mailed, once for each key. */
export class AskQuestion {
  private readonly writer: Writer;
  private readonly keys: IdempotencyRepository;
  private readonly questions: QuestionRepository;
  /** Of the shop in which it is asked. */
  private readonly market: string;

  constructor(
    writer: Writer,
    keys: IdempotencyRepository,
    questions: QuestionRepository,
    market: string,
  ) {
    this.writer = writer;
    this.keys = keys;
    this.questions = questions;
    this.market = market;
  }

  async execute(input: AskQuestionInput): Promise<AskedQuestion> {
    const productId = await this.questions.productOf(input.slug);
    if (productId === null) throw new ProblemError('PRODUCT_NOT_FOUND');
    const answer = await inTransaction(this.writer, (transaction) =>
      this.ask(productId, input, transaction),
    );
    return answer.body as AskedQuestion;
  }

  private async ask(
    productId: string,
    { question, sessionHash, key }: AskQuestionInput,
    transaction: Transaction,
  ): Promise<StoredAnswer> {
    // Not by session: who asks for the first time gets one with the answer, and has none when it was lost.
    const scope = `question/${productId}`;
    const taken = { scope, key, requestHash: requestHash(question) };
    const earlier = await takeKey(this.keys, taken, transaction);
    if (earlier !== null) return earlier;
    const asked = await this.questions.ask(
      { productId, sessionHash, market: this.market, ...question },
      transaction,
    );
    if (asked.code === 'TOO_OFTEN')
      throw new ProblemError('RATE_LIMITED', {
        detail:
          'You have asked several questions about this product today. Please come back tomorrow.',
        retryAfter: asked.retryAfter,
      });
    const body: AskedQuestion = { id: asked.id, mailed: question.email !== null };
    const answer = { status: 201, body };
    await this.keys.answer(taken, answer, transaction);
    return answer;
  }
}
