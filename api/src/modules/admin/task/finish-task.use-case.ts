import type { Employee } from '@green-apple/auth';
import {
  inTransaction,
  type AuditTrail,
  type StaffTaskDesk,
  type StaffTaskRow,
  type Transaction,
  type Writer,
} from '@green-apple/persistence';

export interface FinishTaskInput {
  readonly taskId: string;
  readonly version: number;
  readonly note: string;
  readonly employee: Employee;
  readonly correlationId: string;
  /** ISO 8601. */
  readonly now: string;
}

export type FinishTaskResult =
  | { readonly code: 'FINISHED'; readonly task: StaffTaskRow }
  | { readonly code: 'TASK_NOT_FOUND' }
  | { readonly code: 'VERSION_CONFLICT'; readonly currentVersion: number };

/** A person has dealt with it and says how; the note stays with the task and in the audit trail. */
export class FinishTaskUseCase {
  private readonly writer: Writer;
  private readonly desk: StaffTaskDesk;
  private readonly trail: AuditTrail;

  constructor(writer: Writer, desk: StaffTaskDesk, trail: AuditTrail) {
    this.writer = writer;
    this.desk = desk;
    this.trail = trail;
  }

  execute(input: FinishTaskInput): Promise<FinishTaskResult> {
    return inTransaction(this.writer, (transaction) => this.finish(input, transaction));
  }

  private async finish(
    input: FinishTaskInput,
    transaction: Transaction,
  ): Promise<FinishTaskResult> {
    const { taskId: id, version, note, employee } = input;
    const done = await this.desk.finish({ id, version, by: employee.name, note }, transaction);
    const task = await this.desk.one(id, transaction);
    if (task === null) return { code: 'TASK_NOT_FOUND' };
    if (!done) return { code: 'VERSION_CONFLICT', currentVersion: task.version };
    await this.trail.append(
      {
        at: input.now,
        actorId: employee.id,
        actorName: employee.name,
        action: 'task.done',
        entityType: 'task',
        entityId: id,
        before: { state: 'open' },
        after: { state: 'done', kind: task.kind, order: task.orderNumber, note },
        correlationId: input.correlationId,
      },
      transaction,
    );
    return { code: 'FINISHED', task };
  }
}
