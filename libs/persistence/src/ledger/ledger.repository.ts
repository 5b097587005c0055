import {
  balanceOf,
  isBalanced,
  money,
  type Account,
  type Currency,
  type LedgerEntry,
  type Money,
  type Posting,
} from '@green-apple/domain-money';
import { v7 as uuidv7 } from 'uuid';
import { writerSelect, type Writer } from '../pools.ts';
import type { Transaction } from '../transaction.ts';

interface EntryRow {
  readonly account: Account;
  readonly minor: string;
  readonly currency: Currency;
}

const POST_SQL = `
  with posted as (
    insert into payment.ledger_transaction (id, key, kind, order_id)
    values (cast($id as uuid), $key, $kind, cast($orderId as uuid))
    on conflict (key) do nothing returning id)
  insert into payment.ledger_entry (transaction_id, seq, account, amount_minor, currency)
  select p.id, e.seq, e.account, e.minor, e.currency
  from posted p, jsonb_to_recordset(cast($entries as jsonb))
    as e(seq smallint, account text, minor bigint, currency text)
  returning seq`;

const ENTRIES_OF = (where: string): string => `
  select e.account, e.amount_minor as minor, e.currency
  from payment.ledger_transaction t join payment.ledger_entry e on e.transaction_id = t.id
  where ${where} order by t.at, t.id, e.seq`;

/** The books about money. What is posted stays; what is owed is a sum over it. */
export class LedgerRepository {
  readonly #writer: Writer;

  constructor(writer: Writer) {
    this.#writer = writer;
  }

  /**
   * Writes a posting in the transaction that causes it. False when its key was written before; throws when
   * something else was written under it.
   */
  async post(posting: Posting, transaction?: Transaction): Promise<boolean> {
    const { key, kind, orderId, entries } = posting;
    if (!isBalanced(entries)) throw new RangeError(`posting ${key} does not balance`);
    if (entries.length === 0) return false;
    const rows = await writerSelect(
      this.#writer,
      POST_SQL,
      { id: uuidv7(), key, kind, orderId, entries: JSON.stringify(entries.map(toRow)) },
      transaction,
    );
    if (rows.length > 0) return true;
    await this.#expectSame(posting, transaction);
    return false;
  }

  async isPosted(key: string, transaction?: Transaction): Promise<boolean> {
    const rows = await writerSelect(
      this.#writer,
      'select id from payment.ledger_transaction where key = $key',
      { key },
      transaction,
    );
    return rows.length === 1;
  }

  /** All entries of an order, oldest first. */
  async entries(orderId: string, transaction?: Transaction): Promise<LedgerEntry[]> {
    return this.#read('t.order_id = cast($orderId as uuid)', { orderId }, transaction);
  }

  /** What one account of an order holds; debits above zero. */
  async balance(
    orderId: string,
    account: Account,
    currency: Currency,
    transaction?: Transaction,
  ): Promise<Money> {
    return balanceOf(await this.entries(orderId, transaction), account, currency);
  }

  async #expectSame(posting: Posting, transaction?: Transaction): Promise<void> {
    const written = await this.#read('t.key = $key', { key: posting.key }, transaction);
    if (JSON.stringify(written) !== JSON.stringify(posting.entries.map(plain)))
      throw new Error(`another posting was written as ${posting.key}`);
  }

  async #read(
    where: string,
    bind: Readonly<Record<string, unknown>>,
    transaction?: Transaction,
  ): Promise<LedgerEntry[]> {
    const rows = await writerSelect<EntryRow>(this.#writer, ENTRIES_OF(where), bind, transaction);
    return rows.map(({ account, minor, currency }) => ({
      account,
      amount: money(Number(minor), currency),
    }));
  }
}

const toRow = ({ account, amount }: LedgerEntry, seq: number) => ({ seq, account, ...amount });

const plain = ({ account, amount }: LedgerEntry) => ({
  account,
  amount: money(amount.minor, amount.currency),
});
