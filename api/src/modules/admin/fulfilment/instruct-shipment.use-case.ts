import type { Employee } from '@green-apple/auth';
import { mayInstruct, type ShipmentInstruction } from '@green-apple/domain-order';
import {
  insertOutbox,
  inTransaction,
  type AuditTrail,
  type InstructionRepository,
  type Transaction,
  type Writer,
} from '@green-apple/persistence';
import { job } from '../../order/outbox-messages.ts';

export interface InstructShipmentInput {
  readonly employee: Employee;
  readonly orderId: string;
  readonly shipmentId: string;
  readonly instruction: ShipmentInstruction;
  readonly correlationId: string;
  /** ISO 8601 */
  readonly now: string;
}

export type InstructShipmentResult =
  { readonly code: 'ASKED' } | { readonly code: 'NOT_FOUND' } | { readonly code: 'TOO_LATE' };

/** Writes down what an employee asks of a shipment, and wakes its run, which does it: in one transaction. */
export class InstructShipment {
  private readonly writer: Writer;
  private readonly instructions: InstructionRepository;
  private readonly trail: AuditTrail;

  constructor(writer: Writer, instructions: InstructionRepository, trail: AuditTrail) {
    this.writer = writer;
    this.instructions = instructions;
    this.trail = trail;
  }

  execute(input: InstructShipmentInput): Promise<InstructShipmentResult> {
    return inTransaction(this.writer, (transaction) => this.ask(input, transaction));
  }

  private async ask(
    input: InstructShipmentInput,
    transaction: Transaction,
  ): Promise<InstructShipmentResult> {
    const { employee, orderId, shipmentId, instruction, correlationId } = input;
    const shipment = await this.instructions.shipment(orderId, shipmentId, transaction);
    if (shipment === null) return { code: 'NOT_FOUND' };
    const late = shipment.orderCancelled && instruction !== 'cancel';
    if (late || !mayInstruct(instruction, shipment.state)) return { code: 'TOO_LATE' };
    const given = { shipmentId, kind: instruction, givenBy: employee.id };
    await this.instructions.give(given, transaction);
    await this.trail.append(
      {
        at: input.now,
        actorId: employee.id,
        actorName: employee.name,
        action: `shipment.${instruction}`,
        entityType: 'order',
        entityId: orderId,
        before: { [`shipment ${shipment.position}`]: shipment.state },
        after: { [`shipment ${shipment.position}`]: instruction },
        correlationId,
      },
      transaction,
    );
    await insertOutbox(this.writer, transaction, [
      job(orderId, 'fulfilment', shipment.version, correlationId),
    ]);
    return { code: 'ASKED' };
  }
}
