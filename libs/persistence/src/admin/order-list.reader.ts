import {
  AdminOrderRow,
  type AdminListOrdersQuery,
  type AdminOrderList,
} from '@green-apple/contracts-http';
import { z } from 'zod';
import { likeLiteral } from '../like-literal.ts';
import type { Reader } from '../pools.ts';
import { countedSql } from '../counted-sql.ts';
import { decodeCursor, encodeCursor } from './cursor.ts';

/** Part of a number, a whole id, or the beginning of a SKU on one of the lines; never a person. */
const MATCHES = `
  (cast($state as text) is null or o.state = $state)
  and (cast($q as text) is null or o.number like '%' || $q || '%'
    or o.id::text = lower($q)
    or exists (select from ordering.line l where l.order_id = o.id and l.sku like $q || '%'))`;

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
    const filter = {
      state: query.state ?? null,
      q: query.q ? likeLiteral(query.q.toUpperCase()) : null,
    };
    const after =
      place === null
        ? 'true'
        : '(o.placed_at, o.id) < (cast($last as timestamptz), cast($lastId as uuid))';
    const [rows, [count]] = await Promise.all([
      this.#reader.select<Row>(
        `select o.id, o.number, o.state, o.state_reason as reason, o.total_minor as "totalMinor", o.currency, o.market,
           (select coalesce(sum(l.quantity), 0)::int from ordering.line l where l.order_id = o.id) as "itemCount",
           to_json(o.placed_at) #>> '{}' as "placedAt", to_json(o.updated_at) #>> '{}' as "updatedAt"
         from ordering."order" o where ${MATCHES} and ${after}
         order by o.placed_at desc, o.id desc limit $rows`,
        {
          ...filter,
          ...(place === null ? {} : { last: place[0], lastId: place[1] }),
          rows: query.limit + 1,
        },
      ),
      this.#reader.select<{ total: number }>(
        countedSql(`from ordering."order" o where ${MATCHES}`),
        filter,
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
