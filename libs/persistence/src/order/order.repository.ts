import type {
  AddressDto,
  DeliveryOption,
  MoneyDto,
  OrderLineDto,
  ShipmentDto,
  ReceiptStep,
  Totals,
} from '@green-apple/contracts-http';
import { isOrderState, type OrderState } from '@green-apple/domain-order';
import { writerSelect, type Writer } from '../pools.ts';
import type { Transaction } from '../transaction.ts';
import { paymentKey, type NewOrder } from './new-order.ts';
import { DETAIL_SQL, INSERT_ORDER_SQL, PLACED_SQL, PROGRESS_SQL } from './order-sql.ts';

export interface StoredHistoryEntry {
  readonly state: OrderState;
  readonly reason: string | null;
  readonly at: string;
}

/** A parcel without its words. */
export type StoredShipment = Omit<ShipmentDto, 'message'>;

/** Where an order stands; no address, no card. */
export interface StoredProgress {
  readonly id: string;
  readonly number: string;
  readonly state: OrderState;
  readonly reason: string | null;
  readonly version: number;
  readonly holdExpiresAt: string | null;
  /** Somebody wants it cancelled, and its run has not answered yet. */
  readonly cancelRequested: boolean;
  readonly history: readonly StoredHistoryEntry[];
  readonly shipments: readonly StoredShipment[];
}

/** Money that goes back to a shopper: to which means of payment, and since when it is there. */
export interface ShopperRefund {
  readonly id: string;
  readonly position: number;
  readonly state: 'approved' | 'processing' | 'settled' | 'failed';
  readonly minor: number;
  readonly settledAt: string | null;
  readonly tenders: ReadonlyArray<{
    readonly kind: 'not-taken' | 'card' | 'gift-card' | 'store-credit';
    readonly minor: number;
    readonly ending: string | null;
  }>;
}

export interface StoredOrder extends StoredProgress {
  readonly market: string;
  /** The language it was placed in, BCP 47. */
  readonly locale: string;
  readonly placedAt: string;
  readonly email: string;
  readonly address: AddressDto;
  readonly delivery: DeliveryOption;
  readonly receipt: readonly ReceiptStep[];
  readonly totals: Totals;
  readonly tender: {
    readonly due: MoneyDto;
    readonly parts: ReadonlyArray<{
      readonly id: string;
      readonly kind: 'gift-card' | 'store-credit';
      readonly ending: string;
      readonly minor: number;
    }>;
  };
  readonly refunds: readonly ShopperRefund[];
  /** What was sent of which lot. */
  readonly lots: ReadonlyArray<{
    readonly lineId: string;
    readonly title: string;
    readonly slug: string;
    readonly code: string;
  }>;
  /** The newest change that was applied or came to nothing; null when there was none. */
  readonly lastEdit: {
    readonly state: string;
    readonly reason: string | null;
    readonly differenceMinor: number;
    readonly currency: MoneyDto['currency'];
    /** Units more, or fewer below zero. */
    readonly lines: ReadonlyArray<{ readonly title: string; readonly quantity: number }>;
  } | null;
  readonly lines: readonly OrderLineDto[];
}

export interface StoredPlacedOrder {
  readonly id: string;
  readonly number: string;
  readonly state: string;
  readonly total: MoneyDto;
}

/** Hashes of the two things that open an order's page. */
export interface OrderAccess {
  readonly sessionHash: Buffer;
  readonly accessHash: Buffer;
}

/** Orders as the shopper's side places and follows them, on the writer: shoppers see their own writes. */
export class OrderRepository {
  readonly #writer: Writer;

  constructor(writer: Writer) {
    this.#writer = writer;
  }

  /**
   * Writes the order with lines, history, first payment attempt and price receipt, closes its cart and
   * keeps the answer under the idempotency key. Throws a unique violation on `order_number_key` when the
   * number is taken: roll back and try again with another one.
   */
  async insert(order: NewOrder, transaction: Transaction): Promise<void> {
    const {
      totals,
      payment,
      idempotency,
      answer,
      address,
      delivery,
      receipt,
      priceReceipt,
      lines,
      ...plain
    } = order;
    await writerSelect(
      this.#writer,
      INSERT_ORDER_SQL,
      {
        ...plain,
        address: JSON.stringify(address),
        delivery: JSON.stringify(delivery),
        receipt: JSON.stringify(receipt),
        priceReceipt: JSON.stringify(priceReceipt),
        lines: JSON.stringify(lines),
        itemsMinor: totals.items.minor,
        discountMinor: totals.discount.minor,
        shippingMinor: totals.shipping.minor,
        taxMinor: totals.tax.minor,
        totalMinor: totals.total.minor,
        paymentId: payment.id,
        provider: payment.provider,
        methodRef: payment.methodRef,
        paymentState: payment.state,
        paymentKey: paymentKey(order.id, 1),
        scope: idempotency.scope,
        key: idempotency.key,
        status: answer.status,
        answer: JSON.stringify(answer.body),
      },
      transaction,
    );
  }

  /** The order a session placed, in brief; null for anybody else's. */
  async placed(
    id: string,
    sessionHash: Buffer,
    transaction?: Transaction,
  ): Promise<StoredPlacedOrder | null> {
    const [row] = await writerSelect<StoredPlacedOrder>(
      this.#writer,
      PLACED_SQL,
      { id, sessionHash },
      transaction,
    );
    return row ?? null;
  }

  async access(id: string): Promise<OrderAccess | null> {
    const [row] = await writerSelect<OrderAccess>(
      this.#writer,
      `select session_hash as "sessionHash", access_hash as "accessHash"
       from ordering."order" where id = cast($id as uuid)`,
      { id },
    );
    return row ?? null;
  }

  async exists(id: string, transaction?: Transaction): Promise<boolean> {
    const rows = await writerSelect(
      this.#writer,
      `select id from ordering."order" where id = cast($id as uuid)`,
      { id },
      transaction,
    );
    return rows.length === 1;
  }

  async progress(id: string, transaction?: Transaction): Promise<StoredProgress | null> {
    const [row] = await writerSelect<StoredProgress>(
      this.#writer,
      PROGRESS_SQL,
      { id },
      transaction,
    );
    return row === undefined ? null : checked(row);
  }

  async detail(id: string): Promise<StoredOrder | null> {
    const [row] = await writerSelect<StoredOrder>(this.#writer, DETAIL_SQL, { id });
    return row === undefined ? null : checked(row);
  }
}

/** A state we do not know would be shown as nothing at all: better to fail loudly. */
function checked<Row extends StoredProgress>(row: Row): Row {
  if (!isOrderState(row.state)) throw new Error(`order in an unknown state: ${String(row.state)}`);
  return row;
}
