import type { PickPart } from '@green-apple/contracts-http';
import { INSTRUCTION_STATES, isShipmentState, type AskedShipment } from '@green-apple/domain-order';
import { writerSelect, type Writer } from '../pools.ts';
import type { Transaction } from '../transaction.ts';
import { HANDED_OVER } from './call-off.ts';
import { readPickParts, type Select } from './pick-list.reader.ts';
import { LOCK_ORDER_SQL } from './plan-sql.ts';

export interface InstructedShipment extends AskedShipment {
  readonly orderId: string;
  readonly position: number;
  readonly version: number;
  /** Age that has to be proved when it is handed over. */
  readonly minimumAge: number | null;
}

const CALL_OFF_SQL = `
  update fulfilment.shipment s set called_off_at = now(), version = s.version + 1, updated_at = now()
  where s.id = cast($shipmentId as uuid) and s.state = any(cast($states as text[])) and s.called_off_at is null
    and not ${HANDED_OVER}
  returning s.id`;

/** What people ask of shipments: written down here, done by the shipment's run. */
export class InstructionRepository {
  readonly #writer: Writer;

  constructor(writer: Writer) {
    this.#writer = writer;
  }

  /**
   * The shipment as it stands, and stands until the transaction ends: its run does not move it meanwhile. Null when
   * the order has none of this id.
   */
  async shipment(
    orderId: string,
    shipmentId: string,
    transaction: Transaction,
  ): Promise<InstructedShipment | null> {
    // The order first, as everybody does who moves a shipment.
    await writerSelect(this.#writer, LOCK_ORDER_SQL, { orderId }, transaction);
    const [row] = await writerSelect<InstructedShipment>(
      this.#writer,
      `select s.order_id as "orderId", s.position, s.state, s.version, o.state = 'cancelled' as "orderCancelled",
         s.called_off_at is not null as "calledOff", ${HANDED_OVER} as "handedOver",
         (select max(m.minimum_age) from fulfilment.shipment_part p join ordering.line l on l.id = p.order_line_id
           join inventory.sale_limit m on m.product_id = l.product_id where p.shipment_id = s.id) as "minimumAge"
       from fulfilment.shipment s join ordering."order" o on o.id = s.order_id
       where s.id = cast($shipmentId as uuid) and s.order_id = cast($orderId as uuid) for update of s`,
      { orderId, shipmentId },
      transaction,
    );
    if (row === undefined) return null;
    if (!isShipmentState(row.state)) throw new Error(`shipment in an unknown state: ${row.state}`);
    return row;
  }

  /** From here on it does not leave. False when it has left, or was called off, before. */
  async callOff(shipmentId: string, transaction: Transaction): Promise<boolean> {
    const rows = await writerSelect(
      this.#writer,
      CALL_OFF_SQL,
      { shipmentId, states: [...INSTRUCTION_STATES.cancel] },
      transaction,
    );
    return rows.length === 1;
  }

  /** What is to be picked for it, as it stands now. */
  parts(shipmentId: string, transaction: Transaction): Promise<PickPart[]> {
    const select: Select = (sql, bind) =>
      writerSelect<object>(this.#writer, sql, bind, transaction);
    return readPickParts(select, [shipmentId]);
  }

  /** Whoever asks in the same moment waits, and asks next. */
  async give(
    instruction: {
      readonly shipmentId: string;
      readonly kind: string;
      readonly givenBy: string;
      /** What is said with it, e.g. what was found. */
      readonly detail?: object;
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
      `insert into fulfilment.instruction (shipment_id, seq, kind, given_by, detail)
       select cast($shipmentId as uuid), coalesce(max(seq), 0) + 1, $kind, $givenBy, cast($detail as jsonb)
       from fulfilment.instruction where shipment_id = cast($shipmentId as uuid)
       returning seq`,
      {
        ...instruction,
        detail: instruction.detail === undefined ? null : JSON.stringify(instruction.detail),
      },
      transaction,
    );
  }
}
