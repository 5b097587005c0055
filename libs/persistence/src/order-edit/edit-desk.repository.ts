import { amended, money, returnedToTender, type Money } from '@green-apple/domain-money';
import type { EditRefusal } from '@green-apple/domain-order';
import {
  moneyOfEdit,
  refundToTenders,
  saleParts,
  shipmentShares,
  type EditMoney,
} from '@green-apple/domain-pricing';
import { LOCK_ORDER_SQL } from '../fulfilment/plan-sql.ts';
import { LedgerRepository } from '../ledger/index.ts';
import { insertOutbox } from '../outbox.ts';
import { writerSelect, type Writer } from '../pools.ts';
import { amendStats } from '../stats/amend-stats.ts';
import { StoredValueRepository } from '../stored-value/index.ts';
import { inTransaction, type Transaction } from '../transaction.ts';
import {
  AWAIT_PAYMENT_SQL,
  END_EDIT_SQL,
  KEEP_RECEIPT_SQL,
  OPEN_EDIT_SQL,
  OPEN_PARCELS_SQL,
  RESHARE_SQL,
  RESPEND_SQL,
  REWRITE_ORDER_SQL,
  UNPARCELLED_SQL,
} from './apply-sql.ts';
import { refusalOf, rewriting, unitsMoved } from './edit-changes.ts';
import { EditCharges, type AgreedCharge } from './edit-charges.ts';
import { joinParcels, letGo, takeMore, UnitsPacked } from './edit-stock.ts';
import { OrderEditRepository } from './order-edit.repository.ts';
import type { OrderEdit, OrderToEdit } from './order-edit.ts';

export type EditApplied =
  | { readonly code: 'none' }
  | { readonly code: 'applied'; readonly editId: string; readonly occasion: number }
  /** The bank has to agree to more first; nothing is changed yet. */
  | {
      readonly code: 'charge_needed';
      readonly editId: string;
      /** What the bank has to keep ready in all. */
      readonly amountMinor: number;
      readonly occasion: number;
      readonly payBy: string | null;
    }
  | {
      readonly code: 'failed';
      readonly editId: string;
      readonly reason: EditRefusal;
      readonly occasion: number;
    };

/** Rolls everything back; the edit is marked in a transaction of its own. */
class Refused extends Error {
  override readonly name = 'Refused';
  readonly editId: string;
  readonly reason: EditRefusal;

  constructor(editId: string, reason: EditRefusal) {
    super(reason);
    this.editId = editId;
    this.reason = reason;
  }
}

const LATER = 'later';

/**
 * Applies what somebody agreed to, as the order's run does: with the order locked, so that packing, cancelling
 * and other edits come before it or after it, and in one transaction, so that it is all there or nothing.
 */
export class EditDeskRepository {
  readonly #writer: Writer;
  readonly #ledger: LedgerRepository;
  readonly #edits: OrderEditRepository;
  readonly #charges: EditCharges;
  readonly #values: StoredValueRepository;

  constructor(writer: Writer) {
    this.#writer = writer;
    this.#ledger = new LedgerRepository(writer);
    this.#edits = new OrderEditRepository(writer);
    this.#charges = new EditCharges(writer);
    this.#values = new StoredValueRepository(writer);
  }

  /** Judges and applies the order's open edit; asked again, it answers `none`. */
  async apply(orderId: string): Promise<EditApplied> {
    try {
      return await inTransaction(this.#writer, (transaction) => this.#apply(orderId, transaction));
    } catch (error) {
      if (!(error instanceof Refused)) throw error;
      const { editId, reason } = error;
      await this.end(editId, 'failed', reason);
      return { code: 'failed', editId, reason, occasion: await this.#occasion(orderId) };
    }
  }

  /** Ends an edit that came to nothing, and lets the order's page know. */
  async end(editId: string, state: 'failed' | 'abandoned', reason: EditRefusal): Promise<boolean> {
    return inTransaction(this.#writer, async (transaction) => {
      const [row] = await this.#select<{ order_id: string }>(
        END_EDIT_SQL,
        { editId, state, reason },
        transaction,
      );
      if (row === undefined) return false;
      await this.#select(TOUCH_SQL, { orderId: row.order_id }, transaction);
      return true;
    });
  }

  /** The shopper is asked to pay the difference; until then nothing is changed. */
  async awaitPayment(editId: string, until: string): Promise<void> {
    await inTransaction(this.#writer, async (transaction) => {
      const [row] = await this.#select<{ order_id: string }>(
        AWAIT_PAYMENT_SQL,
        { editId, until },
        transaction,
      );
      if (row !== undefined) await this.#select(TOUCH_SQL, { orderId: row.order_id }, transaction);
    });
  }

  /** Counts the changes that were asked for: tells the mails about them apart. */
  async #occasion(orderId: string, transaction?: Transaction): Promise<number> {
    const [row] = await this.#select<{ count: number }>(
      `select count(*)::int as count from ordering.order_edit
       where order_id = cast($orderId as uuid) and state <> 'previewed'`,
      { orderId },
      transaction,
    );
    return Math.max(1, row?.count ?? 1);
  }

  async #apply(orderId: string, transaction: Transaction): Promise<EditApplied> {
    // Statements of their own, so that the next ones see what was written by whoever held the lock before.
    await this.#select(LOCK_ORDER_SQL, { orderId }, transaction);
    const [open] = await this.#select<{ id: string }>(OPEN_EDIT_SQL, { orderId }, transaction);
    if (open === undefined) return { code: 'none' };
    const edit = await this.#edits.load(orderId, open.id, transaction);
    const order = await this.#edits.toEdit(orderId, transaction);
    if (edit === null || order === null) throw new Error('a locked edit is gone');
    const refusal = refusalOf(order, edit);
    if (refusal !== null) throw new Refused(edit.id, refusal);
    const sums = moneyOfEdit(edit.quote.totals.total.minor, order.paid);
    // A refund may have come between the preview and now.
    if (sums.refundMinor > 0) throw new Refused(edit.id, 'CHANGED_MEANWHILE');
    const charge =
      sums.chargeMinor > 0
        ? await this.#charges.agreed(edit.id, sums.openMinor, transaction)
        : null;
    const occasion = await this.#occasion(orderId, transaction);
    if (sums.chargeMinor > 0 && charge === null) {
      const { id: editId, payBy } = edit;
      return { code: 'charge_needed', editId, amountMinor: sums.openMinor, occasion, payBy };
    }
    await this.#write(order, edit, { sums, charge }, transaction);
    return { code: 'applied', editId: edit.id, occasion };
  }

  async #write(
    order: OrderToEdit,
    edit: OrderEdit,
    { sums, charge }: { readonly sums: EditMoney; readonly charge: AgreedCharge | null },
    transaction: Transaction,
  ): Promise<void> {
    const { id: orderId } = order;
    await this.#select(
      RESPEND_SQL,
      { orderId, offers: JSON.stringify(edit.quote.offers) },
      transaction,
    );
    await this.#giveBackStored(order, edit, sums, transaction);
    await this.#moveStock(order, edit, transaction);
    const { differenceMinor, quote } = edit;
    await amendStats(this.#writer, { orderId, differenceMinor, lines: quote.lines }, transaction);
    await this.#select(
      KEEP_RECEIPT_SQL,
      { orderId, editId: edit.id, version: edit.baseVersion },
      transaction,
    );
    const [written] = await this.#select<{ version: number }>(
      REWRITE_ORDER_SQL,
      rewriting(edit, sums),
      transaction,
    );
    await this.#reshare(edit, sums, transaction);
    if (charge !== null) await this.#charges.use(charge, transaction);
    await this.#book(order, edit, transaction);
    await this.#announce(edit, written?.version ?? 0, order, transaction);
  }

  async #moveStock(order: OrderToEdit, edit: OrderEdit, transaction: Transaction): Promise<void> {
    const { fewer, more } = unitsMoved(order, edit);
    try {
      await letGo(this.#writer, order.id, fewer, transaction);
    } catch (error) {
      if (error instanceof UnitsPacked) throw new Refused(edit.id, 'PACKED_ALREADY');
      throw error;
    }
    const { address, delivery } = edit.quote;
    const [day] = await this.#select<{ today: string }>(
      `select to_json(current_date) #>> '{}' as today`,
      {},
      transaction,
    );
    const taken = await takeMore(
      this.#writer,
      {
        orderId: order.id,
        more,
        region: address.region,
        store: delivery.locationCode,
        today: day?.today ?? '',
      },
      transaction,
    );
    if (!taken) throw new Refused(edit.id, 'STOCK_GONE');
    await joinParcels(this.#writer, order.id, transaction);
  }

  /** A total below what gift cards paid gives them the rest back. */
  async #giveBackStored(
    order: OrderToEdit,
    edit: OrderEdit,
    { backToStoredMinor }: EditMoney,
    transaction: Transaction,
  ): Promise<void> {
    if (backToStoredMinor === 0) return;
    const rows = await this.#select<{
      id: string;
      kind: 'gift-card' | 'store-credit';
      minor: string;
    }>(STORED_SQL, { orderId: order.id }, transaction);
    const parts = refundToTenders(
      backToStoredMinor,
      rows.map(({ id, kind, minor }) => ({ id, kind, paidMinor: Number(minor), refundedMinor: 0 })),
    );
    for (const { id, kind, minor } of parts) {
      const key = `edit/${edit.id}/${id}`;
      if (!(await this.#values.refund({ id, orderId: order.id, minor, key }, transaction)))
        throw new Error('a gift card gets back no more than it paid');
      await this.#ledger.post(
        returnedToTender(
          {
            key: `edit-tender/${edit.id}/${id}`,
            orderId: order.id,
            amount: money(minor, edit.currency),
          },
          kind === 'gift-card' ? 'gift_cards' : 'store_credit',
        ),
        transaction,
      );
    }
  }

  /** Each open parcel bears its share of what is still to be taken; one without anything in it is called off. */
  async #reshare(
    { id: editId, orderId, quote, currency }: OrderEdit,
    { openMinor }: EditMoney,
    transaction: Transaction,
  ): Promise<void> {
    const parcels = await this.#select<ParcelRow>(OPEN_PARCELS_SQL, { orderId }, transaction);
    if (parcels.length === 0) return;
    const later = await this.#select<{ lineId: string; units: number }>(
      UNPARCELLED_SQL,
      { orderId },
      transaction,
    );
    const shares = shipmentShares(
      money(openMinor, currency),
      quote.lines.map(({ id, totalMinor, taxMinor }) => ({
        lineId: id,
        minor: totalMinor + taxMinor,
      })),
      [
        ...parcels.flatMap(({ shipmentId, parts }) =>
          parts.map((part) => ({ shipmentId, ...part })),
        ),
        ...later
          .filter(({ units }) => units > 0)
          .map(({ lineId, units }) => ({ shipmentId: LATER, lineId, units: Number(units) })),
      ],
    );
    const rows = parcels.map(({ shipmentId, parts }) => ({
      id: shipmentId,
      minor: shares.get(shipmentId)?.minor ?? 0,
      empty: parts.length === 0,
    }));
    await this.#select(RESHARE_SQL, { editId, shares: JSON.stringify(rows) }, transaction);
  }

  /** What the shopper owes more or less, by the parts of the sale. */
  async #book(order: OrderToEdit, edit: OrderEdit, transaction: Transaction): Promise<void> {
    const { id: orderId, currency } = order;
    const before = saleParts(order.totals, order.receipt);
    const after = saleParts(edit.quote.totals, edit.quote.receipt);
    const by = (part: keyof typeof before): Money => money(after[part] - before[part], currency);
    await this.#ledger.post(
      amended(
        { key: `edit/${edit.id}`, orderId },
        { goods: by('goods'), shipping: by('shipping'), tax: by('tax') },
      ),
      transaction,
    );
  }

  async #announce(
    edit: OrderEdit,
    version: number,
    order: OrderToEdit,
    transaction: Transaction,
  ): Promise<void> {
    const { orderId, id: editId, quote } = edit;
    const productIds = [
      ...new Set([...order.lines, ...quote.lines].map(({ productId }) => productId)),
    ];
    const message = { topic: 'events', aggregateType: 'order', aggregateId: orderId } as const;
    await insertOutbox(this.#writer, transaction, [
      {
        ...message,
        kind: 'order.edited',
        aggregateVersion: version,
        body: { orderId, editId },
      },
      { ...message, kind: 'stock.changed', aggregateVersion: version, body: { productIds } },
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

const TOUCH_SQL = `
  update ordering."order" set version = version + 1, updated_at = now()
  where id = cast($orderId as uuid) returning id`;

const STORED_SQL = `
  select v.id, v.kind, -sum(e.amount_minor) as minor
  from payment.stored_value_entry e join payment.stored_value v on v.id = e.stored_value_id
  where e.order_id = cast($orderId as uuid) group by v.id, v.kind having sum(e.amount_minor) < 0`;

interface ParcelRow {
  readonly shipmentId: string;
  readonly parts: ReadonlyArray<{ readonly lineId: string; readonly units: number }>;
}
