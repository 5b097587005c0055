import type { InspectedLine, ReturnState } from '@green-apple/domain-order';
import { marketOf } from '@green-apple/domain-pricing';
import { insertOutbox } from '../outbox.ts';
import { writerSelect, type Writer } from '../pools.ts';
import { RefundRepository, type OpenRefundOutcome } from '../refund/index.ts';
import { StockBookRepository, type StockEntry } from '../stock/index.ts';
import { inTransaction, type Transaction } from '../transaction.ts';
import { moveReturn, type ReturnMove, type ReturnMoved } from './move-return.ts';
import { replaceUnits, type AcceptedUnits } from './replace-units.ts';
import { checked } from './return.repository.ts';
import type { ReturnResolution } from './stored-return.ts';

/** What a return's run has to know of it. */
export interface ReturnRow {
  readonly orderId: string;
  readonly position: number;
  readonly state: ReturnState;
  readonly review: string | null;
  readonly resolution: ReturnResolution;
  /** ISO 8601; null before it is approved. */
  readonly sendBy: string | null;
  /** Where its refund stands; null while there is none. */
  readonly refundState: string | null;
  readonly instructions: ReadonlyArray<{ readonly seq: number; readonly kind: string }>;
}

export type ReturnSettled =
  | { readonly code: 'exchanged' | 'rejected' | 'refunding' }
  /** Somebody gave the money back in another way meanwhile. */
  | { readonly code: 'given_back_before' }
  /** The money is not there to be given back yet. */
  | { readonly code: 'waits' };

const ROW_SQL = `
  select q.order_id as "orderId", q.position, q.state, q.review, q.resolution,
    to_json(q.send_by) #>> '{}' as "sendBy",
    (select f.state from payment.refund f where f.id = q.refund_id) as "refundState",
    coalesce((select jsonb_agg(jsonb_build_object('seq', i.seq, 'kind', i.kind) order by i.seq)
      from returns.instruction i where i.return_id = q.id), '[]') as instructions
  from returns.request q where q.id = cast($returnId as uuid)`;

/** Good units go back to the shelf they are returned to; of a bundle its items do. */
const GOOD_SQL = `
  with good as (
    select q.order_id, q.location_id, x.order_line_id, i.variant_id, f.good * i.per_unit as quantity
    from returns.request q join returns.line x on x.return_id = q.id
    join ordering.line l on l.id = x.order_line_id
    join jsonb_to_recordset(cast($found as jsonb)) as f("lineId" uuid, good integer) on f."lineId" = x.order_line_id
    cross join lateral (
      select c.component_variant_id as variant_id, c.quantity as per_unit
      from inventory.bundle_component c where c.bundle_variant_id = l.variant_id
      union all
      select l.variant_id, 1 where not exists (
        select from inventory.bundle_component c where c.bundle_variant_id = l.variant_id)) i
    where q.id = cast($returnId as uuid) and f.good > 0)
  select g.order_id as "orderId", g.location_id as "locationId", g.variant_id as "variantId", g.quantity,
    t.code as "lotCode", to_char(t.expires_on, 'YYYY-MM-DD') as "expiresOn"
  from good g left join lateral (
    select b.code, b.expires_on from inventory.reservation r
    join inventory.reservation_lot c on c.reservation_id = r.id join inventory.lot b on b.id = c.lot_id
    where r.order_line_id = g.order_line_id and r.variant_id = g.variant_id and c.shipped > 0
    order by b.expires_on limit 1) t on true`;

const FOUND_SQL = `
  with told as (
    select body from returns.instruction where return_id = cast($returnId as uuid) and seq = cast($seq as integer)),
  shared as (
    update returns.request q set share_percent = coalesce(cast(t.body ->> 'sharePercent' as smallint), 100)
    from told t where q.id = cast($returnId as uuid))
  , freed as (
    update returns.claim c set taken = c.taken - least(f.missing, x.quantity - f.accepted)
    from told t, jsonb_to_recordset(t.body -> 'lines') as f("lineId" uuid, missing integer, accepted integer),
      returns.line x
    where x.return_id = cast($returnId as uuid) and x.order_line_id = f."lineId"
      and c.order_line_id = x.order_line_id)
  update returns.line x set good = f.good, damaged = f.damaged, not_as_described = f."notAsDescribed",
    missing = f.missing, accepted = f.accepted
  from told t, jsonb_to_recordset(t.body -> 'lines') as f("lineId" uuid, good integer, damaged integer,
    "notAsDescribed" integer, missing integer, accepted integer)
  where x.return_id = cast($returnId as uuid) and x.order_line_id = f."lineId" returning x.order_line_id`;

const LOCK_SQL = `
  select q.order_id as "orderId", q.number, q.state, q.resolution, q.share_percent as "sharePercent",
    q.refund_id as "refundId", o.shipping_address ->> 'region' as region, o.market,
    cast(o.shipping_minor as integer) as "deliveryMinor",
    -- Nothing that was paid for stays with the shopper.
    not exists (select from ordering.line l where l.order_id = o.id and l.total_minor > 0 and l.quantity > coalesce((
      select sum(x.accepted) from returns.line x join returns.request r on r.id = x.return_id
      where x.order_line_id = l.id and r.state <> 'exchanged'), 0)) as whole,
    extract(epoch from q.created_at - (select max(s.delivered_at) from returns.line_standing s
      where s.order_id = o.id)) / 86400 as "daysAfterDelivery",
    coalesce((select jsonb_agg(jsonb_build_object('lineId', x.order_line_id, 'variantId', l.variant_id,
        'quantity', x.accepted) order by x.position)
      from returns.line x join ordering.line l on l.id = x.order_line_id
      where x.return_id = q.id and x.accepted > 0), '[]') as accepted
  from returns.request q join ordering."order" o on o.id = q.order_id
  where q.id = cast($returnId as uuid) for update of q`;

interface ToSettle {
  readonly orderId: string;
  readonly state: string;
  readonly resolution: ReturnResolution;
  readonly sharePercent: number;
  readonly refundId: string;
  readonly region: string;
  readonly market: string;
  readonly deliveryMinor: number;
  /** True when all of the order has come back, this return included. */
  readonly whole: boolean;
  /** From the last delivery until it was asked for. */
  readonly daysAfterDelivery: string | null;
  readonly accepted: readonly AcceptedUnits[];
}

/** Whoever withdraws from the whole purchase gets what delivery cost as well (directive 2011/83/EU, article 13). */
const withdrawn = ({ market, whole, daysAfterDelivery }: ToSettle): boolean =>
  whole &&
  daysAfterDelivery !== null &&
  Number(daysAfterDelivery) <= marketOf(market).withdrawalDays &&
  marketOf(market).withdrawalDays > 0;

interface GoodUnits {
  readonly orderId: string;
  readonly locationId: string;
  readonly variantId: string;
  readonly quantity: number;
  readonly lotCode: string | null;
  readonly expiresOn: string | null;
}

/** Returns as their own runs move them. Each step may run twice and takes effect once. */
export class ReturnDeskRepository {
  readonly #writer: Writer;
  readonly #refunds: RefundRepository;
  readonly #stock: StockBookRepository;

  constructor(writer: Writer) {
    this.#writer = writer;
    this.#refunds = new RefundRepository(writer);
    this.#stock = new StockBookRepository(writer);
  }

  async load(returnId: string): Promise<ReturnRow | null> {
    const [row] = await this.#select<ReturnRow>(ROW_SQL, { returnId });
    return row === undefined ? null : checked(row);
  }

  /** Moves it; the order's run hears of units that are back for good. */
  move(move: ReturnMove): Promise<ReturnMoved> {
    return inTransaction(this.#writer, async (transaction) => {
      const moved = await moveReturn(this.#writer, move, transaction);
      if (moved.code === 'moved' && move.to === 'refunded')
        await this.#tellOrder(moved.orderId, transaction);
      return moved;
    });
  }

  /** Puts good units back on the shelf, once, and writes down what was found. */
  async inspect(returnId: string, seq: number): Promise<ReturnMoved> {
    const [told] = await this.#select<{ lines: InspectedLine[] }>(
      `select body -> 'lines' as lines from returns.instruction
       where return_id = cast($returnId as uuid) and seq = cast($seq as integer)`,
      { returnId, seq },
    );
    if (told === undefined) return { code: 'missing' };
    const found = JSON.stringify(told.lines);
    const good = await this.#select<GoodUnits>(GOOD_SQL, { returnId, found });
    if (good.length > 0)
      await this.#stock.restock({ key: `return/${returnId}`, entries: good.map(toEntry) });
    return inTransaction(this.#writer, async (transaction) => {
      const moved = await moveReturn(
        this.#writer,
        { returnId, to: 'inspected', reason: null, seq },
        transaction,
      );
      if (moved.code === 'moved') await this.#select(FOUND_SQL, { returnId, seq }, transaction);
      return moved;
    });
  }

  /** Gives for what was accepted: the same things again while there are some, else the money. */
  settle(returnId: string, wakes: string): Promise<ReturnSettled> {
    return inTransaction(this.#writer, async (transaction) => {
      const [row] = await this.#select<ToSettle>(LOCK_SQL, { returnId }, transaction);
      if (row === undefined) throw new Error('no such return');
      const { state } = checked(row);
      if (state === 'exchanged' || state === 'rejected') return { code: state };
      if (row.accepted.length === 0) {
        await moveReturn(
          this.#writer,
          { returnId, to: 'rejected', reason: 'not_accepted' },
          transaction,
        );
        return { code: 'rejected' };
      }
      if (
        row.resolution === 'exchange' &&
        (await this.#refunds.load(row.refundId, transaction)) === null
      )
        if (await replaceUnits(this.#writer, row, transaction)) {
          await moveReturn(this.#writer, { returnId, to: 'exchanged', reason: null }, transaction);
          await this.#tellOrder(row.orderId, transaction);
          return { code: 'exchanged' };
        }
      return toSettled(await this.#refund(returnId, row, wakes, transaction));
    });
  }

  async #refund(
    returnId: string,
    row: ToSettle,
    wakes: string,
    transaction: Transaction,
  ): Promise<OpenRefundOutcome> {
    const { orderId, refundId, sharePercent, accepted, deliveryMinor } = row;
    const lines = accepted.map(({ lineId, quantity }) => ({ lineId, quantity }));
    const request = {
      id: refundId,
      orderId,
      reason: 'return',
      source: { kind: 'return', id: returnId },
      requestedBy: `return/${returnId}`,
      state: 'approved',
      wakes,
    } as const;
    const goods = { ...request, lines, sharePercent };
    if (deliveryMinor === 0 || !withdrawn(row)) return this.#refunds.open(transaction, goods);
    const all = await this.#refunds.open(transaction, { ...goods, shippingMinor: deliveryMinor });
    // Somebody has given some of it back before.
    return all.code === 'OPENED' ? all : this.#refunds.open(transaction, goods);
  }

  async #tellOrder(orderId: string, transaction: Transaction): Promise<void> {
    await insertOutbox(this.#writer, transaction, [
      {
        topic: 'jobs',
        kind: 'fulfilment',
        aggregateType: 'order',
        aggregateId: orderId,
        aggregateVersion: 1,
        body: { order_id: orderId, calculation_type: 'fulfilment' },
      },
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

/**
 * Which of several lots came back cannot be seen from outside: the one that expires first is taken, so that no
 * unit is sold past its date.
 */
const toEntry = ({ lotCode, expiresOn, ...units }: GoodUnits): StockEntry => ({
  ...units,
  ...(lotCode === null || expiresOn === null ? {} : { lot: { code: lotCode, expiresOn } }),
});

function toSettled(outcome: OpenRefundOutcome): ReturnSettled {
  switch (outcome.code) {
    case 'OPENED':
      return { code: 'refunding' };
    case 'NOT_TAKEN_YET':
      return { code: 'waits' };
    case 'QUANTITY_EXCEEDED':
    case 'AMOUNT_EXCEEDED':
    case 'NOTHING_TO_REFUND':
    case 'NOT_SOLD':
      return { code: 'given_back_before' };
    default:
      throw new Error(`a return cannot be refunded: ${outcome.code}`);
  }
}
