import {
  anOrder,
  freshDatabase,
  seedOrder,
  seedTinyCatalogue,
  TINY_IDS,
  type FreshDatabase,
} from '@green-apple/testing';
import { OrderDeskRepository } from '../order-state/order-desk.repository.ts';
import { releaseStock } from '../order-state/order-stock.ts';
import { openWriter, type Writer } from '../pools.ts';
import { inTransaction } from '../transaction.ts';
import { ExpiredHoldsRepository } from './expired-holds.repository.ts';
import { stockFaults, type StockFault } from './stock-audit.ts';
import { StockBookRepository } from './stock-book.repository.ts';
import { StockRepository, type HeldBackorder, type HeldPart } from './stock.repository.ts';

/*
 * What the integration specs of stock stand on: the shop, the worker and the jobs process at one database, each
 * with its own rights. Named as a spec because only specs may use the testing library.
 */

export const { variants: ITEMS, locations: PLACES } = TINY_IDS;

export interface PlacedOrder {
  readonly id: string;
  readonly lineId: string;
}

export class StockStage {
  readonly database: FreshDatabase;
  readonly #writers: readonly Writer[];
  readonly #shop: Writer;
  readonly #worker: Writer;
  readonly stock: StockRepository;
  readonly desk: OrderDeskRepository;
  readonly book: StockBookRepository;
  readonly holds: ExpiredHoldsRepository;
  #deeds = 0;

  private constructor(database: FreshDatabase) {
    this.database = database;
    this.#shop = openWriter(database.urlFor('ga_storefront'), { max: 8 });
    this.#worker = openWriter(database.urlFor('ga_worker'), { max: 6 });
    const jobs = openWriter(database.urlFor('ga_jobs'), { max: 2 });
    this.#writers = [this.#shop, this.#worker, jobs];
    this.stock = new StockRepository(this.#shop);
    this.desk = new OrderDeskRepository(this.#worker);
    this.book = new StockBookRepository(this.#worker);
    this.holds = new ExpiredHoldsRepository(jobs);
  }

  static async open(): Promise<StockStage> {
    const database = await freshDatabase();
    await seedTinyCatalogue(database);
    return new StockStage(database);
  }

  async close(): Promise<void> {
    await Promise.all(this.#writers.map((writer) => writer.close()));
    await this.database.drop();
  }

  /** Every promise about stock that does not hold. */
  faults(): Promise<StockFault[]> {
    const [, worker] = this.#writers;
    return worker === undefined ? Promise.reject(new Error('closed')) : stockFaults(this.#worker);
  }

  /** A name for a deed that nobody has used before. */
  key(): string {
    return `deed-${++this.#deeds}`;
  }

  /** Makes the level what a spec needs, through the book. */
  async count(variantId: string, locationId: string, onHand: number): Promise<void> {
    const [level] = await this.database.query<{ on_hand: number }>(
      'select on_hand from inventory.stock_level where variant_id = $1 and location_id = $2',
      [variantId, locationId],
    );
    const quantity = onHand - (level?.on_hand ?? 0);
    await this.book.adjust({ key: this.key(), entries: [{ variantId, locationId, quantity }] });
  }

  /** Throws the lots of an item away and lays these in their place, with as many days as they are good for. */
  async lots(variantId: string, lots: Readonly<Record<string, readonly [number, number]>>) {
    await this.database.query('delete from inventory.lot where variant_id = $1', [variantId]);
    for (const [code, [days, quantity]] of Object.entries(lots))
      await this.database.query(
        `insert into inventory.lot (id, variant_id, location_id, code, quantity, expires_on)
         values (gen_random_uuid(), $1, $2, $3, $4, current_date + cast($5 as integer))`,
        [variantId, PLACES.warehouse, code, quantity, days],
      );
  }

  /** An order as the shop writes it, but for its stock. */
  async order(sku = 'MAG-60', quantity = 1): Promise<PlacedOrder> {
    // Seeded as cancelled, it holds nothing; then it is set back to where it began.
    const ended = anOrder().withLine(sku, quantity).cancelled().build();
    const order = await seedOrder(this.database, ended);
    await this.database.query(
      `with stock as (delete from inventory.reservation where order_id = $1),
       steps as (delete from ordering.history where order_id = $1 and seq > 1),
       paying as (update payment.payment set state = 'requested' where order_id = $1)
       update ordering."order" set state = 'placed', state_reason = null where id = $1`,
      [order.id],
    );
    return { id: order.id, lineId: order.lines[0]?.id ?? '' };
  }

  /** Many of them, a few at a time. */
  async orders(count: number, sku = 'MAG-60'): Promise<PlacedOrder[]> {
    const all: PlacedOrder[] = [];
    for (let turn = 0; turn < count; turn += 5)
      all.push(
        ...(await Promise.all(
          Array.from({ length: Math.min(5, count - turn) }, () => this.order(sku)),
        )),
      );
    return all;
  }

  /** Holds units for an order, as placing it does; false when they are not there. */
  hold(
    { id, lineId }: PlacedOrder,
    parts: readonly Omit<HeldPart, 'orderLineId'>[],
    backorders: readonly Omit<HeldBackorder, 'orderLineId'>[] = [],
  ): Promise<boolean> {
    return this.holdLines(
      id,
      parts.map((part) => ({ ...part, orderLineId: lineId })),
      backorders.map((part) => ({ ...part, orderLineId: lineId })),
    );
  }

  holdLines(
    orderId: string,
    parts: readonly HeldPart[],
    backorders: readonly HeldBackorder[] = [],
  ): Promise<boolean> {
    const expiresAt = new Date(Date.now() + 1_800_000).toISOString();
    return inTransaction(this.#shop, (transaction) =>
      this.stock.hold({ orderId, parts, backorders, expiresAt }, transaction),
    );
  }

  /** Lets go what an order has and did not ship, whatever state it is in. */
  async release(orderId: string): Promise<void> {
    await inTransaction(this.#worker, (transaction) =>
      releaseStock(this.#worker, orderId, transaction),
    );
  }

  /** As if this many minutes had passed since the order's time was over. */
  async runOut({ id }: PlacedOrder, minutes = 60): Promise<void> {
    for (const table of ['reservation', 'backorder_claim'])
      await this.database.query(
        `update inventory.${table} set expires_at = now() - make_interval(mins => $2)
         where order_id = $1 and state = 'held'`,
        [id, minutes],
      );
    await this.database.query(
      `update payment.payment set state = 'declined', updated_at = now() where order_id = $1`,
      [id],
    );
  }

  sweep(): Promise<string[]> {
    return this.holds.sweep({ graceSeconds: 900, paymentSeconds: 7_200, limit: 100 });
  }

  async free(variantId: string, locationId: string = PLACES.warehouse): Promise<number> {
    const { places } = await this.stock.free([variantId], { market: 'US' });
    return places.find((place) => place.locationId === locationId)?.available.get(variantId) ?? 0;
  }
}
