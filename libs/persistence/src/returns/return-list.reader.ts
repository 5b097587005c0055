import { z } from 'zod';
import { decodeCursor, encodeCursor } from '../admin/cursor.ts';
import type { Reader } from '../pools.ts';
import { RETURN_COLUMNS, RETURN_FROM } from './return-sql.ts';
import { checked } from './return.repository.ts';
import type { StoredReturn } from './stored-return.ts';

export interface ReturnListQuery {
  readonly state?: string | undefined;
  readonly cursor?: string | undefined;
  readonly limit: number;
}

const Place = z.tuple([z.iso.datetime({ offset: true }), z.uuid()]);

/** Returns, newest first, as the back office lists them. */
export class ReturnListReader {
  readonly #reader: Reader;

  constructor(reader: Reader) {
    this.#reader = reader;
  }

  /** One page; null when the cursor is none of this list. */
  async page({ state, cursor, limit }: ReturnListQuery): Promise<{
    readonly items: StoredReturn[];
    readonly nextCursor: string | null;
  } | null> {
    const place = cursor === undefined ? null : decodeCursor(cursor, Place);
    if (cursor !== undefined && place === null) return null;
    const rows = await this.#reader.select<StoredReturn>(
      `select ${RETURN_COLUMNS} from ${RETURN_FROM}
       where (cast($state as text) is null or q.state = $state)
         and (cast($last as timestamptz) is null
           or (q.created_at, q.id) < (cast($last as timestamptz), cast($lastId as uuid)))
       order by q.created_at desc, q.id desc limit $rows`,
      {
        state: state ?? null,
        last: place?.[0] ?? null,
        lastId: place?.[1] ?? null,
        rows: limit + 1,
      },
    );
    const items = rows.slice(0, limit).map(checked);
    const last = items.at(-1);
    const isLast = last === undefined || rows.length <= limit;
    return { items, nextCursor: isLast ? null : encodeCursor([last.createdAt, last.id]) };
  }
}
