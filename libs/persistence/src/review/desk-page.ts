import type { ReviewState } from '@green-apple/domain-catalog';
import { z } from 'zod';
import { decodeCursor, encodeCursor } from '../admin/cursor.ts';

const Place = z.tuple([z.iso.datetime({ offset: true }), z.uuid()]);

/** What of a moderator's list is asked for. */
export interface DeskQuery {
  readonly state: ReviewState;
  readonly cursor?: string | undefined;
  readonly limit: number;
}

interface DeskOrder {
  /** Condition for the page that was asked for. */
  readonly after: string;
  readonly order: string;
  readonly bind: Readonly<Record<string, string | number>>;
}

/**
 * How a desk's list is read, by the columns it is ordered by: what waits, the oldest first; what is decided, the
 * newest first. Null when the cursor is none of it.
 */
export function deskOrder(
  { state, cursor, limit }: DeskQuery,
  { since, id }: { readonly since: string; readonly id: string },
): DeskOrder | null {
  const place = cursor === undefined ? undefined : decodeCursor(cursor, Place);
  if (place === null) return null;
  const [further, way] = state === 'pending' ? ['>', 'asc'] : ['<', 'desc'];
  return {
    after:
      place === undefined
        ? 'true'
        : `(${since}, ${id}) ${further} (cast($last as timestamptz), cast($lastId as uuid))`,
    order: `${since} ${way}, ${id} ${way}`,
    bind: {
      rows: limit + 1,
      ...(place === undefined ? {} : { last: place[0], lastId: place[1] }),
    },
  };
}

/** A page of a desk's list, and where the next one begins. */
export interface DeskPage<Item> {
  readonly items: Item[];
  readonly nextCursor: string | null;
}

/** Made of one row more than is shown. */
export function deskPage<Item extends { readonly id: string }>(
  rows: readonly { readonly since: string; readonly item: Item }[],
  limit: number,
): DeskPage<Item> {
  const shown = rows.slice(0, limit);
  const last = shown.at(-1);
  return {
    items: shown.map(({ item }) => item),
    nextCursor:
      last === undefined || rows.length <= limit ? null : encodeCursor([last.since, last.item.id]),
  };
}
