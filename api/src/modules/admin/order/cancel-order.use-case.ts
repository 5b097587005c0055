import type { Employee } from '@green-apple/auth';
import type { AuditTrail } from '@green-apple/persistence';
import type {
  RequestCancel,
  RequestCancelResult,
} from '../../order/use-cases/request-cancel.use-case.ts';

export interface CancelOrderInput {
  readonly orderId: string;
  readonly note: string;
  readonly employee: Employee;
  readonly correlationId: string;
  /** ISO 8601. */
  readonly now: string;
}

/** An employee asks for an order to be cancelled, and says why. */
export class CancelOrderUseCase {
  private readonly requestCancel: RequestCancel;
  private readonly trail: AuditTrail;

  constructor(requestCancel: RequestCancel, trail: AuditTrail) {
    this.requestCancel = requestCancel;
    this.trail = trail;
  }

  execute(input: CancelOrderInput): Promise<RequestCancelResult> {
    const { orderId, note, employee, correlationId, now } = input;
    return this.requestCancel.execute({
      orderId,
      actor: 'staff',
      correlationId,
      alongside: async ({ number, state }, transaction) => {
        await this.trail.append(
          {
            at: now,
            actorId: employee.id,
            actorName: employee.name,
            action: 'order.cancel_requested',
            entityType: 'order',
            entityId: orderId,
            before: { state },
            after: { order: number, note },
            correlationId,
          },
          transaction,
        );
      },
    });
  }
}
