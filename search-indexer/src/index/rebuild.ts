import { setTimeout as delay } from 'node:timers/promises';
import {
  parseHistoryPoint,
  type CatalogReader,
  type HistoryPoint,
  type ProductPage,
  type ProductReading,
} from '@green-apple/persistence';
import {
  isEngineAway,
  type BuildProgress,
  type IndexWrite,
  type ProductIndex,
  type WriteOutcome,
} from '@green-apple/search';
import { readSince } from '../consume/product-readings.ts';
import type { Refusal } from '../consume/product-updater.ts';
import { toSearchDocument } from '../project/to-search-document.ts';
import { compareRange, differing } from './compare-range.ts';
import { digestOf, isIntact, type Seal } from './seals.ts';
import { TARGETS_KNOWN_MS } from './write-targets.ts';

export interface RebuildDependencies {
  readonly index: ProductIndex;
  /** Serves the pages; may be behind. */
  readonly reader: CatalogReader;
  /** Serves a page whenever the reader has not seen all that was committed before the build. */
  readonly writer: CatalogReader;
  readonly now?: () => Date;
  readonly pageSize?: number;
  /** How long to wait until every consumer knows of the new index. */
  readonly settleMs?: number;
  readonly onProgress?: (progress: { readonly written: number; readonly of: number }) => void;
  /** Stops between pages; the next build goes on where this one ended. */
  readonly signal?: AbortSignal;
}

export interface RebuildResult {
  readonly index: string;
  readonly documents: number;
  readonly replaced: readonly string[];
  readonly milliseconds: number;
  /** Products that an earlier, ended build had written already. */
  readonly resumedAfter: number;
  /** Documents that had to be written again when the index was compared with the database. */
  readonly repaired: number;
  /** Products whose documents the engine does not take: they are missing until they are changed. */
  readonly refused: readonly Refusal[];
}

/** Thrown when the new index is not what the database has; the old one goes on serving. */
export class RebuildRefusedError extends Error {
  override readonly name = 'RebuildRefusedError';
}

/** Pages after which the index is told how far it has come. */
const REMEMBER_EVERY = 10;
const FIRST_PAUSE_MS = 250;
const LONGEST_PAUSE_MS = 16_000;

interface Build {
  readonly name: string;
  readonly source: string;
  readonly begun: BuildProgress | null;
  /** When it began; what changed later comes by event. */
  readonly since: string;
}

/**
 * Fills a new index beside the serving one and puts it in its place in one step. From its first moment on
 * every change is written to both, so nothing has to be caught up, and no search sees a half-filled index.
 * What was written is compared with the database before the swap.
 */
export async function rebuild(dependencies: RebuildDependencies): Promise<RebuildResult> {
  const { index } = dependencies;
  const started = performance.now();
  const build = await beginOrGoOn(dependencies);
  const { seals, refused } = await fill(dependencies, build);
  await index.settle(build.name);
  const repaired = await repairBeforeUse(dependencies, build, seals);
  const documents = await index.count(build.name);
  const replaced = await index.finishBuild(build.name);
  await index.dropOld();
  return {
    index: build.name,
    documents,
    replaced,
    milliseconds: performance.now() - started,
    resumedAfter: build.begun?.written ?? 0,
    repaired,
    refused,
  };
}

async function beginOrGoOn(dependencies: RebuildDependencies): Promise<Build> {
  const { index, writer, signal } = dependencies;
  const source = await writer.identity();
  const left = await index.unfinished(source);
  if (left?.progress)
    return { name: left.index, source, begun: left.progress, since: left.progress.since };
  const name = await index.startBuild(source, dependencies.now?.() ?? new Date());
  // By now no consumer anywhere still writes to the indexes of before only.
  await delay(dependencies.settleMs ?? 2 * TARGETS_KNOWN_MS, undefined, signal ? { signal } : {});
  return { name, source, begun: null, since: await writer.historyPoint() };
}

/** A fault of one product in a hundred is its own; of more, it is ours. */
const mostRefused = (products: number): number => Math.max(1, products * 0.01);

/**
 * Writes every product from where the build stands; returns a seal of each page. A product that the engine does not
 * take keeps no other one from shoppers; many of them are a fault of ours, and the old index goes on serving.
 */
async function fill(
  dependencies: RebuildDependencies,
  build: Build,
): Promise<{ readonly seals: Seal[]; readonly refused: Refusal[] }> {
  const { index, writer, signal } = dependencies;
  const expected = await writer.countPublished();
  const seals: Seal[] = [];
  const refused: Refusal[] = [];
  let { after, written } = build.begun ?? { after: null, written: 0 };
  for await (const reading of pages(dependencies, parseHistoryPoint(build.since), after)) {
    signal?.throwIfAborted();
    const writes = toWrites(reading, dependencies);
    const outcome = await writePage(index, build.name, writes, signal);
    refused.push(...outcome.refused);
    const [first] = refused;
    if (first && refused.length > mostRefused(expected))
      throw new RebuildRefusedError(`${refused.length} refused: ${first.reason}`);
    const untaken = new Set(outcome.refused.map(({ id }) => id));
    const taken = writes.filter(({ id }) => !untaken.has(id));
    const until = reading.next ?? reading.products.at(-1)?.id ?? after ?? '';
    seals.push({ after, until, count: taken.length, digest: digestOf(hashesOf(taken)) });
    written += reading.products.length;
    after = until;
    if (seals.length % REMEMBER_EVERY === 1)
      await index.keepProgress(build.name, build.source, {
        after,
        written,
        since: build.since,
      });
    dependencies.onProgress?.({ written, of: Math.max(expected, written) });
  }
  return { seals, refused };
}

/** An engine that has its hands full gets the same page again, later and later: written twice is no harm. */
async function writePage(
  index: ProductIndex,
  name: string,
  writes: readonly IndexWrite[],
  signal: AbortSignal | undefined,
): Promise<WriteOutcome> {
  for (let pause = FIRST_PAUSE_MS; ; pause *= 2) {
    try {
      return await index.write([name], writes);
    } catch (error) {
      if (!isEngineAway(error) || pause > LONGEST_PAUSE_MS) throw error;
      await delay(pause, undefined, signal ? { signal } : {});
    }
  }
}

function toWrites(reading: ProductReading, { now }: RebuildDependencies): IndexWrite[] {
  const at = (now?.() ?? new Date()).toISOString();
  return reading.products.flatMap((product) => {
    const document = toSearchDocument(product, at);
    return document ? [{ id: document.id, version: reading.readPoint, document }] : [];
  });
}

const hashesOf = (writes: readonly IndexWrite[]) =>
  writes.map(({ id, document }) => [id, document?.hash ?? ''] as const);

/**
 * Compares the filled index with the database and writes what differs. Pages that are as they were written
 * need no second reading; what an earlier build wrote, and what came by event meanwhile, is read again.
 */
async function repairBeforeUse(
  dependencies: RebuildDependencies,
  { name, begun }: Build,
  seals: readonly Seal[],
): Promise<number> {
  const { index } = dependencies;
  const last = seals.at(-1)?.until ?? begun?.after ?? null;
  const found = [{ checked: 0, repaired: 0 }];
  const repair = async (after: string | null, until: string | null) =>
    found.push(await repairRange(dependencies, name, after, until));
  if (begun) await repair(null, begun.after);
  for (const seal of seals)
    if (await isIntact(index, name, seal)) found.push({ checked: seal.count, repaired: 0 });
    else await repair(seal.after, seal.until);
  await repair(last, null);
  await index.refresh(name);
  const wanted = found.reduce((sum, { checked }) => sum + checked, 0);
  const documents = await index.count(name);
  // Shoppers and employees go on meanwhile, so a handful may have come or gone since they were counted.
  if (documents < wanted * 0.99 - 10)
    throw new RebuildRefusedError(`${documents} documents for ${wanted} products`);
  return found.reduce((sum, { repaired }) => sum + repaired, 0);
}

async function repairRange(
  { index, writer, now, pageSize = 500 }: RebuildDependencies,
  name: string,
  from: string | null,
  until: string | null,
): Promise<{ checked: number; repaired: number }> {
  const isoNow = () => (now?.() ?? new Date()).toISOString();
  let checked = 0;
  let repaired = 0;
  for (let after = from; ;) {
    const found = await compareRange({ index, reader: writer, now: isoNow, pageSize }, name, after);
    const at = isoNow();
    const byId = new Map(found.reading.products.map((product) => [product.id, product]));
    const ids = differing(found);
    await index.write(
      [name],
      ids.map((id) => {
        const product = byId.get(id);
        return {
          id,
          version: found.reading.readPoint,
          document: product ? toSearchDocument(product, at) : null,
        };
      }),
    );
    checked += found.checked;
    repaired += ids.length;
    if (found.next === null || (until !== null && found.next >= until))
      return { checked, repaired };
    after = found.next;
  }
}

/** Reads one page ahead, so that database and engine work at the same time. */
async function* pages(
  { pageSize = 500, ...sides }: RebuildDependencies,
  since: HistoryPoint | null,
  from: string | null,
): AsyncGenerator<ProductPage> {
  const read = (after: string | null): Promise<ProductPage> =>
    readSince(sides, since, (catalog, until) => catalog.page(after, pageSize, until));
  let next: Promise<ProductPage> | null = read(from);
  while (next) {
    const page: ProductPage = await next;
    next = page.next === null ? null : read(page.next);
    // A failure while the caller writes is seen when the page is asked for, not before.
    next?.catch(() => undefined);
    if (page.products.length > 0) yield page;
  }
}
