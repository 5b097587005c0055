import type { Employee } from '@green-apple/auth';
import type { PickedParts } from '@green-apple/contracts-http';
import { pickRefusal, type PickRefusal } from '@green-apple/domain-inventory';
import { mayInstruct, type ShipmentInstruction } from '@green-apple/domain-order';
import {
  insertOutbox,
  inTransaction,
  type AuditTrail,
  type InstructedShipment,
  type InstructionRepository,
  type Transaction,
  type Writer,
} from '@green-apple/persistence';
import { job } from '../../order/outbox-messages.ts';

export type ShipmentWord =
  | { readonly instruction: Exclude<ShipmentInstruction, 'picked' | 'hand_over'> }
  /** Who it was handed to is old enough, as far as that had to be seen. */
  | { readonly instruction: 'hand_over'; readonly ageChecked: boolean }
  /** What was found on the shelves. */
  | { readonly instruction: 'picked'; readonly picked: PickedParts };

export type InstructShipmentInput = ShipmentWord & {
  readonly employee: Employee;
  readonly orderId: string;
  readonly shipmentId: string;
  readonly correlationId: string;
  /** ISO 8601 */
  readonly now: string;
};

export type InstructShipmentResult =
  | { readonly code: 'ASKED' }
  | { readonly code: 'NOT_FOUND' }
  | { readonly code: 'TOO_LATE' }
  | { readonly code: 'AGE_UNCHECKED'; readonly minimumAge: number }
  | { readonly code: 'PICK_REFUSED'; readonly why: PickRefusal };

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
    const refused = await this.refused(input, shipment, transaction);
    if (refused !== null) return refused;
    await this.instructions.give(
      {
        ...{ shipmentId, kind: instruction, givenBy: employee.id },
        ...(input.instruction === 'picked' ? { detail: input.picked } : {}),
      },
      transaction,
    );
    await this.trail.append(
      {
        at: input.now,
        actorId: employee.id,
        actorName: employee.name,
        action: `shipment.${instruction}`,
        entityType: 'order',
        entityId: orderId,
        before: { [`shipment ${shipment.position}`]: shipment.state },
        after: { [`shipment ${shipment.position}`]: deed(input, shipment) },
        correlationId,
      },
      transaction,
    );
    await insertOutbox(this.writer, transaction, [
      job(orderId, 'fulfilment', shipment.version, correlationId),
    ]);
    return { code: 'ASKED' };
  }

  private async refused(
    input: InstructShipmentInput,
    { minimumAge }: InstructedShipment,
    transaction: Transaction,
  ): Promise<InstructShipmentResult | null> {
    if (input.instruction === 'hand_over' && minimumAge !== null && !input.ageChecked)
      return { code: 'AGE_UNCHECKED', minimumAge };
    if (input.instruction !== 'picked') return null;
    const parts = await this.instructions.parts(input.shipmentId, transaction);
    const why = pickRefusal(parts, input.picked.parts);
    return why === null ? null : { code: 'PICK_REFUSED', why };
  }
}

/** The deed in words for the audit trail. */
function deed(input: InstructShipmentInput, { minimumAge }: InstructedShipment): string {
  switch (input.instruction) {
    case 'hand_over':
      return minimumAge === null ? 'hand_over' : `hand_over, seen to be ${minimumAge} or older`;
    case 'picked': {
      const units = input.picked.parts
        .flatMap(({ lots }) => lots)
        .reduce((all, { quantity }) => all + quantity, 0);
      return `picked, ${units} found`;
    }
    default:
      return input.instruction;
  }
}
