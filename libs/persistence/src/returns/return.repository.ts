import { isReturnState } from '@green-apple/domain-order';
import { v7 as uuidv7 } from 'uuid';
import { insertOutbox } from '../outbox.ts';
import { writerSelect, type Writer } from '../pools.ts';
import type { Transaction } from '../transaction.ts';
import {
  BY_KEY_SQL,
  GIVE_SQL,
  GROUND_SQL,
  INSERT_RETURN_SQL,
  OPEN_BOOK_SQL,
  RETURN_COLUMNS,
  RETURN_FROM,
} from './return-sql.ts';
import type { NewReturn, ReturnGround, StoredReturn } from './stored-return.ts';

/** Returns as people ask for them. Moving them is their own runs' work. */
export class ReturnRepository {
  readonly #writer: Writer;

  constructor(writer: Writer) {
    this.#writer = writer;
  }

  /**
   * Whoever asks for a return of this order waits for those who asked before: what is read after it holds until
   * the end of the transaction. Answers with the place of the next return.
   */
  async openBook(orderId: string, transaction: Transaction): Promise<number> {
    const [row] = await this.#select<{ position: number }>(OPEN_BOOK_SQL, { orderId }, transaction);
    return row?.position ?? 1;
  }

  /** What of a sold order has arrived and may come back; null when it was not sold. */
  async ground(orderId: string, transaction?: Transaction): Promise<ReturnGround | null> {
    const [row] = await this.#select<ReturnGround>(GROUND_SQL, { orderId }, transaction);
    return row ?? null;
  }

  /** The return that was asked for under this key before. */
  async byKey(
    orderId: string,
    key: string,
    transaction: Transaction,
  ): Promise<{ readonly id: string; readonly hash: string } | null> {
    const rows = await this.#select<{ id: string; hash: string }>(
      BY_KEY_SQL,
      { orderId, key },
      transaction,
    );
    return rows[0] ?? null;
  }

  /** Books a return and the message that starts its run. The database refuses units that were not delivered. */
  async request(
    wanted: NewReturn,
    place: {
      readonly position: number;
      readonly orderNumber: string;
      readonly locationId: string;
      readonly correlationId: string;
    },
    transaction: Transaction,
  ): Promise<void> {
    await this.#select(
      INSERT_RETURN_SQL,
      {
        ...wanted,
        lines: JSON.stringify(wanted.lines),
        position: place.position,
        number: `${place.orderNumber}-R${place.position}`,
        locationId: place.locationId,
        refundId: uuidv7(),
      },
      transaction,
    );
    await this.wake(wanted.orderId, place.correlationId, transaction);
  }

  async load(id: string, transaction?: Transaction): Promise<StoredReturn | null> {
    const [row] = await this.#select<StoredReturn>(
      `select ${RETURN_COLUMNS} from ${RETURN_FROM} where q.id = cast($id as uuid)`,
      { id },
      transaction,
    );
    return row === undefined ? null : checked(row);
  }

  async ofOrder(orderId: string): Promise<StoredReturn[]> {
    const rows = await this.#select<StoredReturn>(
      `select ${RETURN_COLUMNS} from ${RETURN_FROM} where q.order_id = cast($orderId as uuid) order by q.position`,
      { orderId },
    );
    return rows.map(checked);
  }

  /**
   * Writes down what somebody asks of a return and wakes its run. `after` says how often something had been asked
   * when it was looked at: throws a unique violation when somebody else has asked since.
   */
  async instruct(
    asked: {
      readonly returnId: string;
      readonly orderId: string;
      readonly kind: string;
      readonly body: object;
      readonly givenBy: string;
      readonly correlationId: string;
      readonly after?: number;
    },
    transaction: Transaction,
  ): Promise<void> {
    const { returnId, kind, body, givenBy, after } = asked;
    const seq = after === undefined ? null : after + 1;
    const bind = { returnId, kind, body: JSON.stringify(body), givenBy, seq };
    await this.#select(GIVE_SQL, bind, transaction);
    await this.wake(asked.orderId, asked.correlationId, transaction);
  }

  async wake(orderId: string, correlationId: string, transaction: Transaction): Promise<void> {
    await insertOutbox(this.#writer, transaction, [
      {
        topic: 'jobs',
        kind: 'return',
        aggregateType: 'order',
        aggregateId: orderId,
        aggregateVersion: 1,
        body: { order_id: orderId, calculation_type: 'return', correlation_id: correlationId },
        correlationId,
      },
    ]);
  }

  #select<Row extends object>(
    sql: string,
    bind: Readonly<Record<string, unknown>>,
    transaction?: Transaction,
  ): Promise<Row[]> {
    return writerSelect<Row>(this.#writer, sql, bind, transaction);
  }
}

export function checked<Row extends { readonly state: string }>(row: Row): Row {
  if (!isReturnState(row.state)) throw new Error(`return in an unknown state: ${row.state}`);
  return row;
}
