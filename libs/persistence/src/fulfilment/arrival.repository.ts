import type { ParcelArrival } from '@green-apple/contracts-http';
import { arrivalFault, type ArrivalFault, type ArrivedItem } from '@green-apple/domain-order';
import { writerSelect, type Writer } from '../pools.ts';
import { StockBookRepository, type StockEntry } from '../stock/index.ts';
import type { Transaction } from '../transaction.ts';
import type { Select } from './pick-list.reader.ts';

export interface LookedAtArrival {
  readonly orderId: string;
  readonly shipmentId: string;
  readonly found: readonly ArrivedItem[];
  /** An employee's id. */
  readonly by: string;
}

export type ArrivalInspected =
  | { readonly code: 'INSPECTED'; readonly position: number; readonly version: number }
  | { readonly code: 'NOT_EXPECTED' }
  | { readonly code: 'INSPECTED_BEFORE' }
  | { readonly code: 'INVALID'; readonly fault: ArrivalFault };

/** Of a bundle its items: they lie on shelves each for itself. */
const ITEMS = `(
  select p.variant_id, sum(p.quantity)::int as quantity, min(l.position) as place,
    min(coalesce(v.sku, l.sku)) as sku, min(coalesce(c.title, l.title)) as title,
    min(coalesce(v.title, l.variant_title)) as variant_title
  from fulfilment.shipment_part p join ordering.line l on l.id = p.order_line_id
  left join catalog.variant v on v.id = p.variant_id left join catalog.product c on c.id = v.product_id
  where p.shipment_id = s.id group by p.variant_id)`;

const ITEMS_JSON = `(select coalesce(jsonb_agg(jsonb_build_object('variantId', i.variant_id, 'sku', i.sku,
    'title', i.title, 'variantTitle', i.variant_title, 'quantity', i.quantity) order by i.place, i.sku), '[]')
  from ${ITEMS} i)`;

/** The oldest first: as many as fit on one page of a desk that keeps up. */
const EXPECTED_SQL = `
  select s.id as "shipmentId", s.order_id as "orderId", o.number as "orderNumber", s.position, w.name as place,
    s.carrier, s.tracking_code as "trackingCode", s.made_good as "madeGood",
    to_json(a.expected_at) #>> '{}' as "expectedAt", ${ITEMS_JSON} as items
  from fulfilment.arrival a join fulfilment.shipment s on s.id = a.shipment_id
  join ordering."order" o on o.id = s.order_id join inventory.location w on w.id = s.location_id
  where a.found is null order by a.expected_at, s.id limit 100`;

const EXPECT_SQL = `
  insert into fulfilment.arrival (shipment_id) values (cast($shipmentId as uuid))
  on conflict do nothing returning shipment_id`;

const LOCK_SQL = `
  select s.position, s.version, a.found is not null as looked, ${ITEMS_JSON} as items
  from fulfilment.arrival a join fulfilment.shipment s on s.id = a.shipment_id
  where s.id = cast($shipmentId as uuid) and s.order_id = cast($orderId as uuid) for update of a`;

const FOUND_SQL = `
  update fulfilment.arrival set found = cast($found as jsonb), inspected_by = $by, inspected_at = now()
  where shipment_id = cast($shipmentId as uuid) and found is null returning shipment_id`;

const TO_BOOK_SQL = `
  select s.id as "shipmentId", s.order_id as "orderId", s.location_id as "locationId",
    coalesce((select jsonb_agg(jsonb_build_object('variantId', f."variantId", 'quantity', f.good,
        'lotCode', t.code, 'expiresOn', to_char(t.expires_on, 'YYYY-MM-DD')) order by f."variantId")
      from jsonb_to_recordset(a.found) as f("variantId" uuid, good integer)
      left join lateral (
        select b.code, b.expires_on from fulfilment.shipment_part p
        join inventory.reservation_lot c on c.reservation_id = p.reservation_id and c.shipped > 0
        join inventory.lot b on b.id = c.lot_id
        where p.shipment_id = s.id and p.variant_id = f."variantId" order by b.expires_on limit 1) t on true
      where f.good > 0), '[]') as good
  from fulfilment.arrival a join fulfilment.shipment s on s.id = a.shipment_id
  where s.order_id = cast($orderId as uuid) and a.found is not null and a.booked_at is null
  order by s.position`;

const BOOKED_SQL = `
  update fulfilment.arrival set booked_at = now()
  where shipment_id = cast($shipmentId as uuid) and booked_at is null returning shipment_id`;

/** From here on it is expected back at the place that sent it. */
export async function expectArrival(
  writer: Writer,
  shipmentId: string,
  transaction: Transaction,
): Promise<void> {
  await writerSelect(writer, EXPECT_SQL, { shipmentId }, transaction);
}

/** Parcels that carriers bring back and nobody has looked at. */
export const readArrivals = async (select: Select): Promise<ParcelArrival[]> =>
  (await select(EXPECTED_SQL, {})) as ParcelArrival[];

/** Goods of parcels that carriers brought back: looked at by staff, put back on the shelf by the order's run. */
export class ArrivalRepository {
  readonly #writer: Writer;
  readonly #stock: StockBookRepository;

  constructor(writer: Writer) {
    this.#writer = writer;
    this.#stock = new StockBookRepository(writer);
  }

  /** Writes down what was found, once. */
  async inspect(
    { orderId, shipmentId, found, by }: LookedAtArrival,
    transaction: Transaction,
  ): Promise<ArrivalInspected> {
    const [row] = await writerSelect<ArrivalRow>(
      this.#writer,
      LOCK_SQL,
      { orderId, shipmentId },
      transaction,
    );
    if (row === undefined) return { code: 'NOT_EXPECTED' };
    if (row.looked) return { code: 'INSPECTED_BEFORE' };
    const fault = arrivalFault(row.items, found);
    if (fault !== null) return { code: 'INVALID', fault };
    const bind = { shipmentId, found: JSON.stringify(found), by };
    await writerSelect(this.#writer, FOUND_SQL, bind, transaction);
    return { code: 'INSPECTED', position: row.position, version: row.version };
  }

  /** Puts good units of an order's parcels back on the shelf, once; what is damaged had left with the sale. */
  async book(orderId: string): Promise<void> {
    const rows = await writerSelect<ToBook>(this.#writer, TO_BOOK_SQL, { orderId });
    for (const { shipmentId, locationId, good } of rows) {
      const entries = good.map((units) => toEntry(units, { orderId, locationId }));
      if (entries.length > 0) await this.#stock.restock({ key: `arrival/${shipmentId}`, entries });
      await writerSelect(this.#writer, BOOKED_SQL, { shipmentId });
    }
  }
}

interface ArrivalRow {
  readonly position: number;
  readonly version: number;
  readonly looked: boolean;
  readonly items: ReadonlyArray<{ readonly variantId: string; readonly quantity: number }>;
}

interface GoodUnits {
  readonly variantId: string;
  readonly quantity: number;
  readonly lotCode: string | null;
  readonly expiresOn: string | null;
}

interface ToBook {
  readonly shipmentId: string;
  readonly locationId: string;
  readonly good: readonly GoodUnits[];
}

/** Of several lots the one that expires first is taken, so that no unit is sold past its date. */
const toEntry = (
  { variantId, quantity, lotCode, expiresOn }: GoodUnits,
  place: { readonly orderId: string; readonly locationId: string },
): StockEntry => ({
  ...place,
  variantId,
  quantity,
  ...(lotCode === null || expiresOn === null ? {} : { lot: { code: lotCode, expiresOn } }),
});
