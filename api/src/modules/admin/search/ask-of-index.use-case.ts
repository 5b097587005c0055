import { randomUUID } from 'node:crypto';
import type { Employee } from '@green-apple/auth';
import {
  inTransaction,
  type AuditTrail,
  type IndexAction,
  type SearchIndexDesk,
  type Writer,
} from '@green-apple/persistence';

export interface AskOfIndexInput {
  readonly action: IndexAction;
  readonly employee: Employee;
  readonly correlationId: string;
  /** ISO 8601. */
  readonly now: string;
}

/** Asks the indexers to compare or rebuild; asking again before it is done asks nothing new. */
export class AskOfIndexUseCase {
  private readonly writer: Writer;
  private readonly desk: SearchIndexDesk;
  private readonly trail: AuditTrail;

  constructor(writer: Writer, desk: SearchIndexDesk, trail: AuditTrail) {
    this.writer = writer;
    this.desk = desk;
    this.trail = trail;
  }

  /** False when the same was asked for already. */
  execute({ action, employee, correlationId, now }: AskOfIndexInput): Promise<boolean> {
    return inTransaction(this.writer, async (transaction) => {
      const id = randomUUID();
      const asked = await this.desk.request({ id, action, by: employee.name }, transaction);
      if (!asked) return false;
      await this.trail.append(
        {
          at: now,
          actorId: employee.id,
          actorName: employee.name,
          action: `search_index.${action}`,
          entityType: 'search_index',
          entityId: id,
          before: null,
          after: { action },
          correlationId,
        },
        transaction,
      );
      return true;
    });
  }
}
