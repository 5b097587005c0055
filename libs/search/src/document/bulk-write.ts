import { toStored, type SearchDocument } from './search-document.ts';

/** A product as it is to stand in the index: its document, or null when it is to be gone. */
export interface IndexWrite {
  readonly id: string;
  /** Of two writes the one with the higher number wins, whatever order they arrive in. */
  readonly version: number;
  readonly document: SearchDocument | null;
}

export interface WriteOutcome {
  readonly written: number;
  /** Dropped, since the index already had something newer. */
  readonly older: number;
  /** Documents the index will never take, with its reason. */
  readonly refused: readonly { readonly id: string; readonly reason: string }[];
}

interface BulkItem {
  readonly _id: string;
  readonly status: number;
  readonly error?: { readonly type: string; readonly reason: string };
}
export interface BulkResponse {
  readonly errors: boolean;
  readonly items: readonly { readonly index?: BulkItem; readonly delete?: BulkItem }[];
}

/** Thrown when the engine turned some writes away for now: full queue, read-only block, shard not there. */
export class IndexBusyError extends Error {
  override readonly name = 'IndexBusyError';
}

export function toBulkLines(index: string, { id, version, document }: IndexWrite): object[] {
  const target = { _index: index, _id: id, version, version_type: 'external_gte' };
  return document ? [{ index: target }, toStored(document)] : [{ delete: target }];
}

export function toOutcome({ items }: BulkResponse): WriteOutcome {
  let written = 0;
  let older = 0;
  const refused: { id: string; reason: string }[] = [];
  for (const entry of items) {
    const item = entry.index ?? entry.delete;
    if (!item) continue;
    if (item.status === 409) older++;
    // A delete of what was not there is as good as done: its version is remembered.
    else if (item.status < 300 || (entry.delete && item.status === 404)) written++;
    else if (item.status === 400)
      refused.push({ id: item._id, reason: item.error?.reason ?? 'refused' });
    else throw new IndexBusyError(`${item.status} ${item.error?.type ?? ''}`.trim());
  }
  return { written, older, refused };
}
