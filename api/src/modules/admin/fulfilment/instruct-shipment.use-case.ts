import type { Employee } from '@green-apple/auth';
import type { PickedParts } from '@green-apple/contracts-http';
import { pickRefusal, type PickRefusal } from '@green-apple/domain-inventory';
import { instructionAnswer, type ShipmentInstruction } from '@green-apple/domain-order';
import {
  insertOutbox,
  inTransaction,
  type AuditTrail,
  type IdempotencyKey,
  type IdempotencyRepository,
  type InstructedShipment,
  type InstructionRepository,
  type Transaction,
  type Writer,
} from '@green-apple/persistence';
import { job } from '../../order/outbox-messages.ts';
import { takeKey } from '../../order/take-key.ts';

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
  /** Names the press of a button: sent twice, it is one word. */
  readonly key: IdempotencyKey;
  readonly correlationId: string;
  /** ISO 8601 */
  readonly now: string;
};

export type InstructShipmentRefusal =
  | { readonly code: 'NOT_FOUND' }
  | { readonly code: 'TOO_LATE' }
  /** It is out of our hands: what is called off has to be sent back. */
  | { readonly code: 'GONE' }
  | { readonly code: 'AGE_UNCHECKED'; readonly minimumAge: number }
  | { readonly code: 'PICK_REFUSED'; readonly why: PickRefusal };

export type InstructShipmentResult = { readonly code: 'ASKED' } | InstructShipmentRefusal;

export interface InstructShipmentPorts {
  readonly writer: Writer;
  readonly instructions: InstructionRepository;
  readonly keys: IdempotencyRepository;
  readonly trail: AuditTrail;
}

/** Writes down what an employee asks of a shipment, and wakes its run, which does it: in one transaction. */
export class InstructShipment {
  private readonly ports: InstructShipmentPorts;

  constructor(ports: InstructShipmentPorts) {
    this.ports = ports;
  }

  async execute(input: InstructShipmentInput): Promise<InstructShipmentResult> {
    try {
      await inTransaction(this.ports.writer, async (transaction) => {
        const { keys } = this.ports;
        if ((await takeKey(keys, input.key, transaction)) !== null) return;
        await this.ask(input, transaction);
        await keys.answer(input.key, { status: 202, body: null }, transaction);
      });
      return { code: 'ASKED' };
    } catch (error) {
      // The key of what was refused is free again.
      if (error instanceof Refused) return error.refusal;
      throw error;
    }
  }

  private async ask(input: InstructShipmentInput, transaction: Transaction): Promise<void> {
    const { instructions, trail, writer } = this.ports;
    const { employee, orderId, shipmentId, instruction, correlationId } = input;
    const shipment = await instructions.shipment(orderId, shipmentId, transaction);
    if (shipment === null) throw new Refused({ code: 'NOT_FOUND' });
    await this.refuse(input, shipment, transaction);
    if (instruction === 'cancel') await instructions.callOff(shipmentId, transaction);
    await instructions.give(
      {
        ...{ shipmentId, kind: instruction, givenBy: employee.id },
        ...(input.instruction === 'picked' ? { detail: input.picked } : {}),
      },
      transaction,
    );
    await trail.append(
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
    await insertOutbox(writer, transaction, [
      job(orderId, 'fulfilment', shipment.version, correlationId),
    ]);
  }

  private async refuse(
    input: InstructShipmentInput,
    shipment: InstructedShipment,
    transaction: Transaction,
  ): Promise<void> {
    const { minimumAge } = shipment;
    const code = instructionAnswer(input.instruction, shipment);
    if (code !== 'ALLOWED') throw new Refused({ code });
    if (input.instruction === 'hand_over' && minimumAge !== null && !input.ageChecked)
      throw new Refused({ code: 'AGE_UNCHECKED', minimumAge });
    if (input.instruction !== 'picked') return;
    const parts = await this.ports.instructions.parts(input.shipmentId, transaction);
    const why = pickRefusal(parts, input.picked.parts);
    if (why !== null) throw new Refused({ code: 'PICK_REFUSED', why });
  }
}

/** Takes back what the transaction has written, its key too. */
class Refused extends Error {
  override readonly name = 'Refused';
  readonly refusal: InstructShipmentRefusal;

  constructor(refusal: InstructShipmentRefusal) {
    super(refusal.code);
    this.refusal = refusal;
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
