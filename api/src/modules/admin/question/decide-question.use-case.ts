import type { Employee } from '@green-apple/auth';
import type { AdminQuestion, DecideQuestion } from '@green-apple/contracts-http';
import { diseaseClaims } from '@green-apple/domain-catalog';
import {
  inTransaction,
  type AuditTrail,
  type QuestionDeskRepository,
  type Transaction,
  type Writer,
} from '@green-apple/persistence';

export interface DecideQuestionInput {
  readonly id: string;
  readonly version: number;
  readonly decision: DecideQuestion;
  readonly employee: Employee;
  readonly correlationId: string;
  /** ISO 8601. */
  readonly now: string;
}

export type DecideQuestionResult =
  | { readonly code: 'DECIDED'; readonly question: AdminQuestion }
  /** The shop would say that the product acts on a disease. */
  | { readonly code: 'DISEASE_CLAIM'; readonly phrase: string }
  | { readonly code: 'NOT_FOUND' }
  | { readonly code: 'VERSION_CONFLICT'; readonly currentVersion: number };

const ACTIONS = {
  publish: 'question.published',
  answer: 'question.answered',
  reject: 'question.rejected',
  unpublish: 'question.unpublished',
} as const;

/** What a moderator decides, the audit row, the event and the mail's job: all of them or none. */
export class DecideQuestionUseCase {
  private readonly writer: Writer;
  private readonly desk: QuestionDeskRepository;
  private readonly trail: AuditTrail;

  constructor(writer: Writer, desk: QuestionDeskRepository, trail: AuditTrail) {
    this.writer = writer;
    this.desk = desk;
    this.trail = trail;
  }

  async execute(input: DecideQuestionInput): Promise<DecideQuestionResult> {
    const [phrase] = diseaseClaims('answer' in input.decision ? input.decision.answer : '');
    if (phrase !== undefined) return { code: 'DISEASE_CLAIM', phrase };
    return inTransaction(this.writer, (transaction) => this.decide(input, transaction));
  }

  private async decide(
    { id, version, decision, employee, correlationId, now }: DecideQuestionInput,
    transaction: Transaction,
  ): Promise<DecideQuestionResult> {
    const before = await this.desk.one(id, transaction);
    if (before === null) return { code: 'NOT_FOUND' };
    const decided = await this.desk.decide(
      { id, version, decision, by: employee.name, correlationId },
      transaction,
    );
    const question = await this.desk.one(id, transaction);
    if (question === null) return { code: 'NOT_FOUND' };
    if (!decided) return { code: 'VERSION_CONFLICT', currentVersion: question.version };
    await this.trail.append(
      {
        at: now,
        actorId: employee.id,
        actorName: employee.name,
        action: ACTIONS[decision.decision],
        entityType: 'question',
        entityId: id,
        before: { state: before.state, answer: before.answer },
        after: {
          state: question.state,
          answer: question.answer,
          because: question.rejectedBecause,
        },
        correlationId,
      },
      transaction,
    );
    return { code: 'DECIDED', question };
  }
}
