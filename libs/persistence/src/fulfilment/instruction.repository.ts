import { isShipmentState, type ShipmentState } from '@green-apple/domain-order';
import { writerSelect, type Writer } from '../pools.ts';
import type { Transaction } from '../transaction.ts';

export interface InstructedShipment {
  readonly orderId: string;
  readonly position: number;
  readonly state: ShipmentState;
  readonly version: number;
}

/** What people ask of shipments: written down here, done by the shipment's run. */
export class InstructionRepository {
  readonly #writer: Writer;

  constructor(writer: Writer) {
    this.#writer = writer;
  }

  /** The shipment as it stands; null when the order has none of this id. */
  async shipment(
    orderId: string,
    shipmentId: string,
    transaction: Transaction,
  ): Promise<InstructedShipment | null> {
    const [row] = await writerSelect<InstructedShipment>(
      this.#writer,
      `select order_id as "orderId", position, state, version from fulfilment.shipment
       where id = cast($shipmentId as uuid) and order_id = cast($orderId as uuid)`,
      { orderId, shipmentId },
      transaction,
    );
    if (row === undefined) return null;
    if (!isShipmentState(row.state)) throw new Error(`shipment in an unknown state: ${row.state}`);
    return row;
  }

  /** Throws a unique violation when somebody else asked in the same moment: ask again. */
  async give(
    instruction: {
      readonly shipmentId: string;
      readonly kind: string;
      readonly givenBy: string;
    },
    transaction: Transaction,
  ): Promise<void> {
    await writerSelect(
      this.#writer,
      `insert into fulfilment.instruction (shipment_id, seq, kind, given_by)
       select cast($shipmentId as uuid), coalesce(max(seq), 0) + 1, $kind, $givenBy
       from fulfilment.instruction where shipment_id = cast($shipmentId as uuid)
       returning seq`,
      { ...instruction },
      transaction,
    );
  }
}
