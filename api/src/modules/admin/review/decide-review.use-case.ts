import type { AdminReview, DecideReview } from '@green-apple/contracts-http';
import type { AuditTrail, ReviewDeskRepository, Writer } from '@green-apple/persistence';
import { Moderation, type ModerationInput, type ModerationResult } from './moderation.ts';

/** What a moderator decides, the product's rating, the audit row and the event: all of them or none. */
export class DecideReviewUseCase {
  private readonly moderation: Moderation<AdminReview, DecideReview>;

  constructor(writer: Writer, desk: ReviewDeskRepository, trail: AuditTrail) {
    this.moderation = new Moderation({
      writer,
      trail,
      desk,
      entityType: 'review',
      actions: { publish: 'review.published', reject: 'review.rejected', reply: 'review.replied' },
      said: ({ state, reply }) => ({ state, reply }),
    });
  }

  execute(input: ModerationInput<DecideReview>): Promise<ModerationResult<AdminReview>> {
    return this.moderation.decide(input);
  }
}
