import {
  inTransaction,
  type QuestionRepository,
  type WriteAnswerInput,
  type WriteAnswerResult,
  type Writer,
} from '@green-apple/persistence';

/** A buyer's answer, and where it was published the news that it is not any more, in one transaction. */
export class WriteAnswer {
  private readonly writer: Writer;
  private readonly questions: QuestionRepository;

  constructor(writer: Writer, questions: QuestionRepository) {
    this.writer = writer;
    this.questions = questions;
  }

  execute(input: WriteAnswerInput): Promise<WriteAnswerResult> {
    return inTransaction(this.writer, (transaction) => this.questions.answer(input, transaction));
  }
}
