import type { Employee } from '@green-apple/auth';
import type { DecideClaim } from '@green-apple/contracts-http';
import { approvalAnswer } from '@green-apple/domain-catalog';
import {
  inTransaction,
  type AuditTrail,
  type ClaimDeskRepository,
  type StoredClaim,
  type Transaction,
  type Writer,
} from '@green-apple/persistence';

export interface DecideClaimInput {
  readonly claimId: string;
  readonly version: number;
  readonly decision: DecideClaim['decision'];
  readonly employee: Employee;
  readonly correlationId: string;
  /** ISO 8601. */
  readonly now: string;
}

export type DecideClaimResult =
  | { readonly code: 'DECIDED'; readonly claim: StoredClaim }
  | { readonly code: 'CLAIM_NOT_FOUND' }
  | { readonly code: 'CLAIM_OWN' | 'CLAIM_EXPIRED' }
  | { readonly code: 'VERSION_CONFLICT'; readonly currentVersion: number };

/** The second person's word, or the end of a claim: with the audit row and the event, or not at all. */
export class DecideClaimUseCase {
  private readonly writer: Writer;
  private readonly desk: ClaimDeskRepository;
  private readonly trail: AuditTrail;

  constructor(writer: Writer, desk: ClaimDeskRepository, trail: AuditTrail) {
    this.writer = writer;
    this.desk = desk;
    this.trail = trail;
  }

  execute(input: DecideClaimInput): Promise<DecideClaimResult> {
    return inTransaction(this.writer, (transaction) => this.decide(input, transaction));
  }

  private async decide(
    input: DecideClaimInput,
    transaction: Transaction,
  ): Promise<DecideClaimResult> {
    const { claimId: id, version, decision, employee, correlationId, now } = input;
    const before = await this.desk.one(id, transaction);
    if (before === null) return { code: 'CLAIM_NOT_FOUND' };
    if (decision === 'approve') {
      const subject = { ...before, proposedBy: before.proposedById };
      const answer = approvalAnswer(subject, employee.id, now.slice(0, 10));
      if (!answer.allowed && answer.code !== 'CLAIM_MOVED_ON') return { code: answer.code };
    }
    const to = decision === 'approve' ? 'approved' : 'withdrawn';
    const moved = await this.desk.move(
      { id, version, to, by: employee, correlationId },
      transaction,
    );
    const claim = await this.desk.one(id, transaction);
    if (claim === null) return { code: 'CLAIM_NOT_FOUND' };
    if (!moved) return { code: 'VERSION_CONFLICT', currentVersion: claim.version };
    await this.trail.append(
      {
        at: now,
        actorId: employee.id,
        actorName: employee.name,
        action: `claim.${to}`,
        entityType: 'claim',
        entityId: id,
        before: { state: before.state },
        after: { state: claim.state, wording: claim.wording },
        correlationId,
      },
      transaction,
    );
    return { code: 'DECIDED', claim };
  }
}
