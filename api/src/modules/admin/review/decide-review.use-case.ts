import type { Employee } from '@green-apple/auth';
import type { AdminReview, DecideReview } from '@green-apple/contracts-http';
import {
  inTransaction,
  type AuditTrail,
  type ReviewDeskRepository,
  type Transaction,
  type Writer,
} from '@green-apple/persistence';

export interface DecideReviewInput {
  readonly reviewId: string;
  readonly version: number;
  readonly decision: DecideReview;
  readonly employee: Employee;
  readonly correlationId: string;
  /** ISO 8601. */
  readonly now: string;
}

export type DecideReviewResult =
  | { readonly code: 'DECIDED'; readonly review: AdminReview }
  | { readonly code: 'REVIEW_NOT_FOUND' }
  | { readonly code: 'VERSION_CONFLICT'; readonly currentVersion: number };

const ACTIONS = {
  publish: 'review.published',
  reject: 'review.rejected',
  reply: 'review.replied',
} as const;

/** What a moderator decides, the product's rating, the audit row and the event: all of them or none. */
export class DecideReviewUseCase {
  private readonly writer: Writer;
  private readonly desk: ReviewDeskRepository;
  private readonly trail: AuditTrail;

  constructor(writer: Writer, desk: ReviewDeskRepository, trail: AuditTrail) {
    this.writer = writer;
    this.desk = desk;
    this.trail = trail;
  }

  execute(input: DecideReviewInput): Promise<DecideReviewResult> {
    return inTransaction(this.writer, (transaction) => this.decide(input, transaction));
  }

  private async decide(
    input: DecideReviewInput,
    transaction: Transaction,
  ): Promise<DecideReviewResult> {
    const { reviewId: id, version, decision, employee, correlationId } = input;
    const before = await this.desk.one(id, transaction);
    if (before === null) return { code: 'REVIEW_NOT_FOUND' };
    const decided = await this.desk.decide(
      { id, version, decision, by: employee.name, correlationId },
      transaction,
    );
    const review = await this.desk.one(id, transaction);
    if (review === null) return { code: 'REVIEW_NOT_FOUND' };
    if (!decided) return { code: 'VERSION_CONFLICT', currentVersion: review.version };
    await this.trail.append(
      {
        at: input.now,
        actorId: employee.id,
        actorName: employee.name,
        action: ACTIONS[decision.decision],
        entityType: 'review',
        entityId: id,
        before: { state: before.state, reply: before.reply },
        after: { state: review.state, reply: review.reply, because: review.rejectedBecause },
        correlationId,
      },
      transaction,
    );
    return { code: 'DECIDED', review };
  }
}
