import {
  authorised,
  captured,
  captureFailed,
  captureRequested,
  holdReleased,
  money,
  refunded,
  refundRequested,
  sold,
  type Currency,
  type Money,
  type Posting,
} from '@green-apple/domain-money';
import { LedgerRepository } from '../ledger/index.ts';
import { paymentKey } from '../order/new-order.ts';
import { insertOutbox } from '../outbox.ts';
import { writerSelect, type Writer } from '../pools.ts';
import { inTransaction, type Transaction } from '../transaction.ts';
import {
  BOOKS_SQL,
  CAPTURE_SQL,
  NEWEST_ATTEMPT_SQL,
  NEXT_ATTEMPT_SQL,
  SETTLE_ATTEMPT_SQL,
  TO_GIVE_BACK_SQL,
} from './capture-sql.ts';
import { LOCK_ORDER_SQL } from './plan-sql.ts';
import { LOCK_SHIPMENTS_SQL } from './lock-shipments-sql.ts';

/** A shipment's share of the card payment, and the authorisation it is taken from. */
export interface CaptureRow {
  readonly shipmentId: string;
  readonly orderId: string;
  readonly amount: Money;
  /** True when the books say that it was taken. */
  readonly isCaptured: boolean;
  readonly isGivenBack: boolean;
  /** The authorisation that is open, or the one it was taken from. */
  readonly payment: {
    readonly id: string;
    readonly attempt: number;
    readonly providerRef: string;
  } | null;
  /** True when every other shipment of the order is paid or over: nothing more is taken from it later. */
  readonly isLast: boolean;
}

/** The newest attempt to pay an order, for asking the bank again. */
export interface NewestAttempt {
  readonly id: string;
  readonly attempt: number;
  readonly state: string;
  readonly idempotencyKey: string;
  readonly createdAt: Date;
  readonly orderNumber: string;
  /** What shipments that have not left still need. */
  readonly openMinor: number;
  readonly currency: Currency;
  /** The last payment that the bank agreed to: its card is asked again. */
  readonly agreedRef: string | null;
  readonly methodRef: string;
}

/** Captures and what the books say about them. Asking and answer are two postings, so that the unknown shows. */
export class CaptureRepository {
  readonly #writer: Writer;
  readonly #ledger: LedgerRepository;

  constructor(writer: Writer) {
    this.#writer = writer;
    this.#ledger = new LedgerRepository(writer);
  }

  /** What the books have to say before the first parcel: the sale, and what the bank keeps ready. */
  async openBooks(orderId: string): Promise<void> {
    const [row] = await this.#select<BooksRow>(BOOKS_SQL, { orderId });
    if (row === undefined) return;
    const in_ = (minor: string): Money => money(Number(minor), row.currency);
    // A sale that stands in the books may have been amended since: its sums are those of then.
    if (!(await this.#ledger.isPosted(`sale/${orderId}`)))
      await this.#ledger.post(
        sold(
          { key: `sale/${orderId}`, orderId },
          { goods: in_(row.goods), shipping: in_(row.shipping), tax: in_(row.tax) },
        ),
      );
    if (row.attempt !== null && row.held !== null)
      await this.noteHold(orderId, row.attempt, in_(row.held));
  }

  async noteHold(orderId: string, attempt: number, amount: Money): Promise<void> {
    await this.#ledger.post(authorised({ key: `hold/${orderId}/${attempt}`, orderId, amount }));
  }

  async load(shipmentId: string): Promise<CaptureRow | null> {
    const [row] = await this.#select<RawCapture>(CAPTURE_SQL, { shipmentId });
    if (row === undefined) return null;
    const { minor, currency, paymentId, attempt, providerRef, ...rest } = row;
    const payment =
      paymentId === null || attempt === null || providerRef === null
        ? null
        : { id: paymentId, attempt, providerRef };
    return { ...rest, amount: money(Number(minor), currency), payment };
  }

  /** False when a refund has made the share smaller meanwhile: look at it again. From here on none does. */
  noteRequest({ shipmentId, orderId, amount }: CaptureRow, attempt: number): Promise<boolean> {
    const key = `capture-request/${shipmentId}/${attempt}`;
    return inTransaction(this.#writer, async (transaction) => {
      const [share] = await this.#select<{ minor: string }>(
        `select amount_minor as minor from fulfilment.shipment where id = cast($shipmentId as uuid) for update`,
        { shipmentId },
        transaction,
      );
      if (Number(share?.minor) !== amount.minor) return false;
      await this.#ledger.post(captureRequested({ key, orderId, amount }), transaction);
      return true;
    });
  }

  /** The money is ours; `isFinal` closes the authorisation. */
  async noteCaptured(row: CaptureRow, attempt: number, isFinal: boolean): Promise<void> {
    const { shipmentId, orderId, amount } = row;
    await inTransaction(this.#writer, async (transaction) => {
      await this.#ledger.post(
        captured({ key: `capture/${shipmentId}`, orderId, amount }),
        transaction,
      );
      if (isFinal) await this.#settle(orderId, attempt, 'captured', transaction);
    });
  }

  /** The provider did not take it. `gone` says that the authorisation is none any more. */
  async noteFailed(row: CaptureRow, attempt: number, gone: boolean): Promise<void> {
    const { shipmentId, orderId, amount } = row;
    const key = `capture-failure/${shipmentId}/${attempt}`;
    await inTransaction(this.#writer, async (transaction) => {
      await this.#ledger.post(captureFailed({ key, orderId, amount }), transaction);
      if (gone) await this.#settle(orderId, attempt, 'voided', transaction);
    });
  }

  /** Asked for, never done: the books go back to where they were. */
  async noteFailedIfAsked(row: CaptureRow, attempt: number): Promise<void> {
    const asked = await this.#ledger.isPosted(`capture-request/${row.shipmentId}/${attempt}`);
    if (asked) await this.noteFailed(row, attempt, false);
  }

  /**
   * What goes back of a share that was taken: what refunds gave of it already is given. Written down before the
   * provider is asked, and the same however often; nothing when refunds gave all of it.
   */
  noteRefundRequest({ shipmentId, orderId, amount, payment }: CaptureRow): Promise<Money> {
    return inTransaction(this.#writer, async (transaction) => {
      // As refunds do when they look where their money is.
      await this.#select(LOCK_SHIPMENTS_SQL, { orderId }, transaction);
      const [row] = await this.#select<{ minor: string }>(
        TO_GIVE_BACK_SQL,
        {
          shipmentId,
          orderId,
          takenMinor: amount.minor,
          paymentId: payment?.id ?? null,
          attempt: payment?.attempt ?? null,
        },
        transaction,
      );
      const back = money(Number(row?.minor ?? 0), amount.currency);
      const key = `refund-request/capture/${shipmentId}`;
      await this.#ledger.post(refundRequested({ key, orderId, amount: back }), transaction);
      return back;
    });
  }

  async noteRefunded({ shipmentId, orderId }: CaptureRow, amount: Money): Promise<void> {
    await this.#ledger.post(refunded({ key: `refund/capture/${shipmentId}`, orderId, amount }));
  }

  /** What the authorisation still keeps is let go, in the books. */
  releaseHold(orderId: string, attempt: number): Promise<void> {
    return inTransaction(this.#writer, (transaction) =>
      this.#settle(orderId, attempt, 'voided', transaction),
    );
  }

  /** Whoever let the authorisation go: once no shipment is left, the books keep nothing ready either. */
  async releaseRest(orderId: string): Promise<void> {
    const [row] = await this.#select<{ currency: Currency }>(
      `select currency from ordering."order" where id = cast($orderId as uuid)`,
      { orderId },
    );
    if (row === undefined) return;
    const held = await this.#ledger.balance(orderId, 'card_holds', row.currency);
    const key = `hold-release/${orderId}/rest`;
    if (held.minor > 0) await this.#ledger.post(holdReleased({ key, orderId, amount: held }));
  }

  /**
   * After every shipment was called off: tax, statistics and a word to the shopper are the aftercare's, as
   * after any other cancelling. Told twice, it finds nothing more to do.
   */
  async wakeAftercare(orderId: string): Promise<void> {
    await inTransaction(this.#writer, async (transaction) => {
      const [gone] = await this.#select<{ version: number }>(
        `select version from ordering."order" where id = cast($orderId as uuid) and state = 'cancelled'`,
        { orderId },
        transaction,
      );
      if (gone === undefined) return;
      await insertOutbox(this.#writer, transaction, [
        {
          topic: 'jobs',
          kind: 'cancel',
          aggregateType: 'order',
          aggregateId: orderId,
          aggregateVersion: gone.version,
          body: { order_id: orderId, calculation_type: 'cancel' },
        },
      ]);
    });
  }

  /**
   * The attempt by which the bank is asked again: one that is on its way, or a new one. One that is authorised
   * meanwhile is answered as it is: another shipment has asked.
   */
  attemptToAskAgain(orderId: string): Promise<NewestAttempt | null> {
    return inTransaction(this.#writer, async (transaction) => {
      // Two shipments that find their authorisation gone ask for one new one together.
      await this.#select(LOCK_ORDER_SQL, { orderId }, transaction);
      const newest = await this.#newest(orderId, transaction);
      if (newest === null || newest.state === 'requested' || newest.state === 'authorised')
        return newest;
      const attempt = newest.attempt + 1;
      await this.#select(
        NEXT_ATTEMPT_SQL,
        {
          orderId,
          attempt,
          methodRef: newest.methodRef,
          amountMinor: newest.openMinor,
          currency: newest.currency,
          key: paymentKey(orderId, attempt),
        },
        transaction,
      );
      return this.#newest(orderId, transaction);
    });
  }

  /** Nobody's shipment needs it any more: the authorisation to let go, if one is open. */
  async openAuthorisation(
    orderId: string,
  ): Promise<{ readonly attempt: number; readonly providerRef: string } | null> {
    const [row] = await this.#select<{ attempt: number; providerRef: string }>(
      `select attempt, provider_ref as "providerRef" from payment.payment
       where order_id = cast($orderId as uuid) and state = 'authorised' and provider_ref is not null
       order by attempt desc limit 1`,
      { orderId },
    );
    return row ?? null;
  }

  async #newest(orderId: string, transaction: Transaction): Promise<NewestAttempt | null> {
    const [row] = await this.#select<Omit<NewestAttempt, 'openMinor'> & { openMinor: string }>(
      NEWEST_ATTEMPT_SQL,
      { orderId },
      transaction,
    );
    return row === undefined ? null : { ...row, openMinor: Number(row.openMinor) };
  }

  /** Closes an authorisation: what it still keeps ready is released in the books at the same moment. */
  async #settle(
    orderId: string,
    attempt: number,
    state: 'captured' | 'voided',
    transaction: Transaction,
  ): Promise<void> {
    const rows = await this.#select<{ currency: Currency }>(
      SETTLE_ATTEMPT_SQL,
      { orderId, attempt, state },
      transaction,
    );
    const [row] = rows;
    if (row === undefined) return;
    const held = await this.#ledger.balance(orderId, 'card_holds', row.currency, transaction);
    const release: Posting = holdReleased({
      key: `hold-release/${orderId}/${attempt}`,
      orderId,
      amount: held,
    });
    await this.#ledger.post(release, transaction);
  }

  #select<Row extends object>(
    sql: string,
    bind: Readonly<Record<string, unknown>>,
    transaction?: Transaction,
  ): Promise<Row[]> {
    return writerSelect<Row>(this.#writer, sql, bind, transaction);
  }
}

interface BooksRow {
  readonly goods: string;
  readonly shipping: string;
  readonly tax: string;
  readonly currency: Currency;
  readonly attempt: number | null;
  readonly held: string | null;
}

type RawCapture = Omit<CaptureRow, 'amount' | 'payment'> & {
  readonly minor: string;
  readonly currency: Currency;
  readonly paymentId: string | null;
  readonly attempt: number | null;
  readonly providerRef: string | null;
};
