import { setTimeout as delay } from 'node:timers/promises';
import { errors } from '@elastic/elasticsearch';
import type { SearchClient } from '../engine/search-client.ts';
import {
  IndexBusyError,
  toBulkLines,
  toOutcome,
  type BulkResponse,
  type IndexWrite,
  type WriteOutcome,
} from './bulk-write.ts';
import {
  DEFINITION_HASH,
  INDEX_DEFINITION,
  indexNames,
  newIndexName,
  type IndexNames,
} from './index-definition.ts';

export interface IndexState {
  readonly index: string;
  /** Hash of the definition it was made by. */
  readonly definition: string;
  /** The database it was filled from. */
  readonly source: string;
  /** How far its filling had come when that was last remembered; null before the first page. */
  readonly progress: BuildProgress | null;
}

/** Where a build that was ended in the middle goes on. */
export interface BuildProgress {
  /** The last product that has been written. */
  readonly after: string;
  readonly written: number;
  /** Where the database's history was when the build began: readings that have seen less may not be written. */
  readonly since: string;
}

type IndexListing = Record<
  string,
  {
    aliases?: object;
    mappings?: { _meta?: { definition?: string; source?: string; progress?: BuildProgress } };
  }
>;

/** Settings of an index while it is filled; little is merged twice, since all of it is merged in the end. */
const FILLING = {
  refresh_interval: '-1',
  'translog.durability': 'async',
  merge: { policy: { segments_per_tier: 50, max_merge_at_once: 50 } },
} as const;

/** Longer than millions of documents take; an engine that still merges then has another trouble. */
const MERGE_MS = 3_600_000;

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

  /** A half-filled index of the present definition and of this database, left by a build that was ended. */
  async unfinished(source: string): Promise<IndexState | null> {
    const found = await this.#behind(this.names.building);
    return (
      found.find(
        (state) =>
          state.definition === DEFINITION_HASH &&
          state.source === source &&
          state.progress !== null,
      ) ?? null
    );
  }

  /** Remembers in the index itself how far its filling has come. */
  async keepProgress(index: string, source: string, progress: BuildProgress): Promise<void> {
    await this.#client.indices.putMapping({
      index,
      _meta: { definition: DEFINITION_HASH, source, progress },
    });
  }

  /** Makes a filled index fit for searching: every document visible, one segment, kept safe as usual. */
  async settle(index: string): Promise<void> {
    const { refresh_interval, merge } = INDEX_DEFINITION.settings;
    await this.#client.indices.putSettings({
      index,
      settings: { refresh_interval, merge, 'translog.durability': 'request' } as object,
    });
    await this.#client.indices.flush({ index });
    await this.#merge(index);
    await this.refresh(index);
  }

  /** As a task of the engine's own: a million documents take longer than any request may. */
  async #merge(index: string): Promise<void> {
    const { task } = await this.#client.indices.forcemerge({
      index,
      max_num_segments: 1,
      wait_for_completion: false,
    });
    if (task === undefined) throw new RangeError('the engine has not named its task');
    const deadline = performance.now() + MERGE_MS;
    for (let pause = 20; ; pause = Math.min(2 * pause, 2_000)) {
      const { completed, error } = await this.#client.tasks.get({ task_id: task });
      if (error) throw new Error(`the engine could not merge ${index}: ${error.reason}`);
      if (completed) return;
      if (performance.now() > deadline) throw new Error(`the engine still merges ${index}`);
      await delay(pause);
    }
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

  /**
   * Puts the newest index that was kept back in the place of the serving one and returns both; null when none of
   * the present definition was kept. Changes go to it from then on: what it missed meanwhile has to be repaired.
   */
  async rollBack(): Promise<{ readonly from: string; readonly to: string } | null> {
    const serving = await this.serving();
    const used = new Set(await this.targets());
    const kept = (await this.all()).filter(
      ({ index, definition }) => !used.has(index) && definition === serving?.definition,
    );
    const to = kept.at(-1)?.index;
    if (!serving || to === undefined) return null;
    const { alias } = this.names;
    await this.#client.indices.updateAliases({
      actions: [{ remove: { index: serving.index, alias } }, { add: { index: to, alias } }],
    });
    return { from: serving.index, to };
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

  /**
   * Hashes of all documents by id, in id order, after `after` up to and with `until` (null: to the end), at
   * most `size` of them.
   */
  async hashes(
    index: string,
    range: { readonly after: string | null; readonly until: string | null; readonly size: number },
  ): Promise<Map<string, string>> {
    const response = await this.#client.search<unknown>({
      index,
      size: range.size,
      _source: false,
      query: {
        range: {
          id: {
            ...(range.after === null ? {} : { gt: range.after }),
            ...(range.until === null ? {} : { lte: range.until }),
          },
        },
      },
      docvalue_fields: ['hash'],
      sort: [{ id: 'asc' }],
      track_total_hits: false,
    });
    return new Map(
      response.hits.hits.map(({ _id, fields }) => {
        const [hash] = (fields?.['hash'] ?? []) as string[];
        return [_id ?? '', hash ?? ''];
      }),
    );
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
        progress: mappings?._meta?.progress ?? null,
      }))
      .sort((a, b) => a.index.slice(-17).localeCompare(b.index.slice(-17)));
  }
}
