import type { Employee } from '@green-apple/auth';
import type { InstructedShipments, InstructShipments } from '@green-apple/contracts-http';
import { inTransaction, type IdempotencyRepository, type Writer } from '@green-apple/persistence';
import { requestHash } from '../../order/idempotency-key.ts';
import { takeKey } from '../../order/take-key.ts';
import type { InstructShipment } from './instruct-shipment.use-case.ts';

export interface InstructShipmentsInput {
  readonly wanted: InstructShipments;
  readonly employee: Employee;
  readonly clientKey: string;
  readonly correlationId: string;
  /** ISO 8601 */
  readonly now: string;
}

/**
 * One word to several shipments: one that has moved on does not keep the others from being taken. Sent again
 * under its key after half of them were asked, it asks the other half.
 */
export class InstructSeveralShipments {
  private readonly writer: Writer;
  private readonly keys: IdempotencyRepository;
  private readonly instruct: InstructShipment;

  constructor(writer: Writer, keys: IdempotencyRepository, instruct: InstructShipment) {
    this.writer = writer;
    this.keys = keys;
    this.instruct = instruct;
  }

  async execute(input: InstructShipmentsInput): Promise<InstructedShipments> {
    const { wanted, employee, clientKey, correlationId, now } = input;
    const { instruction, shipments } = wanted;
    const scope = `instruct-shipments/${employee.id}`;
    const named = { key: clientKey, requestHash: requestHash(wanted) };
    await this.reserve({ scope, ...named });
    const results: InstructedShipments['results'] = [];
    for (const { orderId, shipmentId } of shipments) {
      const key = { scope: `${scope}/${shipmentId}`, ...named };
      const asked = { employee, orderId, shipmentId, instruction, key, correlationId, now };
      const { code } = await this.instruct.execute(asked);
      const isKnown = code === 'ASKED' || code === 'NOT_FOUND';
      results.push({ shipmentId, code: isKnown ? code : 'TOO_LATE' });
    }
    return { results };
  }

  /** The key stands for this body from now on. */
  private reserve(key: Parameters<IdempotencyRepository['take']>[0]): Promise<void> {
    return inTransaction(this.writer, async (transaction) => {
      if ((await takeKey(this.keys, key, transaction)) === null)
        await this.keys.answer(key, { status: 202, body: null }, transaction);
    });
  }
}
