import {
  inTransaction,
  type ReviewRepository,
  type WriteReviewInput,
  type WriteReviewResult,
  type Writer,
} from '@green-apple/persistence';

/** The review, and where it was published the news that it is not any more, in one transaction. */
export class WriteReview {
  private readonly writer: Writer;
  private readonly reviews: ReviewRepository;

  constructor(writer: Writer, reviews: ReviewRepository) {
    this.writer = writer;
    this.reviews = reviews;
  }

  execute(input: WriteReviewInput): Promise<WriteReviewResult> {
    return inTransaction(this.writer, (transaction) => this.reviews.write(input, transaction));
  }
}
