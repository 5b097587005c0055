import type { Currency } from '@green-apple/domain-money';
import type { StoredValue } from '@green-apple/domain-pricing';
import { v7 as uuidv7 } from 'uuid';
import { sha256 } from '../order/order-secrets.ts';
import { writerSelect, type Writer } from '../pools.ts';
import type { Transaction } from '../transaction.ts';
import { DEBIT_SQL, ISSUE_SQL, REFUND_SQL, RELEASE_SQL } from './stored-value-sql.ts';

export interface FoundValue {
  readonly id: string;
  readonly usable: boolean;
  readonly currency: Currency;
  readonly balanceMinor: number;
}

export interface NewStoredValue {
  /** Made by whoever asks: the same one twice is one card. */
  readonly id?: string;
  readonly kind: StoredValue['kind'];
  readonly code: string;
  readonly currency: Currency;
  readonly minor: number;
  /** HMAC of the customer's address; needed for store credit. */
  readonly customerKey: Buffer | null;
  /** ISO 8601 */
  readonly expiresAt: string | null;
}

/** Gift cards and store credit. Every deed has a key of its own: done twice, it counts once. */
export class StoredValueRepository {
  readonly #writer: Writer;

  constructor(writer: Writer) {
    this.#writer = writer;
  }

  /** By its code (upper case); null when there is none. */
  async byCode(code: string): Promise<FoundValue | null> {
    const [row] = await writerSelect<Omit<FoundValue, 'balanceMinor'> & { balanceMinor: string }>(
      this.#writer,
      `select id, currency, active and (expires_at is null or now() < expires_at) as usable,
         balance_minor as "balanceMinor"
       from payment.stored_value where code_hash = cast($hash as bytea)`,
      { hash: sha256(code) },
    );
    return row === undefined ? null : { ...row, balanceMinor: Number(row.balanceMinor) };
  }

  /** Pays parts of an order; false when one of them has not got it any more: roll back then. */
  async debit(
    orderId: string,
    parts: ReadonlyArray<{ readonly id: string; readonly minor: number }>,
    transaction: Transaction,
  ): Promise<boolean> {
    if (parts.length === 0) return true;
    const wanted = parts.map(({ id, minor }) => ({
      id,
      minor,
      entry: uuidv7(),
      key: `debit/${orderId}/${id}`,
    }));
    const unpaid = await writerSelect(
      this.#writer,
      DEBIT_SQL,
      { parts: JSON.stringify(wanted), orderId },
      transaction,
    );
    return unpaid.length === 0;
  }

  /**
   * Gives back a part of what an order took. False when that is more than it took; true as well when the key
   * was used before.
   */
  async refund(
    input: {
      readonly id: string;
      readonly orderId: string;
      readonly minor: number;
      readonly key: string;
    },
    transaction?: Transaction,
  ): Promise<boolean> {
    const [row] = await writerSelect<{ refunded: boolean }>(
      this.#writer,
      REFUND_SQL,
      { ...input, entry: uuidv7() },
      transaction,
    );
    return row?.refunded === true;
  }

  /** A new one with its first entry; returns its id. Throws a unique violation when id or code is taken. */
  async issue(value: NewStoredValue, transaction: Transaction): Promise<string> {
    const { code, ...plain } = value;
    const { id = uuidv7() } = value;
    await writerSelect(
      this.#writer,
      ISSUE_SQL,
      { ...plain, id, entry: uuidv7(), codeHash: sha256(code), ending: code.slice(-4) },
      transaction,
    );
    return id;
  }
}

/** An order that comes to nothing gives everything back that it took; harmless when it took nothing. */
export async function releaseStoredValue(
  writer: Writer,
  orderId: string,
  transaction: Transaction,
): Promise<void> {
  await writerSelect(writer, RELEASE_SQL, { orderId }, transaction);
}

export interface TenderRow {
  readonly account: 'gift_cards' | 'store_credit';
  readonly minor: number;
  readonly currency: Currency;
}

/** What gift cards and credit paid for an order, by the account of our books that holds them. */
export async function tenderOf(
  writer: Writer,
  orderId: string,
  transaction: Transaction,
): Promise<TenderRow[]> {
  const rows = await writerSelect<Omit<TenderRow, 'minor'> & { minor: string }>(
    writer,
    `select case v.kind when 'gift-card' then 'gift_cards' else 'store_credit' end as account,
       -sum(e.amount_minor) as minor, v.currency
     from payment.stored_value_entry e join payment.stored_value v on v.id = e.stored_value_id
     where e.order_id = cast($orderId as uuid) group by v.kind, v.currency
     having sum(e.amount_minor) < 0 order by v.kind`,
    { orderId },
    transaction,
  );
  return rows.map((row) => ({ ...row, minor: Number(row.minor) }));
}
