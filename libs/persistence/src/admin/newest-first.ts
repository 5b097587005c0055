import { z } from 'zod';
import { decodeCursor, encodeCursor } from './cursor.ts';

const Place = z.tuple([z.iso.datetime({ offset: true }), z.uuid()]);

export interface NewestFirst {
  /** Condition on `x.created_at` and `x.id` for the page that was asked for. */
  readonly after: string;
  readonly bind: Readonly<Record<string, string | number>>;
}

/** The place of a page in a list, newest first; null when the cursor is none of it. */
export function newestFirst(query: {
  readonly cursor?: string | undefined;
  readonly limit: number;
}): NewestFirst | null {
  const bind = { rows: query.limit + 1 };
  if (query.cursor === undefined) return { after: 'true', bind };
  const place = decodeCursor(query.cursor, Place);
  if (place === null) return null;
  return {
    after: '(x.created_at, x.id) < (cast($last as timestamptz), cast($lastId as uuid))',
    bind: { ...bind, last: place[0], lastId: place[1] },
  };
}

/** The rows of a page, and where the next one begins. */
export function toPage<Item extends { readonly id: string; readonly createdAt: string }>(
  rows: readonly Item[],
  limit: number,
): { items: Item[]; nextCursor: string | null } {
  const items = rows.slice(0, limit);
  const last = items.at(-1);
  return {
    items,
    nextCursor:
      last === undefined || rows.length <= limit ? null : encodeCursor([last.createdAt, last.id]),
  };
}
