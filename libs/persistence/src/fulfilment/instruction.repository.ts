import { isShipmentState, type ShipmentState } from '@green-apple/domain-order';
import { writerSelect, type Writer } from '../pools.ts';
import type { Transaction } from '../transaction.ts';

export interface InstructedShipment {
  readonly orderId: string;
  readonly position: number;
  readonly state: ShipmentState;
  readonly version: number;
  /** The order was cancelled: nothing is packed or handed out any more. */
  readonly orderCancelled: boolean;
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
      `select s.order_id as "orderId", s.position, s.state, s.version, o.state = 'cancelled' as "orderCancelled"
       from fulfilment.shipment s join ordering."order" o on o.id = s.order_id
       where s.id = cast($shipmentId as uuid) and s.order_id = cast($orderId as uuid)`,
      { orderId, shipmentId },
      transaction,
    );
    if (row === undefined) return null;
    if (!isShipmentState(row.state)) throw new Error(`shipment in an unknown state: ${row.state}`);
    return row;
  }

  /** Whoever asks in the same moment waits, and asks next. */
  async give(
    instruction: {
      readonly shipmentId: string;
      readonly kind: string;
      readonly givenBy: string;
    },
    transaction: Transaction,
  ): Promise<void> {
    const { shipmentId } = instruction;
    await writerSelect(
      this.#writer,
      `select 1 as locked from (select pg_advisory_xact_lock(hashtextextended($shipmentId, 0))) as lock`,
      { shipmentId },
      transaction,
    );
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
