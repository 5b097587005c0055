import {
  FulfilmentPlace,
  WORK_STATES,
  WorkItem,
  type WorkList,
  type WorkListQuery,
  type WorkState,
} from '@green-apple/contracts-http';
import { z } from 'zod';
import { decodeCursor, encodeCursor } from '../admin/cursor.ts';
import { likeLiteral } from '../like-literal.ts';
import type { Reader } from '../pools.ts';

const TO_PACK: readonly WorkState[] = ['planned', 'picking', 'packed'];

/** Written out, not bound: only then does the index of what is open serve the question. */
const inStates = (states: readonly WorkState[]): string =>
  `s.state in (${states.map((state) => `'${state}'`).join(', ')})`;

/** Part of an order's number, or the beginning of a SKU on a line that this shipment sends. */
const MATCHES = `(o.number like '%' || $q || '%' or exists (
  select from fulfilment.shipment_part p join ordering.line l on l.id = p.order_line_id
  where p.shipment_id = s.id and l.sku like $q || '%'))`;

/** Shipments of a cancelled order are about to be called off: nobody takes them any more. */
const from = (states: readonly WorkState[], { place, q }: WorkListQuery): string => `
  from fulfilment.shipment s join ordering."order" o on o.id = s.order_id
  join inventory.location w on w.id = s.location_id
  where ${inStates(states)} and o.state <> 'cancelled'
    ${place === undefined ? '' : 'and w.code = $place'} ${q ? `and ${MATCHES}` : ''}`;

const PROMISE = `(o.delivery ->> 'latest')`;
/** Oldest promise first; of one day, who has waited longest. */
const ORDER = `${PROMISE}, s.created_at, s.id`;

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
  select ${WORK_COLUMNS}, to_json(s.created_at) #>> '{}' as "createdAt"
  ${from} and ${after}
  order by ${ORDER} limit $rows`;

const PLACES_SQL = `
  select w.code, w.name, w.kind, coalesce(x.to_pack, 0) as "toPack", coalesce(x.at_counter, 0) as "atCounter"
  from inventory.location w left join (
    select s.location_id, count(*) filter (where s.state <> 'ready_for_pickup')::int as to_pack,
      count(*) filter (where s.state = 'ready_for_pickup')::int as at_counter
    from fulfilment.shipment s join ordering."order" o on o.id = s.order_id
    where ${inStates(WORK_STATES)} and o.state <> 'cancelled' group by s.location_id) x on x.location_id = w.id
  order by w.position, w.code`;

const Place = z.tuple([z.iso.date(), z.iso.datetime({ offset: true }), z.uuid()]);
type Row = WorkItem & { readonly createdAt: string };

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
    const waiting = from(query.state === undefined ? TO_PACK : [query.state], query);
    const filter = {
      ...(query.place === undefined ? {} : { place: query.place }),
      ...(query.q ? { q: likeLiteral(query.q.toUpperCase()) } : {}),
    };
    const after =
      last === null
        ? 'true'
        : `(${ORDER}) > ($last, cast($lastSince as timestamptz), cast($lastId as uuid))`;
    const [rows, [count]] = await Promise.all([
      this.#reader.select<Row>(rowsSql(waiting, after), {
        ...filter,
        ...(last === null ? {} : { last: last[0], lastSince: last[1], lastId: last[2] }),
        rows: query.limit + 1,
      }),
      this.#reader.select<{ total: number }>(`select count(*)::int as total ${waiting}`, filter),
    ]);
    const shown = rows.slice(0, query.limit);
    const end = shown.at(-1);
    return {
      items: shown.map((row) => WorkItem.parse(row)),
      total: count?.total ?? 0,
      nextCursor:
        end === undefined || rows.length <= query.limit
          ? null
          : encodeCursor([end.promisedBy, end.createdAt, end.id]),
    };
  }
}
