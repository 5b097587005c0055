import type { Employee } from '@green-apple/auth';
import type { MadeGood } from '@green-apple/domain-order';
import {
  insertOutbox,
  inTransaction,
  type AuditTrail,
  type MakeGoodOutcome,
  type MakeGoodRepository,
  type Transaction,
  type Writer,
} from '@green-apple/persistence';
import { job } from '../../order/outbox-messages.ts';

export interface MakeGoodInput {
  readonly employee: Employee;
  readonly orderId: string;
  readonly shipmentId: string;
  readonly how: MadeGood;
  readonly correlationId: string;
  /** ISO 8601 */
  readonly now: string;
}

export interface MakeGoodPorts {
  readonly writer: Writer;
  readonly parcels: MakeGoodRepository;
  readonly trail: AuditTrail;
  /** What one employee may give back on one order alone, in minor units of its currency. */
  readonly limitMinor: (currency: string) => number;
}

/** An employee decides how a parcel that did not arrive is made good; the order's run hears of it. */
export class MakeParcelGood {
  private readonly writer: Writer;
  private readonly parcels: MakeGoodRepository;
  private readonly trail: AuditTrail;
  private readonly limitMinor: (currency: string) => number;

  constructor({ writer, parcels, trail, limitMinor }: MakeGoodPorts) {
    this.writer = writer;
    this.parcels = parcels;
    this.trail = trail;
    this.limitMinor = limitMinor;
  }

  execute(input: MakeGoodInput): Promise<MakeGoodOutcome> {
    return inTransaction(this.writer, (transaction) => this.decide(input, transaction));
  }

  private async decide(input: MakeGoodInput, transaction: Transaction): Promise<MakeGoodOutcome> {
    const { employee, orderId, shipmentId, how, correlationId } = input;
    const by = { id: employee.id, name: employee.name };
    const wanted = { orderId, shipmentId, how, by, limitMinor: this.limitMinor };
    const outcome = await this.parcels.decide(wanted, transaction);
    if (outcome.code !== 'DECIDED') return outcome;
    const { position, state, version } = outcome.shipment;
    await this.trail.append(
      {
        at: input.now,
        actorId: employee.id,
        actorName: employee.name,
        action: `shipment.${how}`,
        entityType: 'order',
        entityId: orderId,
        before: { [`shipment ${position}`]: state },
        after: { [`shipment ${position}`]: how },
        correlationId,
      },
      transaction,
    );
    await insertOutbox(this.writer, transaction, [
      job(orderId, 'fulfilment', version, correlationId),
    ]);
    return outcome;
  }
}
