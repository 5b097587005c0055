import type { Part } from '@green-apple/domain-inventory';
import { v7 as uuidv7 } from 'uuid';
import { writerSelect, type Writer } from '../pools.ts';
import type { Transaction } from '../transaction.ts';
import { STOCK_JSON, toPlaces, type PlaceOfStock, type StockRow } from './stock.mapper.ts';

export interface HeldPart extends Part {
  readonly orderLineId: string;
}

export interface HoldStockInput {
  readonly orderId: string;
  readonly parts: readonly HeldPart[];
  /** Until when the units wait for their payment. */
  readonly expiresAt: string;
}

/**
 * All or nothing, in one statement: sums demand per variant and place, locks the levels in a fixed order,
 * looks at what is free once they are locked, and only then reserves, notes the reservations and the
 * movements. The rows of a shortage are what it returns.
 */
const HOLD_SQL = `
  with part as (
    select * from jsonb_to_recordset(cast($parts as jsonb))
      as part(id uuid, order_line_id uuid, variant_id uuid, location_id uuid, quantity integer)),
  demand as (
    select variant_id, location_id, cast(sum(quantity) as integer) as quantity
    from part group by variant_id, location_id),
  locked as (
    select s.variant_id, s.location_id, s.on_hand - s.reserved as free
    from inventory.stock_level s join demand d using (variant_id, location_id)
    order by s.variant_id, s.location_id for update of s),
  short as (
    select d.variant_id from demand d left join locked l using (variant_id, location_id)
    where coalesce(l.free, 0) < d.quantity),
  taken as (
    update inventory.stock_level s set reserved = s.reserved + d.quantity
    from locked l join demand d using (variant_id, location_id)
    where s.variant_id = l.variant_id and s.location_id = l.location_id
      and not exists (select from short)
    returning s.variant_id, s.location_id, d.quantity),
  held as (
    insert into inventory.reservation
      (id, order_id, order_line_id, variant_id, location_id, quantity, state, expires_at)
    select p.id, cast($orderId as uuid), p.order_line_id, p.variant_id, p.location_id, p.quantity, 'held',
      cast($expiresAt as timestamptz)
    from part p join taken t using (variant_id, location_id)),
  moved as (
    insert into inventory.movement (variant_id, location_id, kind, quantity, order_id)
    select variant_id, location_id, 'hold', quantity, cast($orderId as uuid) from taken)
  select variant_id as "variantId" from short`;

const FREE_SQL = `
  select coalesce(jsonb_agg(${STOCK_JSON}), '[]') as stock
  from inventory.stock_level s join inventory.location w on w.id = s.location_id
  where s.variant_id = any(cast($variantIds as uuid[]))`;

/** Stock as orders take it. The database's own constraint stands behind every statement here. */
export class StockRepository {
  readonly #writer: Writer;

  constructor(writer: Writer) {
    this.#writer = writer;
  }

  /** Holds the parts for an order; false, and nothing is held, when any of them is not there any more. */
  async hold(input: HoldStockInput, transaction: Transaction): Promise<boolean> {
    const parts = input.parts.map((part) => ({
      id: uuidv7(),
      order_line_id: part.orderLineId,
      variant_id: part.variantId,
      location_id: part.locationId,
      quantity: part.quantity,
    }));
    const short = await writerSelect<{ variantId: string }>(
      this.#writer,
      HOLD_SQL,
      { parts: JSON.stringify(parts), orderId: input.orderId, expiresAt: input.expiresAt },
      transaction,
    );
    return short.length === 0;
  }

  /** What is free now, as this transaction sees it. */
  async free(variantIds: readonly string[], transaction?: Transaction): Promise<PlaceOfStock[]> {
    const [row] = await writerSelect<{ stock: StockRow[] }>(
      this.#writer,
      FREE_SQL,
      { variantIds },
      transaction,
    );
    return toPlaces(row?.stock ?? []);
  }
}
