import type { Employee } from '@green-apple/auth';
import type { AdminAnswer, DecideAnswer } from '@green-apple/contracts-http';
import {
  inTransaction,
  type AuditTrail,
  type QuestionDeskRepository,
  type Transaction,
  type Writer,
} from '@green-apple/persistence';

export interface DecideAnswerInput {
  readonly id: string;
  readonly version: number;
  readonly decision: DecideAnswer;
  readonly employee: Employee;
  readonly correlationId: string;
  /** ISO 8601. */
  readonly now: string;
}

export type DecideAnswerResult =
  | { readonly code: 'DECIDED'; readonly answer: AdminAnswer }
  | { readonly code: 'NOT_FOUND' }
  | { readonly code: 'VERSION_CONFLICT'; readonly currentVersion: number };

const ACTIONS = { publish: 'answer.published', reject: 'answer.rejected' } as const;

/** What a moderator decides about a buyer's answer, the audit row and the event: all of them or none. */
export class DecideAnswerUseCase {
  private readonly writer: Writer;
  private readonly desk: QuestionDeskRepository;
  private readonly trail: AuditTrail;

  constructor(writer: Writer, desk: QuestionDeskRepository, trail: AuditTrail) {
    this.writer = writer;
    this.desk = desk;
    this.trail = trail;
  }

  execute(input: DecideAnswerInput): Promise<DecideAnswerResult> {
    return inTransaction(this.writer, (transaction) => this.decide(input, transaction));
  }

  private async decide(
    { id, version, decision, employee, correlationId, now }: DecideAnswerInput,
    transaction: Transaction,
  ): Promise<DecideAnswerResult> {
    const before = await this.desk.answer(id, transaction);
    if (before === null) return { code: 'NOT_FOUND' };
    const decided = await this.desk.decideAnswer(
      { id, version, decision, by: employee.name, correlationId },
      transaction,
    );
    const answer = await this.desk.answer(id, transaction);
    if (answer === null) return { code: 'NOT_FOUND' };
    if (!decided) return { code: 'VERSION_CONFLICT', currentVersion: answer.version };
    await this.trail.append(
      {
        at: now,
        actorId: employee.id,
        actorName: employee.name,
        action: ACTIONS[decision.decision],
        entityType: 'answer',
        entityId: id,
        before: { state: before.state },
        after: { state: answer.state, because: answer.rejectedBecause },
        correlationId,
      },
      transaction,
    );
    return { code: 'DECIDED', answer };
  }
}
