import type { Employee } from '@green-apple/auth';
import type { AdminRelations, KeepRelations as Relations } from '@green-apple/contracts-http';
import {
  inTransaction,
  type AuditTrail,
  type KeepRelationsResult,
  type RelationRepository,
  type Writer,
} from '@green-apple/persistence';

export interface KeepRelationsInput {
  readonly productId: string;
  readonly expectedVersion: number;
  readonly relations: Relations['items'];
  readonly employee: Employee;
  readonly correlationId: string;
  /** ISO 8601. */
  readonly now: string;
}

/** Which products stand beside another one: the list, the audit row and the events together. */
export class KeepRelations {
  private readonly writer: Writer;
  private readonly repository: RelationRepository;
  private readonly trail: AuditTrail;

  constructor(writer: Writer, repository: RelationRepository, trail: AuditTrail) {
    this.writer = writer;
    this.repository = repository;
    this.trail = trail;
  }

  execute(input: KeepRelationsInput): Promise<KeepRelationsResult> {
    const { employee, now, productId, correlationId } = input;
    return inTransaction(this.writer, async (transaction) => {
      const result = await this.repository.keep(input, transaction);
      if (result.code !== 'KEPT') return result;
      await this.trail.append(
        {
          at: now,
          actorId: employee.id,
          actorName: employee.name,
          action: 'product.edited',
          entityType: 'product',
          entityId: productId,
          before: { related: result.before.items.map(inWords) },
          after: { related: result.after.items.map(inWords) },
          correlationId,
        },
        transaction,
      );
      return result;
    });
  }
}

const inWords = ({ title, kind, mutual }: AdminRelations['items'][number]): string =>
  `${title} (${kind === 'goes_with' ? 'goes with it' : 'instead of it'}${mutual ? ', both ways' : ''})`;
