import type { AdminAnswer, DecideAnswer } from '@green-apple/contracts-http';
import type { AuditTrail, QuestionDeskRepository, Writer } from '@green-apple/persistence';
import { Moderation, type ModerationInput, type ModerationResult } from '../review/moderation.ts';

/** What a moderator decides about a buyer's answer, the audit row and the event: all of them or none. */
export class DecideAnswerUseCase {
  private readonly moderation: Moderation<AdminAnswer, DecideAnswer>;

  constructor(writer: Writer, desk: QuestionDeskRepository, trail: AuditTrail) {
    this.moderation = new Moderation({
      writer,
      trail,
      desk: {
        one: (id, transaction) => desk.answer(id, transaction),
        decide: (input, transaction) => desk.decideAnswer(input, transaction),
      },
      entityType: 'answer',
      actions: { publish: 'answer.published', reject: 'answer.rejected' },
      said: ({ state }) => ({ state }),
    });
  }

  execute(input: ModerationInput<DecideAnswer>): Promise<ModerationResult<AdminAnswer>> {
    return this.moderation.decide(input);
  }
}
