import {
  FulfilmentPlace,
  WorkItem,
  type WorkList,
  type WorkListQuery,
  type WorkState,
} from '@green-apple/contracts-http';
import { z } from 'zod';
import { decodeCursor, encodeCursor } from '../admin/cursor.ts';
import type { Reader } from '../pools.ts';

const TO_PACK: readonly WorkState[] = ['planned', 'picking', 'packed'];

/** Written out, not bound: only then does the index of what is open serve the question. */
const inStates = (states: readonly WorkState[]): string =>
  `s.state in (${states.map((state) => `'${state}'`).join(', ')})`;

/** Shipments of a cancelled order are about to be called off: nobody takes them any more. */
const from = (states: readonly WorkState[]): string => `
  from fulfilment.shipment s join ordering."order" o on o.id = s.order_id
  join inventory.location w on w.id = s.location_id
  where ${inStates(states)} and o.state <> 'cancelled'
    and (cast($place as text) is null or w.code = $place)`;

const PROMISE = `(o.delivery ->> 'latest')`;

const LINES_OF_SHIPMENT = `
  select l.id, l.title, l.position, case when bool_and(p.variant_id = l.variant_id)
      then sum(p.quantity) else l.quantity end as quantity
  from fulfilment.shipment_part p join ordering.line l on l.id = p.order_line_id
  where p.shipment_id = s.id group by l.id`;

/** A shipment `s` of order `o` at place `w` as the packing table sees it. */
export const WORK_COLUMNS = `s.id, s.order_id as "orderId", o.number as "orderNumber", s.position, s.kind, s.state,
    (select count(*)::int from fulfilment.shipment other
      where other.order_id = s.order_id and other.state <> 'cancelled') as shipments,
    json_build_object('code', w.code, 'name', w.name) as place, o.delivery ->> 'label' as way,
    ${PROMISE} as "promisedBy", s.label_url as "labelUrl", to_json(s.updated_at) #>> '{}' as "updatedAt",
    (select coalesce(sum(p.quantity), 0)::int from fulfilment.shipment_part p where p.shipment_id = s.id) as units,
    coalesce((select json_agg(json_build_object('title', x.title, 'quantity', x.quantity) order by x.position)
      from (${LINES_OF_SHIPMENT}) x), '[]'::json) as lines,
    (select max(m.minimum_age) from fulfilment.shipment_part p join ordering.line l on l.id = p.order_line_id
      join inventory.sale_limit m on m.product_id = l.product_id where p.shipment_id = s.id) as "minimumAge"`;

const rowsSql = (from: string, after: string): string => `
  select ${WORK_COLUMNS}
  ${from} and ${after}
  order by ${PROMISE}, s.id limit $rows`;

const PLACES_SQL = `
  select w.code, w.name, w.kind,
    (select count(*)::int from fulfilment.shipment s join ordering."order" o on o.id = s.order_id
      where s.location_id = w.id and ${inStates(TO_PACK)} and o.state <> 'cancelled') as "toPack",
    (select count(*)::int from fulfilment.shipment s join ordering."order" o on o.id = s.order_id
      where s.location_id = w.id and s.state = 'ready_for_pickup' and o.state <> 'cancelled') as "atCounter"
  from inventory.location w order by w.position, w.code`;

const Place = z.tuple([z.iso.date(), z.uuid()]);

/** What waits to be packed or fetched, place by place. */
export class WorkListReader {
  readonly #reader: Reader;

  constructor(reader: Reader) {
    this.#reader = reader;
  }

  async places(): Promise<FulfilmentPlace[]> {
    const rows = await this.#reader.select(PLACES_SQL, {});
    return rows.map((row) => FulfilmentPlace.parse(row));
  }

  /** One page, oldest promise first; null when the cursor is none of this list. */
  async page(query: WorkListQuery): Promise<WorkList | null> {
    const last = query.cursor === undefined ? null : decodeCursor(query.cursor, Place);
    if (query.cursor !== undefined && last === null) return null;
    const waiting = from(query.state === undefined ? TO_PACK : [query.state]);
    const filter = { place: query.place ?? null };
    const after = last === null ? 'true' : `(${PROMISE}, s.id) > ($last, cast($lastId as uuid))`;
    const [rows, [count]] = await Promise.all([
      this.#reader.select(rowsSql(waiting, after), {
        ...filter,
        ...(last === null ? {} : { last: last[0], lastId: last[1] }),
        rows: query.limit + 1,
      }),
      this.#reader.select<{ total: number }>(`select count(*)::int as total ${waiting}`, filter),
    ]);
    const items = rows.slice(0, query.limit).map((row) => WorkItem.parse(row));
    const end = items.at(-1);
    return {
      items,
      total: count?.total ?? 0,
      nextCursor:
        end === undefined || rows.length <= query.limit
          ? null
          : encodeCursor([end.promisedBy, end.id]),
    };
  }
}
