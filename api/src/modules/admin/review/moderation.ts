import type { Employee } from '@green-apple/auth';
import {
  inTransaction,
  type AuditTrail,
  type AuditValues,
  type Transaction,
  type Writer,
} from '@green-apple/persistence';
import { ProblemError } from '../../../platform/index.ts';

export interface ModerationInput<Decision> {
  readonly id: string;
  readonly version: number;
  readonly decision: Decision;
  readonly employee: Employee;
  readonly correlationId: string;
  /** ISO 8601. */
  readonly now: string;
}

export type ModerationRefusal =
  | { readonly code: 'NOT_FOUND' }
  | { readonly code: 'VERSION_CONFLICT'; readonly currentVersion: number };

export type ModerationResult<Written> =
  { readonly code: 'DECIDED'; readonly written: Written } | ModerationRefusal;

/** Where what shoppers wrote lies. */
export interface ModerationDesk<Written, Decision> {
  one(id: string, transaction: Transaction): Promise<Written | null>;
  /** False when it is not in this version any more, or nothing can be decided so. */
  decide(
    input: {
      readonly id: string;
      readonly version: number;
      readonly decision: Decision;
      readonly by: string;
      readonly correlationId: string;
    },
    transaction: Transaction,
  ): Promise<boolean>;
}

export interface ModerationOptions<Written, Decision extends { readonly decision: string }> {
  readonly writer: Writer;
  readonly trail: AuditTrail;
  readonly desk: ModerationDesk<Written, Decision>;
  readonly entityType: string;
  /** What the audit trail calls each decision. */
  readonly actions: Readonly<Record<Decision['decision'], string>>;
  /** What it says of the thing, before and after. */
  readonly said: (written: Written) => AuditValues;
}

/** What a moderator decides about something that shoppers wrote, with the audit row: both or none. */
export class Moderation<
  Written extends { readonly version: number; readonly rejectedBecause: string | null },
  Decision extends { readonly decision: string },
> {
  private readonly options: ModerationOptions<Written, Decision>;

  constructor(options: ModerationOptions<Written, Decision>) {
    this.options = options;
  }

  decide(input: ModerationInput<Decision>): Promise<ModerationResult<Written>> {
    return inTransaction(this.options.writer, (transaction) => this.judge(input, transaction));
  }

  private async judge(
    { id, version, decision, employee, correlationId, now }: ModerationInput<Decision>,
    transaction: Transaction,
  ): Promise<ModerationResult<Written>> {
    const { desk, trail, entityType, actions, said } = this.options;
    const before = await desk.one(id, transaction);
    if (before === null) return { code: 'NOT_FOUND' };
    const decided = await desk.decide(
      { id, version, decision, by: employee.name, correlationId },
      transaction,
    );
    const written = await desk.one(id, transaction);
    if (written === null) return { code: 'NOT_FOUND' };
    if (!decided) return { code: 'VERSION_CONFLICT', currentVersion: written.version };
    await trail.append(
      {
        at: now,
        actorId: employee.id,
        actorName: employee.name,
        action: actions[decision.decision as Decision['decision']],
        entityType,
        entityId: id,
        before: said(before),
        after: { ...said(written), because: written.rejectedBecause },
        correlationId,
      },
      transaction,
    );
    return { code: 'DECIDED', written };
  }
}

export const moderationProblem = (refusal: ModerationRefusal): ProblemError =>
  refusal.code === 'NOT_FOUND'
    ? new ProblemError('NOT_FOUND')
    : new ProblemError('VERSION_CONFLICT', { currentVersion: refusal.currentVersion });
