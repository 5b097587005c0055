import { z } from 'zod';
import { decodeCursor, encodeCursor } from '../admin/cursor.ts';
import type { Reader } from '../pools.ts';
import { RETURN_COLUMNS, RETURN_FROM } from './return-sql.ts';
import { checked } from './return.repository.ts';
import type { StoredReturn } from './stored-return.ts';

export interface ReturnListQuery {
  readonly state?: string | undefined;
  readonly order?: string | undefined;
  readonly cursor?: string | undefined;
  readonly limit: number;
}

const Place = z.tuple([z.boolean(), z.iso.datetime({ offset: true }), z.uuid()]);

/** Nobody but a person can move it on. */
const NEEDS_DECISION = `(q.state = 'requested' and q.review is not null)`;

interface Row extends StoredReturn {
  readonly needsDecision: boolean;
}

export interface WaitingReturns {
  /** For a person to say yes or no. */
  readonly decision: number;
  /** In the house, for somebody to look at it. */
  readonly inspection: number;
}

/** Returns as the back office lists them: those that need a decision first, then the newest. */
export class ReturnListReader {
  readonly #reader: Reader;

  constructor(reader: Reader) {
    this.#reader = reader;
  }

  /** One page; null when the cursor is none of this list. */
  async page({ state, order, cursor, limit }: ReturnListQuery): Promise<{
    readonly items: StoredReturn[];
    readonly nextCursor: string | null;
  } | null> {
    const place = cursor === undefined ? null : decodeCursor(cursor, Place);
    if (cursor !== undefined && place === null) return null;
    const after =
      place === null
        ? 'true'
        : `(${NEEDS_DECISION}, q.created_at, q.id)
             < (cast($needs as boolean), cast($last as timestamptz), cast($lastId as uuid))`;
    const rows = await this.#reader.select<Row>(
      `select ${RETURN_COLUMNS}, ${NEEDS_DECISION} as "needsDecision" from ${RETURN_FROM}
       where (cast($state as text) is null or q.state = $state)
         and (cast($order as uuid) is null or q.order_id = cast($order as uuid)) and ${after}
       order by ${NEEDS_DECISION} desc, q.created_at desc, q.id desc limit $rows`,
      {
        state: state ?? null,
        order: order ?? null,
        ...(place === null ? {} : { needs: place[0], last: place[1], lastId: place[2] }),
        rows: limit + 1,
      },
    );
    const items = rows.slice(0, limit).map(checked);
    const last = items.at(-1);
    const isLast = last === undefined || rows.length <= limit;
    return {
      items,
      nextCursor: isLast ? null : encodeCursor([last.needsDecision, last.createdAt, last.id]),
    };
  }

  async waiting(): Promise<WaitingReturns> {
    const [row] = await this.#reader.select<WaitingReturns>(
      `select count(*) filter (where ${NEEDS_DECISION})::int as decision,
         count(*) filter (where q.state = 'received')::int as inspection
       from returns.request q where q.state in ('requested', 'received')`,
      {},
    );
    return row ?? { decision: 0, inspection: 0 };
  }
}
