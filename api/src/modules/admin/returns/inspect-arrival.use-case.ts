import type { Employee } from '@green-apple/auth';
import type { InspectArrival as FoundItems } from '@green-apple/contracts-http';
import {
  insertOutbox,
  inTransaction,
  type ArrivalInspected,
  type ArrivalRepository,
  type AuditTrail,
  type IdempotencyKey,
  type IdempotencyRepository,
  type Transaction,
  type Writer,
} from '@green-apple/persistence';
import { ProblemError } from '../../../platform/index.ts';
import { job } from '../../order/outbox-messages.ts';
import { takeKey } from '../../order/take-key.ts';

export interface InspectArrivalInput {
  readonly orderId: string;
  readonly shipmentId: string;
  readonly found: FoundItems;
  readonly employee: Employee;
  readonly key: IdempotencyKey;
  readonly correlationId: string;
  /** ISO 8601 */
  readonly now: string;
}

export interface InspectArrivalPorts {
  readonly writer: Writer;
  readonly arrivals: ArrivalRepository;
  readonly keys: IdempotencyRepository;
  readonly trail: AuditTrail;
}

/** Somebody has looked at a parcel that came back; the order's run puts what is good on the shelf. */
export class InspectParcelArrival {
  private readonly ports: InspectArrivalPorts;

  constructor(ports: InspectArrivalPorts) {
    this.ports = ports;
  }

  /** Throws a problem when it cannot be written down. */
  async execute(input: InspectArrivalInput): Promise<void> {
    const { writer, keys } = this.ports;
    await inTransaction(writer, async (transaction) => {
      if ((await takeKey(keys, input.key, transaction)) !== null) return;
      await this.inspect(input, transaction);
      await keys.answer(input.key, { status: 202, body: null }, transaction);
    });
  }

  private async inspect(input: InspectArrivalInput, transaction: Transaction): Promise<void> {
    const { writer, arrivals, trail } = this.ports;
    const { orderId, shipmentId, found, employee, correlationId } = input;
    const looked = { orderId, shipmentId, found: found.items, by: employee.id };
    const outcome = await arrivals.inspect(looked, transaction);
    if (outcome.code !== 'INSPECTED') throw problemOf(outcome);
    await trail.append(
      {
        at: input.now,
        actorId: employee.id,
        actorName: employee.name,
        action: 'shipment.arrival_inspected',
        entityType: 'order',
        entityId: orderId,
        before: null,
        after: { shipment: outcome.position, items: found.items },
        correlationId,
      },
      transaction,
    );
    await insertOutbox(writer, transaction, [
      job(orderId, 'fulfilment', outcome.version, correlationId),
    ]);
  }
}

function problemOf(outcome: Exclude<ArrivalInspected, { readonly code: 'INSPECTED' }>) {
  switch (outcome.code) {
    case 'NOT_EXPECTED':
      return new ProblemError('ORDER_NOT_FOUND');
    case 'INSPECTED_BEFORE':
      return new ProblemError('SHIPMENT_MOVED_ON', {
        detail: 'Somebody has looked at this parcel before.',
      });
    case 'INVALID':
      return new ProblemError('INSPECTION_INVALID');
  }
}
