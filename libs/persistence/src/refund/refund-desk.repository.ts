import type { EventData } from '@green-apple/contracts-events';
import {
  credited,
  money,
  refunded,
  refundFailed,
  refundRequested,
  refundReturned,
  returnedToTender,
  type Currency,
  type Money,
} from '@green-apple/domain-money';
import { planRefund, SHIPPING_SHARE, type RefundPart } from '@green-apple/domain-pricing';
import { LOCK_SHIPMENTS_SQL } from '../fulfilment/lock-shipments-sql.ts';
import { LedgerRepository } from '../ledger/index.ts';
import { insertOutbox } from '../outbox.ts';
import { writerSelect, type Writer } from '../pools.ts';
import { StoredValueRepository } from '../stored-value/index.ts';
import { inTransaction, type Transaction } from '../transaction.ts';
import { loadGround, RefundRepository } from './refund.repository.ts';
import {
  BEGIN_REFUND_SQL,
  CARD_TENDER_SQL,
  LOCK_ORDER_SQL,
  MOVE_TENDER_SQL,
  REFUSE_REFUND_SQL,
  SETTLE_REFUND_SQL,
} from './refund-sql.ts';
import type { RefundState, StoredRefund, StoredTender } from './stored-refund.ts';

/** A part of a refund that goes to a card, by the payment it was taken from. */
export interface CardRefund {
  readonly refundId: string;
  readonly orderId: string;
  readonly position: number;
  readonly amount: Money;
  readonly state: StoredTender['state'];
  readonly turn: number;
  readonly providerRef: string;
}

/** The steps of a refund's run in our own database. Each may run twice and takes effect once. */
export class RefundDeskRepository {
  readonly #writer: Writer;
  readonly #ledger: LedgerRepository;
  readonly #values: StoredValueRepository;
  readonly #refunds: RefundRepository;

  constructor(writer: Writer) {
    this.#writer = writer;
    this.#ledger = new LedgerRepository(writer);
    this.#values = new StoredValueRepository(writer);
    this.#refunds = new RefundRepository(writer);
  }

  load(refundId: string): Promise<StoredRefund | null> {
    return this.#refunds.load(refundId);
  }

  /**
   * Decides where the money goes by how things stand now: shares of parcels that are not charged yet shrink,
   * gift cards and credit get theirs, cards are noted. Null when there is no such refund; it stays `approved`
   * while a part is being charged at this moment.
   */
  begin(refundId: string): Promise<StoredRefund | null> {
    return inTransaction(this.#writer, async (transaction) => {
      const known = await this.#refunds.load(refundId, transaction);
      if (known === null) return null;
      await this.#select(LOCK_ORDER_SQL, { orderId: known.orderId }, transaction);
      await this.#select(LOCK_SHIPMENTS_SQL, { orderId: known.orderId }, transaction);
      const refund = await this.#refunds.load(refundId, transaction);
      if (refund?.state === 'approved') await this.#plan(refund, transaction);
      return this.#refunds.load(refundId, transaction);
    });
  }

  async #plan(refund: StoredRefund, transaction: Transaction): Promise<void> {
    const { id, orderId, parts, amountMinor } = refund;
    const ground = await loadGround(this.#writer, orderId, id, transaction);
    if (ground === null || !ground.isSold) {
      const bind = {
        id,
        refusal: 'ORDER_CANCELLED',
        from: 'approved',
        decidedBy: null,
        decidedName: null,
      };
      await this.#select(REFUSE_REFUND_SQL, bind, transaction);
      return;
    }
    const lineIds = parts.filter(({ quantity }) => quantity > 0).map(({ lineId }) => lineId);
    const plan = planRefund(amountMinor, lineIds, ground.money);
    if (plan.code !== 'PLAN') return;
    const tenders = plan.tenders.map((each, index) => ({ ...each, position: index + 1 }));
    await this.#select(BEGIN_REFUND_SQL, { id, tenders: JSON.stringify(tenders) }, transaction);
    await this.#ledger.post(
      credited({ key: `refund-credit/${id}`, orderId }, creditOf(parts, refund.currency)),
      transaction,
    );
    for (const { kind, id: valueId, minor, position } of tenders)
      if (kind === 'gift-card' || kind === 'store-credit')
        await this.#returnTo(refund, { kind, valueId, minor, position }, transaction);
  }

  async #returnTo(
    { id, orderId, currency }: StoredRefund,
    part: {
      readonly kind: 'gift-card' | 'store-credit';
      readonly valueId: string;
      readonly minor: number;
      readonly position: number;
    },
    transaction: Transaction,
  ): Promise<void> {
    const key = `refund/${id}/${part.position}`;
    const given = { id: part.valueId, orderId, minor: part.minor, key };
    if (!(await this.#values.refund(given, transaction)))
      throw new Error('a gift card gets back no more than it paid');
    await this.#ledger.post(
      returnedToTender(
        {
          key: `refund-tender/${id}/${part.position}`,
          orderId,
          amount: money(part.minor, currency),
        },
        part.kind === 'gift-card' ? 'gift_cards' : 'store_credit',
      ),
      transaction,
    );
  }

  async card(refundId: string, position: number): Promise<CardRefund | null> {
    const [row] = await this.#select<CardRow>(CARD_TENDER_SQL, { id: refundId, position });
    if (row === undefined) return null;
    const { minor, currency, ...rest } = row;
    return { ...rest, refundId, amount: money(Number(minor), currency) };
  }

  /** Written down before the provider is asked: whoever comes after a crash looks first. */
  noteAsked(card: CardRefund): Promise<void> {
    return inTransaction(this.#writer, async (transaction) => {
      if (!(await this.#move(card, 'asked', ['open'], transaction))) return;
      const key = `refund-request/${keyOf(card)}`;
      await this.#ledger.post(refundRequested({ ...booking(card), key }), transaction);
    });
  }

  async notePending(card: CardRefund, refundRef: string): Promise<void> {
    await inTransaction(this.#writer, (transaction) =>
      this.#move(card, 'pending', ['asked'], transaction, { refundRef }),
    );
  }

  noteSettled(card: CardRefund, refundRef: string): Promise<void> {
    return inTransaction(this.#writer, async (transaction) => {
      const from = ['asked', 'pending'] as const;
      if (!(await this.#move(card, 'settled', from, transaction, { refundRef }))) return;
      const key = `refund/${keyOf(card)}`;
      await this.#ledger.post(refunded({ ...booking(card), key }), transaction);
    });
  }

  /** The provider will not pay it back, or could not after all. */
  noteFailed(card: CardRefund, failure: string): Promise<void> {
    return inTransaction(this.#writer, async (transaction) => {
      if (await this.#move(card, 'failed', ['settled'], transaction, { failure })) {
        const key = `refund-return/${keyOf(card)}`;
        await this.#ledger.post(refundReturned({ ...booking(card), key }), transaction);
        return;
      }
      if (!(await this.#move(card, 'failed', ['asked', 'pending'], transaction, { failure })))
        return;
      const key = `refund-failure/${keyOf(card)}`;
      await this.#ledger.post(refundFailed({ ...booking(card), key }), transaction);
    });
  }

  /** Moves the refund to where its tenders stand, and says so to the world when it moved. */
  settle(refundId: string): Promise<RefundState> {
    return inTransaction(this.#writer, async (transaction) => {
      const refund = await this.#refunds.load(refundId, transaction);
      if (refund === null) throw new Error('a refund that was begun is gone');
      const [moved] = await this.#select<{ version: number; state: RefundState }>(
        SETTLE_REFUND_SQL,
        { id: refundId },
        transaction,
      );
      if (moved === undefined) return refund.state;
      const body: EventData<'order.refunded'> = {
        orderId: refund.orderId,
        refundId,
        state: moved.state,
      };
      await insertOutbox(this.#writer, transaction, [
        {
          topic: 'events',
          kind: 'order.refunded',
          aggregateType: 'refund',
          aggregateId: refundId,
          aggregateVersion: moved.version,
          body,
        },
      ]);
      return moved.state;
    });
  }

  async #move(
    { refundId, position, turn }: CardRefund,
    state: StoredTender['state'],
    from: ReadonlyArray<StoredTender['state']>,
    transaction: Transaction,
    facts: { readonly refundRef?: string; readonly failure?: string } = {},
  ): Promise<boolean> {
    const { refundRef = null, failure = null } = facts;
    const bind = { id: refundId, position, turn, state, from: [...from], refundRef, failure };
    return (await this.#select(MOVE_TENDER_SQL, bind, transaction)).length === 1;
  }

  #select<Row extends object>(
    sql: string,
    bind: Readonly<Record<string, unknown>>,
    transaction?: Transaction,
  ): Promise<Row[]> {
    return writerSelect<Row>(this.#writer, sql, bind, transaction);
  }
}

type CardRow = Omit<CardRefund, 'amount' | 'refundId'> & {
  readonly minor: string;
  readonly currency: Currency;
};

/** Names one try to give one part back: in the books, and at the provider. */
export const keyOf = ({ refundId, position, turn }: CardRefund): string =>
  `${refundId}/${position}/${turn}`;

const booking = ({ orderId, amount }: CardRefund) => ({ orderId, amount });

function creditOf(parts: readonly RefundPart[], currency: Currency) {
  const sum = (values: readonly number[]): Money =>
    money(
      values.reduce((all, each) => all + each, 0),
      currency,
    );
  const goodsOf = (isShipping: boolean): Money =>
    sum(
      parts
        .filter(({ lineId }) => (lineId === SHIPPING_SHARE) === isShipping)
        .map(({ goodsMinor }) => goodsMinor),
    );
  return {
    goods: goodsOf(false),
    shipping: goodsOf(true),
    tax: sum(parts.map(({ taxMinor }) => taxMinor)),
  };
}
