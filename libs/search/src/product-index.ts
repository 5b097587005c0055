import { errors } from '@elastic/elasticsearch';
import {
  DEFINITION_HASH,
  INDEX_DEFINITION,
  indexNames,
  newIndexName,
  type IndexNames,
} from './index-definition.ts';
import type { SearchClient } from './search-client.ts';
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

export interface IndexState {
  readonly index: string;
  /** Hash of the definition it was made by. */
  readonly definition: string;
  /** The database it was filled from. */
  readonly source: string;
}

interface BulkItem {
  readonly _id: string;
  readonly status: number;
  readonly error?: { readonly type: string; readonly reason: string };
}
interface BulkResponse {
  readonly errors: boolean;
  readonly items: readonly { readonly index?: BulkItem; readonly delete?: BulkItem }[];
}
type IndexListing = Record<
  string,
  { aliases?: object; mappings?: { _meta?: { definition?: string; source?: string } } }
>;

/** Settings of an index while it is filled. */
const FILLING = { refresh_interval: '-1', 'translog.durability': 'async' };

/** Thrown when the engine turned some writes away for now: full queue, read-only block, shard not there. */
export class IndexBusyError extends Error {
  override readonly name = 'IndexBusyError';
}

/** True while the engine cannot be reached or answers that it is not ready. */
export const isEngineAway = (error: unknown): boolean =>
  error instanceof IndexBusyError ||
  error instanceof errors.ConnectionError ||
  error instanceof errors.TimeoutError ||
  error instanceof errors.NoLivingConnectionsError ||
  (error instanceof errors.ResponseError && (error.statusCode ?? 0) >= 429);

/** The product index behind its alias: making, filling and swapping indexes. */
export class ProductIndex {
  readonly names: IndexNames;
  readonly #client: SearchClient;
  readonly #prefix: string;

  constructor(client: SearchClient, prefix: string) {
    this.#client = client;
    this.#prefix = prefix;
    this.names = indexNames(prefix);
  }

  /** What searches are answered from; null before the first build. */
  async serving(): Promise<IndexState | null> {
    return (await this.#behind(this.names.alias))[0] ?? null;
  }

  /** Where changes go: the serving index and one that is being filled. */
  async targets(): Promise<string[]> {
    const found = await this.#behind(`${this.names.alias},${this.names.building}`);
    return found.map(({ index }) => index);
  }

  /** All indexes of ours, oldest first. */
  async all(): Promise<IndexState[]> {
    return this.#list(this.names.pattern);
  }

  /** Makes an empty index that changes are written to from now on; unfinished ones of before go. */
  async startBuild(source: string, at: Date): Promise<string> {
    for (const { index } of await this.#behind(this.names.building)) await this.drop(index);
    const index = newIndexName(this.#prefix, at);
    await this.#client.indices.create({
      index,
      aliases: { [this.names.building]: {} },
      // Nobody searches it yet: no refresh, no flush per request, until it is whole.
      settings: { ...structuredClone(INDEX_DEFINITION.settings), ...FILLING } as object,
      mappings: {
        ...(structuredClone(INDEX_DEFINITION.mappings) as object),
        _meta: { definition: DEFINITION_HASH, source },
      },
    });
    await this.#client.cluster.health({ index, wait_for_status: 'yellow', timeout: '30s' });
    return index;
  }

  /** Makes a filled index fit for searching: every document visible, one segment, kept safe as usual. */
  async settle(index: string): Promise<void> {
    const { refresh_interval } = INDEX_DEFINITION.settings;
    await this.#client.indices.putSettings({
      index,
      settings: { refresh_interval, 'translog.durability': 'request' },
    });
    await this.#client.indices.flush({ index });
    await this.#client.indices.forcemerge(
      { index, max_num_segments: 1 },
      { requestTimeout: 600_000 },
    );
    await this.refresh(index);
  }

  /** Puts a filled index in the place of the serving one, in one step, and returns what it replaced. */
  async finishBuild(index: string): Promise<string[]> {
    const before = await this.#behind(this.names.alias);
    await this.#client.indices.updateAliases({
      actions: [
        ...before.map((old) => ({ remove: { index: old.index, alias: this.names.alias } })),
        { remove: { index, alias: this.names.building } },
        { add: { index, alias: this.names.alias } },
      ],
    });
    return before.map((old) => old.index);
  }

  /** Drops all but the serving index, one being filled and the newest `keep` others, kept for going back. */
  async dropOld(keep = 1): Promise<string[]> {
    const used = new Set(await this.targets());
    const unused = (await this.all()).filter(({ index }) => !used.has(index));
    const old = unused.slice(0, Math.max(0, unused.length - keep)).map(({ index }) => index);
    for (const index of old) await this.drop(index);
    return old;
  }

  async drop(index: string): Promise<void> {
    await this.#client.indices.delete({ index, ignore_unavailable: true });
  }

  async refresh(index: string): Promise<void> {
    await this.#client.indices.refresh({ index });
  }

  async count(index: string): Promise<number> {
    return (await this.#client.count({ index })).count;
  }

  /** Hashes of documents by id; absent ids are not in the index. */
  async hashes(index: string, ids: readonly string[]): Promise<Map<string, string>> {
    if (ids.length === 0) return new Map();
    const response = await this.#client.search<unknown>({
      index,
      size: ids.length,
      _source: false,
      query: { ids: { values: [...ids] } },
      docvalue_fields: ['hash'],
    });
    return new Map(
      response.hits.hits.map(({ _id, fields }) => {
        const [hash] = (fields?.['hash'] ?? []) as string[];
        return [_id ?? '', hash ?? ''];
      }),
    );
  }

  /** Ids in the index after `after`, in order; for finding documents whose product is gone. */
  async idsAfter(index: string, after: string | null, size: number): Promise<string[]> {
    const response = await this.#client.search<unknown>({
      index,
      size,
      _source: false,
      query: { match_all: {} },
      sort: [{ id: 'asc' }],
      track_total_hits: false,
      ...(after === null ? {} : { search_after: [after] }),
    });
    return response.hits.hits.map(({ _id }) => _id ?? '');
  }

  /**
   * Writes to every target under external versions. Throws {@link IndexBusyError} when any write was turned
   * away for now: writing all of them again is harmless.
   */
  async write(targets: readonly string[], writes: readonly IndexWrite[]): Promise<WriteOutcome> {
    if (targets.length === 0 || writes.length === 0) return { written: 0, older: 0, refused: [] };
    const lines = targets.flatMap((index) => writes.flatMap((write) => toBulkLines(index, write)));
    const response = await this.#client.transport.request<BulkResponse>({
      method: 'POST',
      path: '/_bulk',
      bulkBody: lines,
    });
    return toOutcome(response);
  }

  async #behind(alias: string): Promise<IndexState[]> {
    return this.#list(alias);
  }

  async #list(expression: string): Promise<IndexState[]> {
    const found = await this.#client.transport.request<IndexListing>({
      method: 'GET',
      path: `/${expression.split(',').map(encodeURIComponent).join(',')}`,
      querystring: { ignore_unavailable: true, allow_no_indices: true },
    });
    return Object.entries(found)
      .map(([index, { mappings }]) => ({
        index,
        definition: mappings?._meta?.definition ?? '',
        source: mappings?._meta?.source ?? '',
      }))
      .sort((a, b) => a.index.slice(-17).localeCompare(b.index.slice(-17)));
  }
}

function toBulkLines(index: string, { id, version, document }: IndexWrite): object[] {
  const target = { _index: index, _id: id, version, version_type: 'external_gte' };
  return document ? [{ index: target }, toStored(document)] : [{ delete: target }];
}

function toOutcome({ items }: BulkResponse): WriteOutcome {
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
