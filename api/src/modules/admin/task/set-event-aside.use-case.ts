import type { Employee } from '@green-apple/auth';
import {
  inTransaction,
  type AuditTrail,
  type StaffTaskDesk,
  type Writer,
} from '@green-apple/persistence';

export interface SetEventAsideInput {
  readonly eventId: string;
  readonly employee: Employee;
  readonly correlationId: string;
  /** ISO 8601. */
  readonly now: string;
}

/** Somebody has looked at a parked event and it means nothing to us. */
export class SetEventAsideUseCase {
  private readonly writer: Writer;
  private readonly desk: StaffTaskDesk;
  private readonly trail: AuditTrail;

  constructor(writer: Writer, desk: StaffTaskDesk, trail: AuditTrail) {
    this.writer = writer;
    this.desk = desk;
    this.trail = trail;
  }

  /** False when it is not parked, or not any more. */
  execute(input: SetEventAsideInput): Promise<boolean> {
    return inTransaction(this.writer, async (transaction) => {
      if (!(await this.desk.setAside(input.eventId, transaction))) return false;
      await this.trail.append(
        {
          at: input.now,
          actorId: input.employee.id,
          actorName: input.employee.name,
          action: 'provider_event.set_aside',
          entityType: 'provider_event',
          entityId: input.eventId,
          before: { state: 'parked' },
          after: { state: 'set_aside' },
          correlationId: input.correlationId,
        },
        transaction,
      );
      return true;
    });
  }
}
