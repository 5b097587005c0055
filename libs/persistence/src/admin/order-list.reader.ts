import {
  AdminOrderRow,
  type AdminListOrdersQuery,
  type AdminOrderList,
} from '@green-apple/contracts-http';
import { z } from 'zod';
import type { Reader } from '../pools.ts';
import { countedSql } from '../counted-sql.ts';
import { decodeCursor, encodeCursor } from './cursor.ts';
import { toOrderSearch, type OrderSearch } from './order-query.ts';

/** What was asked for, and nothing else: each way to find an order goes down an index of its own. */
function matchesOf({ state, q }: AdminListOrdersQuery) {
  const search = q === undefined || q === '' ? null : toOrderSearch(q);
  return {
    sql: [
      ...(state === undefined ? [] : ['o.state = $state']),
      ...(search === null ? [] : [foundBy(search)]),
    ].join(' and '),
    parameters: { ...(state === undefined ? {} : { state }), ...search },
  };
}

const foundBy = ({ id }: OrderSearch): string => `o.id in (
  select one.id from ordering."order" one where one.number like $number
  union all select line.order_id from ordering.line where line.sku like $sku
  ${id === undefined ? '' : 'union all select cast($id as uuid)'})`;

const Place = z.tuple([z.iso.datetime({ offset: true }), z.uuid()]);

interface Row extends Omit<AdminOrderRow, 'total'> {
  readonly totalMinor: string;
  readonly currency: string;
}

/** Orders, newest first, as the back office lists them. */
export class OrderListReader {
  readonly #reader: Reader;

  constructor(reader: Reader) {
    this.#reader = reader;
  }

  /** One page; null when the cursor is none of this list. */
  async page(query: AdminListOrdersQuery): Promise<AdminOrderList | null> {
    const place = query.cursor === undefined ? null : decodeCursor(query.cursor, Place);
    if (query.cursor !== undefined && place === null) return null;
    const { sql, parameters } = matchesOf(query);
    const matches = sql === '' ? 'true' : sql;
    const after =
      place === null
        ? 'true'
        : '(o.placed_at, o.id) < (cast($last as timestamptz), cast($lastId as uuid))';
    const [rows, [count]] = await Promise.all([
      this.#reader.select<Row>(
        `select o.id, o.number, o.state, o.state_reason as reason, o.total_minor as "totalMinor", o.currency, o.market,
           (select coalesce(sum(l.quantity), 0)::int from ordering.line l where l.order_id = o.id) as "itemCount",
           to_json(o.placed_at) #>> '{}' as "placedAt", to_json(o.updated_at) #>> '{}' as "updatedAt"
         from ordering."order" o where ${matches} and ${after}
         order by o.placed_at desc, o.id desc limit $rows`,
        {
          ...parameters,
          ...(place === null ? {} : { last: place[0], lastId: place[1] }),
          rows: query.limit + 1,
        },
      ),
      this.#reader.select<{ total: number }>(
        countedSql(`from ordering."order" o where ${matches}`),
        parameters,
      ),
    ]);
    const items = rows.slice(0, query.limit).map(toAdminOrderRow);
    const last = items.at(-1);
    return {
      items,
      total: count?.total ?? 0,
      nextCursor:
        last === undefined || rows.length <= query.limit
          ? null
          : encodeCursor([last.placedAt, last.id]),
    };
  }
}

function toAdminOrderRow({ totalMinor, currency, ...row }: Row): AdminOrderRow {
  return AdminOrderRow.parse({ ...row, total: { minor: Number(totalMinor), currency } });
}
