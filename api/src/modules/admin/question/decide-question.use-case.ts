import type { AdminQuestion, DecideQuestion } from '@green-apple/contracts-http';
import { diseaseClaims } from '@green-apple/domain-catalog';
import type { AuditTrail, QuestionDeskRepository, Writer } from '@green-apple/persistence';
import { Moderation, type ModerationInput, type ModerationResult } from '../review/moderation.ts';

export type DecideQuestionResult =
  | ModerationResult<AdminQuestion>
  /** The shop would say that the product acts on a disease. */
  | { readonly code: 'DISEASE_CLAIM'; readonly phrase: string };

/** What a moderator decides, the audit row, the event and the mail's job: all of them or none. */
export class DecideQuestionUseCase {
  private readonly moderation: Moderation<AdminQuestion, DecideQuestion>;

  constructor(writer: Writer, desk: QuestionDeskRepository, trail: AuditTrail) {
    this.moderation = new Moderation({
      writer,
      trail,
      desk,
      entityType: 'question',
      actions: {
        publish: 'question.published',
        answer: 'question.answered',
        reject: 'question.rejected',
        unpublish: 'question.unpublished',
      },
      said: ({ state, answer }) => ({ state, answer }),
    });
  }

  async execute(input: ModerationInput<DecideQuestion>): Promise<DecideQuestionResult> {
    const [phrase] = diseaseClaims('answer' in input.decision ? input.decision.answer : '');
    if (phrase !== undefined) return { code: 'DISEASE_CLAIM', phrase };
    return this.moderation.decide(input);
  }
}
