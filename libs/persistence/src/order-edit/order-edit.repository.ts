import { isOrderState } from '@green-apple/domain-order';
import { writerSelect, type Writer } from '../pools.ts';
import { postgresCode, type Transaction } from '../transaction.ts';
import { EDIT_COLUMNS, INSERT_EDIT_SQL, TO_EDIT_SQL } from './edit-sql.ts';
import type { NewOrderEdit, OrderEdit, OrderToEdit } from './order-edit.ts';

const UNIQUE_VIOLATION = '23505';

/** Changes of orders as people ask for them; only the order's run applies one. */
export class OrderEditRepository {
  readonly #writer: Writer;

  constructor(writer: Writer) {
    this.#writer = writer;
  }

  async toEdit(orderId: string, transaction?: Transaction): Promise<OrderToEdit | null> {
    const [row] = await this.#select<OrderToEdit>(TO_EDIT_SQL, { orderId }, transaction);
    if (row === undefined) return null;
    if (!isOrderState(row.state))
      throw new Error(`order in an unknown state: ${String(row.state)}`);
    return row;
  }

  async insert(edit: NewOrderEdit): Promise<void> {
    await this.#select(INSERT_EDIT_SQL, {
      ...edit,
      changes: JSON.stringify(edit.changes),
      quote: JSON.stringify(edit.quote),
    });
  }

  async load(orderId: string, id: string, transaction?: Transaction): Promise<OrderEdit | null> {
    const [row] = await this.#select<OrderEdit>(
      `select ${EDIT_COLUMNS} from ordering.order_edit e
       where e.id = cast($id as uuid) and e.order_id = cast($orderId as uuid)`,
      { orderId, id },
      transaction,
    );
    return row ?? null;
  }

  /** The tax transaction that an applied edit took the place of; null when there was none yet. */
  async formerTax(id: string): Promise<string | null> {
    const [row] = await this.#select<{ ref: string | null }>(
      `select former_tax_ref as ref from ordering.order_edit where id = cast($id as uuid)`,
      { id },
    );
    return row?.ref ?? null;
  }

  /** The edits of an order that somebody agreed to, newest first. */
  async ofOrder(orderId: string): Promise<OrderEdit[]> {
    return this.#select<OrderEdit>(
      `select ${EDIT_COLUMNS} from ordering.order_edit e
       where e.order_id = cast($orderId as uuid) and e.state <> 'previewed'
       order by e.created_at desc, e.id desc limit 50`,
      { orderId },
    );
  }

  /**
   * Hands a previewed edit over to the order's run. False when it is not previewed any more, or another one of
   * the order is under way: the transaction is of no further use then.
   */
  async ask(id: string, transaction: Transaction): Promise<boolean> {
    try {
      const rows = await this.#select(
        `update ordering.order_edit set state = 'applying', version = version + 1, updated_at = now()
         where id = cast($id as uuid) and state = 'previewed' returning id`,
        { id },
        transaction,
      );
      return rows.length === 1;
    } catch (error) {
      if (postgresCode(error) === UNIQUE_VIOLATION) return false;
      throw error;
    }
  }

  /** Takes back what nobody works on: a preview, or one whose difference waits to be paid. */
  async abandon(orderId: string, id: string, transaction?: Transaction): Promise<boolean> {
    const rows = await this.#select(
      `update ordering.order_edit set state = 'abandoned', version = version + 1, updated_at = now()
       where id = cast($id as uuid) and order_id = cast($orderId as uuid)
         and state in ('previewed', 'awaiting_payment') returning id`,
      { id, orderId },
      transaction,
    );
    return rows.length === 1;
  }

  #select<Row extends object>(
    sql: string,
    bind: Readonly<Record<string, unknown>>,
    transaction?: Transaction,
  ): Promise<Row[]> {
    return writerSelect<Row>(this.#writer, sql, bind, transaction);
  }
}
