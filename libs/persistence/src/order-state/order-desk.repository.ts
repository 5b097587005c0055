import {
  isOrderState,
  type CancelReason,
  type DeclineReason,
  type OrderState,
} from '@green-apple/domain-order';
import {
  credited,
  money,
  returnedToTender,
  sold,
  tendered,
  type Currency,
  type SaleParts,
} from '@green-apple/domain-money';
import { callOffShipments, lockPacking } from '../fulfilment/call-off.ts';
import { LedgerRepository } from '../ledger/index.ts';
import { CancelRequestRepository } from '../order/cancel-request.repository.ts';
import { insertOutbox, type OutboxMessage } from '../outbox.ts';
import { stockChanged, type Announcement } from '../stock/stock-changed.ts';
import { salePartsSql } from '../order/sale-parts-sql.ts';
import { writerSelect, type Writer } from '../pools.ts';
import { inTransaction, type Transaction } from '../transaction.ts';
import { releaseStoredValue, tenderOf } from '../stored-value/index.ts';
import { moveOrder, type OrderMoved } from './move-order.ts';
import { allocateStock, releaseStock, returnRedemptions } from './order-stock.ts';

/** What a run has to know of an order to begin. */
export interface CheckoutRow {
  readonly state: OrderState;
  readonly market: string;
  /** The newest card the shopper asked to be charged. */
  readonly attempt: number;
  readonly holdExpiresAt: Date;
  /** It was sold first and cancelled then. */
  readonly cancelledAfterSale: boolean;
}

/** What became of a wish to cancel a sold order. */
export type SaleCancelled =
  | OrderMoved
  /** Packing began first; a shopper's wish comes too late. */
  | { readonly code: 'being_packed' }
  /** For staff: the packing table was told to put everything back; the order follows its shipments. */
  | { readonly code: 'calling_off' };

const OPEN: readonly OrderState[] = ['placed', 'action_required', 'payment_declined'];
/** Sold, and everything still on its shelf. */
const UNPACKED: readonly OrderState[] = ['confirmed', 'packing'];

/**
 * The steps of an order's run in our own database. Each is one transaction that moves the order only from
 * where the step makes sense, so that it may run twice and takes effect once.
 */
export class OrderDeskRepository {
  readonly #writer: Writer;
  readonly #ledger: LedgerRepository;
  readonly #wishes: CancelRequestRepository;

  constructor(writer: Writer) {
    this.#writer = writer;
    this.#ledger = new LedgerRepository(writer);
    this.#wishes = new CancelRequestRepository(writer);
  }

  async load(orderId: string): Promise<CheckoutRow | null> {
    const [row] = await writerSelect<CheckoutRow>(
      this.#writer,
      `select o.state, o.market, o.hold_expires_at as "holdExpiresAt",
         o.state = 'cancelled' and o.confirmed_at is not null as "cancelledAfterSale",
         (select max(p.attempt) from payment.payment p where p.order_id = o.id) as attempt
       from ordering."order" o where o.id = cast($orderId as uuid)`,
      { orderId },
    );
    if (row === undefined) return null;
    if (!isOrderState(row.state)) throw new Error(`order in an unknown state: ${row.state}`);
    return row;
  }

  /** Another card is tried: the order is back to "we are asking your bank". */
  beginAttempt(orderId: string, attempt: number): Promise<OrderMoved> {
    return inTransaction(this.#writer, (transaction) =>
      moveOrder(
        this.#writer,
        {
          orderId,
          attempt,
          to: 'placed',
          reason: 'another_card',
          from: ['action_required', 'payment_declined'],
        },
        transaction,
      ),
    );
  }

  askForAction(orderId: string, attempt: number): Promise<OrderMoved> {
    return inTransaction(this.#writer, (transaction) =>
      moveOrder(
        this.#writer,
        {
          orderId,
          attempt,
          to: 'action_required',
          reason: 'authentication_required',
          from: ['placed', 'payment_declined'],
        },
        transaction,
      ),
    );
  }

  decline(orderId: string, attempt: number, reason: DeclineReason): Promise<OrderMoved> {
    return inTransaction(this.#writer, async (transaction) => {
      const from: readonly OrderState[] = ['placed', 'action_required'];
      const to = 'payment_declined';
      const moved = await moveOrder(
        this.#writer,
        { orderId, attempt, to, reason, from },
        transaction,
      );
      await this.#announce(moved, orderId, transaction, [
        ['order.payment_declined', { orderId, reason }],
      ]);
      return moved;
    });
  }

  /**
   * The order is sold: what was held for it is allocated. When its hold ran out meanwhile and nobody has the
   * units any more, nothing moves and `stock_lost` is the answer.
   */
  async confirm(
    orderId: string,
    attempt: number,
  ): Promise<OrderMoved | { readonly code: 'stock_lost' }> {
    try {
      return await this.#confirm(orderId, attempt);
    } catch (error) {
      if (error instanceof StockLost) return { code: 'stock_lost' };
      throw error;
    }
  }

  #confirm(orderId: string, attempt: number): Promise<OrderMoved> {
    return inTransaction(this.#writer, async (transaction) => {
      const moved = await moveOrder(
        this.#writer,
        { orderId, attempt, to: 'confirmed', reason: null, from: OPEN },
        transaction,
      );
      if (moved.code === 'moved') {
        if (!(await allocateStock(this.#writer, orderId, transaction))) throw new StockLost();
        await this.#bookSale(orderId, transaction);
      }
      await this.#announce(moved, orderId, transaction, [['order.confirmed', { orderId }]]);
      await this.#handOver(moved, orderId, transaction);
      return moved;
    });
  }

  /** The items stay held until then: while a bank takes its time they are not sold to anybody else. */
  async holdUntil(orderId: string, until: Date): Promise<void> {
    await writerSelect(
      this.#writer,
      `with held as (
         update inventory.reservation set expires_at = cast($until as timestamptz), updated_at = now()
         where order_id = cast($orderId as uuid) and state = 'held'
           and expires_at is distinct from cast($until as timestamptz)),
       ahead as (
         update inventory.backorder_claim set expires_at = cast($until as timestamptz), updated_at = now()
         where order_id = cast($orderId as uuid) and state = 'held'
           and expires_at is distinct from cast($until as timestamptz))
       update ordering."order" set hold_expires_at = cast($until as timestamptz),
         version = version + 1, updated_at = now()
       where id = cast($orderId as uuid) and state = any(cast($open as text[]))
         and hold_expires_at is distinct from cast($until as timestamptz) returning id`,
      { orderId, until, open: [...OPEN] },
    );
  }

  /** Undoes what placing the order did: stock is free again, used codes are returned. */
  cancel(orderId: string, reason: CancelReason): Promise<OrderMoved> {
    return inTransaction(this.#writer, async (transaction) => {
      const move = { orderId, to: 'cancelled', reason, from: OPEN } as const;
      const moved = await moveOrder(this.#writer, move, transaction);
      if (moved.code !== 'moved') return moved;
      await this.#letGo(moved, orderId, reason, transaction);
      return moved;
    });
  }

  /**
   * Cancels a sold order that nobody has begun to pack: stock and codes go back, the sale is taken out of the
   * books. What the bank keeps ready is given up by the attempts' own settlement. Whoever packs first wins, and
   * only staff may still call that off.
   */
  cancelSold(orderId: string, reason: CancelReason): Promise<SaleCancelled> {
    return inTransaction(this.#writer, async (transaction) => {
      const { begun, left } = await lockPacking(this.#writer, orderId, transaction);
      if (begun && !left && reason !== 'staff_request') return { code: 'being_packed' };
      if (begun && !left) return this.#callOff(orderId, reason, transaction);
      // Of an order of which something has left nothing moves from here: it stands where its shipments are.
      const move = { orderId, to: 'cancelled', reason, from: left ? [] : UNPACKED } as const;
      const moved = await moveOrder(this.#writer, move, transaction);
      if (moved.code !== 'moved') return moved;
      await this.#bookCancellation(orderId, transaction);
      await this.#callOff(orderId, reason, transaction);
      await this.#letGo(moved, orderId, reason, transaction);
      return moved;
    });
  }

  /** The runs of the order's shipments, and the order's own, hear that nothing is to leave any more. */
  async #callOff(
    orderId: string,
    reason: CancelReason,
    transaction: Transaction,
  ): Promise<SaleCancelled> {
    await callOffShipments(this.#writer, orderId, reason, transaction);
    await this.#wakeOrder(orderId, 0, transaction);
    return { code: 'calling_off' };
  }

  /** Answers a wish to cancel with a no and its reason. */
  refuseCancel(orderId: string, refusal: string): Promise<void> {
    return inTransaction(this.#writer, (transaction) =>
      this.#wishes.answer(orderId, refusal, transaction),
    );
  }

  async #letGo(
    moved: OrderMoved,
    orderId: string,
    reason: CancelReason,
    transaction: Transaction,
  ): Promise<void> {
    // Offers before stock, as placing an order locks them: two orders never wait for each other in a ring.
    await returnRedemptions(this.#writer, orderId, transaction);
    await releaseStoredValue(this.#writer, orderId, transaction);
    const productIds = await releaseStock(this.#writer, orderId, transaction);
    await this.#wishes.answer(orderId, null, transaction);
    await this.#announce(moved, orderId, transaction, [
      ['order.cancelled', { orderId, reason }],
      ...stockChanged(productIds),
    ]);
  }

  async #bookCancellation(orderId: string, transaction: Transaction): Promise<void> {
    const parts = await this.#partsOf(orderId, transaction, SOLD_REST_SQL);
    await this.#ledger.post(credited({ key: `cancel/${orderId}`, orderId }, parts), transaction);
    // Read before the balances go back to the cards, which this transaction does next.
    for (const { account, minor, currency } of await tenderOf(this.#writer, orderId, transaction))
      await this.#ledger.post(
        returnedToTender(
          { key: `cancel-tender/${orderId}/${account}`, orderId, amount: money(minor, currency) },
          account,
        ),
        transaction,
      );
  }

  /** From now on the shopper owes the total: the books say so from the same moment on. */
  async #bookSale(orderId: string, transaction: Transaction): Promise<void> {
    const parts = await this.#partsOf(orderId, transaction);
    await this.#ledger.post(sold({ key: `sale/${orderId}`, orderId }, parts), transaction);
    await this.#bookTender(orderId, transaction);
  }

  /** What gift cards and credit paid is not owed any more, neither by the shopper nor to whoever holds them. */
  async #bookTender(orderId: string, transaction: Transaction): Promise<void> {
    for (const { account, minor, currency } of await tenderOf(this.#writer, orderId, transaction))
      await this.#ledger.post(
        tendered(
          { key: `tender/${orderId}/${account}`, orderId, amount: money(minor, currency) },
          account,
        ),
        transaction,
      );
  }

  async #partsOf(
    orderId: string,
    transaction: Transaction,
    sql = SALE_PARTS_SQL,
  ): Promise<SaleParts> {
    const [parts] = await writerSelect<SalePartsRow>(this.#writer, sql, { orderId }, transaction);
    if (parts === undefined) throw new Error('a confirmed order has no total');
    return toParts(parts);
  }

  /** The order's own run takes over, or is woken: in the transaction that gives it something to do. */
  async #handOver(moved: OrderMoved, orderId: string, transaction: Transaction): Promise<void> {
    if (moved.code === 'moved') await this.#wakeOrder(orderId, moved.version, transaction);
  }

  async #wakeOrder(orderId: string, version: number, transaction: Transaction): Promise<void> {
    await insertOutbox(this.#writer, transaction, [
      {
        topic: 'jobs',
        kind: 'fulfilment',
        aggregateType: 'order',
        aggregateId: orderId,
        aggregateVersion: version,
        body: { order_id: orderId, calculation_type: 'fulfilment' },
      },
    ]);
  }

  async #announce(
    moved: OrderMoved,
    orderId: string,
    transaction: Transaction,
    events: readonly Announcement[],
  ): Promise<void> {
    if (moved.code !== 'moved') return;
    const messages = events.map<OutboxMessage>(([kind, body]) => ({
      topic: 'events',
      kind,
      aggregateType: 'order',
      aggregateId: orderId,
      aggregateVersion: moved.version,
      body,
    }));
    await insertOutbox(this.#writer, transaction, messages);
  }
}

const OF_SALE = salePartsSql('o');
const SALE_PARTS_SQL = `
  select ${OF_SALE.goods} as goods, ${OF_SALE.shipping} as shipping, ${OF_SALE.tax} as tax, o.currency
  from ordering."order" o where o.id = cast($orderId as uuid)`;

/** What is left of a sale after the refunds that were credited. */
const SOLD_REST_SQL = `
  with credit as (
    select coalesce(sum(p.goods_minor) filter (where p.line_id <> 'shipping'), 0) as goods,
      coalesce(sum(p.goods_minor) filter (where p.line_id = 'shipping'), 0) as shipping,
      coalesce(sum(p.tax_minor), 0) as tax
    from payment.refund r join payment.refund_part p on p.refund_id = r.id
    where r.order_id = cast($orderId as uuid) and exists (
      select from payment.ledger_transaction t where t.key = 'refund-credit/' || r.id))
  select ${OF_SALE.goods} - c.goods as goods, ${OF_SALE.shipping} - c.shipping as shipping,
    ${OF_SALE.tax} - c.tax as tax, o.currency
  from ordering."order" o, credit c where o.id = cast($orderId as uuid)`;

interface SalePartsRow {
  readonly goods: string;
  readonly shipping: string;
  readonly tax: string;
  readonly currency: Currency;
}

const toParts = ({ goods, shipping, tax, currency }: SalePartsRow): SaleParts => ({
  goods: money(Number(goods), currency),
  shipping: money(Number(shipping), currency),
  tax: money(Number(tax), currency),
});

/** Rolls a confirmation back. */
class StockLost extends Error {
  override readonly name = 'StockLost';
}
