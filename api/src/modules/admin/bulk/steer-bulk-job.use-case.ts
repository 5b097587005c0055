import type { Employee } from '@green-apple/auth';
import type { BulkPolicy } from '@green-apple/domain-catalog';
import {
  inTransaction,
  type AuditTrail,
  type BulkDeskRepository,
  type BulkJob,
  type Writer,
} from '@green-apple/persistence';

export type BulkWish =
  | { readonly kind: 'apply'; readonly policy: BulkPolicy }
  | { readonly kind: 'cancel' }
  | { readonly kind: 'resume' };

export interface SteerBulkJobInput {
  readonly id: string;
  readonly wish: BulkWish;
  readonly employee: Employee;
  readonly correlationId: string;
  /** ISO 8601. */
  readonly now: string;
}

const ACTIONS = {
  apply: 'bulk.apply_asked',
  cancel: 'bulk.cancel_asked',
  resume: 'bulk.resume_asked',
} as const;

/** Lets a job go on, or stop: its row, the deed and the message to its run in one transaction. */
export class SteerBulkJobUseCase {
  private readonly writer: Writer;
  private readonly desk: BulkDeskRepository;
  private readonly trail: AuditTrail;

  constructor(writer: Writer, desk: BulkDeskRepository, trail: AuditTrail) {
    this.writer = writer;
    this.desk = desk;
    this.trail = trail;
  }

  /** Null when the job is not at a point where that can be asked. */
  execute(input: SteerBulkJobInput): Promise<BulkJob | null> {
    const { id, wish, employee, correlationId, now } = input;
    return inTransaction(this.writer, async (transaction) => {
      const job =
        wish.kind === 'apply'
          ? await this.desk.apply({ id, policy: wish.policy, correlationId }, transaction)
          : await this.desk[wish.kind]({ id, correlationId }, transaction);
      if (job === null) return null;
      await this.trail.append(
        {
          at: now,
          actorId: employee.id,
          actorName: employee.name,
          action: ACTIONS[wish.kind],
          entityType: 'bulk_job',
          entityId: id,
          before: null,
          after: wish.kind === 'apply' ? { policy: wish.policy } : { state: job.state },
          correlationId,
        },
        transaction,
      );
      return job;
    });
  }
}
