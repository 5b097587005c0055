import { inTransaction, type ReviewRepository, type Writer } from '@green-apple/persistence';

export interface FindHelpfulInput {
  readonly reviewId: string;
  readonly sessionHash: Buffer;
}

/** The vote and the count it raises, in one transaction. */
export class FindHelpful {
  private readonly writer: Writer;
  private readonly reviews: ReviewRepository;

  constructor(writer: Writer, reviews: ReviewRepository) {
    this.writer = writer;
    this.reviews = reviews;
  }

  /** The count that holds now; null for a review that nobody sees. */
  execute({ reviewId, sessionHash }: FindHelpfulInput): Promise<{ helpfulCount: number } | null> {
    return inTransaction(this.writer, (transaction) =>
      this.reviews.vote(reviewId, sessionHash, transaction),
    );
  }
}
