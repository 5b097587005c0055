import { inTransaction, type Transaction, type Writer } from '@green-apple/persistence';

export interface FindHelpfulInput {
  /** Of the review, or of the question. */
  readonly id: string;
  readonly sessionHash: Buffer;
}

/** Whoever counts the votes. */
export interface HelpfulVotes {
  vote(
    id: string,
    sessionHash: Buffer,
    transaction: Transaction,
  ): Promise<{ helpfulCount: number } | null>;
}

/** The vote and the count it raises, in one transaction. */
export class FindHelpful {
  private readonly writer: Writer;
  private readonly votes: HelpfulVotes;

  constructor(writer: Writer, votes: HelpfulVotes) {
    this.writer = writer;
    this.votes = votes;
  }

  /** The count that holds now; null for what nobody sees. */
  execute({ id, sessionHash }: FindHelpfulInput): Promise<{ helpfulCount: number } | null> {
    return inTransaction(this.writer, (transaction) =>
      this.votes.vote(id, sessionHash, transaction),
    );
  }
}
