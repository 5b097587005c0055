import type { AddressDto, DeliveryOption } from '@green-apple/contracts-http';
import type { BackorderPart } from '@green-apple/domain-inventory';
import type { PriceReceipt } from '@green-apple/domain-pricing';
import type { TaxResult } from '@green-apple/domain-tax';
import { writerSelect, type Writer } from '../pools.ts';
import type { Transaction } from '../transaction.ts';

/** The chosen delivery with what it costs before offers, so that it can be priced again. */
export interface QuotedDelivery {
  readonly option: DeliveryOption;
  readonly priceMinor: number;
  /** Offers make standard delivery free; faster ones are always paid. */
  readonly standard: boolean;
  /** Codes of the places that supply the store it is collected from; absent for a delivery. */
  readonly supply?: readonly string[];
  /** State of the store where it is collected: its law holds, whatever address the shopper gave. */
  readonly handoverRegion?: string;
  /** Units the shopper was told will come later. */
  readonly ahead?: readonly BackorderPart[];
}

export interface QuotedTax {
  readonly result: TaxResult;
  readonly label: string;
}

export interface NewQuote {
  readonly id: string;
  readonly cartId: string;
  readonly cartVersion: number;
  readonly hash: string;
  readonly email: string;
  readonly address: AddressDto;
  readonly delivery: QuotedDelivery;
  readonly tax: QuotedTax;
  readonly receipt: PriceReceipt['steps'];
  /** What is left for the card after gift cards and credit. */
  readonly dueMinor: number;
  /** Seconds by the database's clock. */
  readonly holdsFor: number;
}

export interface StoredQuote extends Omit<NewQuote, 'receipt' | 'holdsFor' | 'dueMinor'> {
  /** Null in quotes of an earlier release: the card pays all. */
  readonly dueMinor: number | null;
  readonly expired: boolean;
}

/** What placing an order starts from: a quote with the state of its cart, whose row is locked. */
export interface LockedQuote extends StoredQuote {
  readonly cart: {
    readonly state: 'open' | 'ordered';
    readonly orderId: string | null;
    readonly version: number;
    readonly tokenHash: Buffer;
  };
}

/** Old quotes of the same cart go when a new one comes: a cart never collects more than a handful. */
const INSERT_SQL = `
  with gone as (
    delete from cart.quote where cart_id = cast($cartId as uuid) and expires_at < now())
  insert into cart.quote
    (id, cart_id, cart_version, hash, email, shipping_address, delivery, tax, receipt, due_minor, expires_at)
  values (cast($id as uuid), cast($cartId as uuid), cast($cartVersion as integer), $hash, $email,
    cast($address as jsonb), cast($delivery as jsonb), cast($tax as jsonb), cast($receipt as jsonb),
    cast($dueMinor as bigint),
    now() + make_interval(secs => cast($holdsFor as integer)))
  returning to_json(expires_at) #>> '{}' as "expiresAt"`;

const QUOTE_COLUMNS = `q.id, q.cart_id as "cartId", q.cart_version as "cartVersion", q.hash, q.email,
  q.shipping_address as address, q.delivery, q.tax, cast(q.due_minor as integer) as "dueMinor", q.expires_at <= now() as expired`;

const LOCK_SQL = `
  select ${QUOTE_COLUMNS}, c.state as "cartState", c.order_id as "orderId", c.version as "currentVersion",
    c.token_hash as "tokenHash"
  from cart.quote q join cart.cart c on c.id = q.cart_id
  where q.id = cast($id as uuid) and c.token_hash = cast($tokenHash as bytea)
  for update of c`;

interface LockedRow extends StoredQuote {
  readonly cartState: 'open' | 'ordered';
  readonly orderId: string | null;
  readonly currentVersion: number;
  readonly tokenHash: Buffer;
}

/** Totals as they were promised, with their expiry; on the writer. */
export class QuoteRepository {
  readonly #writer: Writer;

  constructor(writer: Writer) {
    this.#writer = writer;
  }

  /** Stores a quote; returns when it expires. */
  async insert(quote: NewQuote): Promise<string> {
    const { address, delivery, tax, receipt, ...plain } = quote;
    const [row] = await writerSelect<{ expiresAt: string }>(this.#writer, INSERT_SQL, {
      ...plain,
      address: JSON.stringify(address),
      delivery: JSON.stringify(delivery),
      tax: JSON.stringify(tax),
      receipt: JSON.stringify(receipt),
    });
    if (row === undefined) throw new Error('the quote was not stored');
    return row.expiresAt;
  }

  /** A quote of this session with its cart locked until the transaction ends; null for anybody else's. */
  async lock(id: string, tokenHash: Buffer, transaction: Transaction): Promise<LockedQuote | null> {
    const [row] = await writerSelect<LockedRow>(
      this.#writer,
      LOCK_SQL,
      { id, tokenHash },
      transaction,
    );
    if (row === undefined) return null;
    const { cartState, orderId, currentVersion, tokenHash: owner, ...quote } = row;
    return {
      ...quote,
      cart: { state: cartState, orderId, version: currentVersion, tokenHash: owner },
    };
  }
}
