import { setTimeout as delay } from 'node:timers/promises';
import type { CatalogReader, ProductReading } from '@green-apple/persistence';
import type { ProductIndex } from '@green-apple/search';
import { toSearchDocument } from '../project/to-search-document.ts';
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
  /** Stops between pages; the half-filled index is dropped by the next build. */
  readonly signal?: AbortSignal;
}

export interface RebuildResult {
  readonly index: string;
  readonly documents: number;
  readonly replaced: readonly string[];
  readonly milliseconds: number;
}

/** Thrown when the new index is not what the database has; the old one goes on serving. */
export class RebuildRefusedError extends Error {
  override readonly name = 'RebuildRefusedError';
}

/**
 * Fills a new index beside the serving one and puts it in its place in one step. From its first moment on
 * every change is written to both, so nothing has to be caught up, and no search sees a half-filled index.
 */
export async function rebuild(dependencies: RebuildDependencies): Promise<RebuildResult> {
  const { index, writer, signal } = dependencies;
  const now = dependencies.now ?? (() => new Date());
  const started = performance.now();
  const expected = await writer.countPublished();
  const name = await index.startBuild(await writer.identity(), now());
  // By now no consumer anywhere still writes to the indexes of before only.
  await delay(dependencies.settleMs ?? 2 * TARGETS_KNOWN_MS, undefined, signal ? { signal } : {});
  const oldestAllowed = await writer.readPoint();

  let written = 0;
  let skipped = 0;
  for await (const { readPoint, products } of pages(dependencies, oldestAllowed)) {
    signal?.throwIfAborted();
    const at = now().toISOString();
    const documents = products.map((product) => toSearchDocument(product, at));
    const { refused } = await index.write(
      [name],
      documents.flatMap((document) =>
        document ? [{ id: document.id, version: readPoint, document }] : [],
      ),
    );
    const [first] = refused;
    if (first) throw new RebuildRefusedError(`${refused.length} refused: ${first.reason}`);
    skipped += documents.filter((document) => document === null).length;
    written += products.length;
    dependencies.onProgress?.({ written, of: Math.max(expected, written) });
  }

  await index.settle(name);
  const documents = await index.count(name);
  const wanted = (await writer.countPublished()) - skipped;
  // Shoppers and employees go on meanwhile, so a handful may have come or gone since they were counted.
  if (documents < wanted * 0.99 - 10)
    throw new RebuildRefusedError(`${documents} documents for ${wanted} products`);
  const replaced = await index.finishBuild(name);
  await index.dropOld();
  return { index: name, documents, replaced, milliseconds: performance.now() - started };
}

/** Reads one page ahead, so that database and engine work at the same time. */
async function* pages(
  { reader, writer, pageSize = 500 }: RebuildDependencies,
  oldestAllowed: number,
): AsyncGenerator<ProductReading> {
  const read = async (after: string | null): Promise<ProductReading> => {
    const page = await reader.page(after, pageSize);
    return page.readPoint < oldestAllowed ? writer.page(after, pageSize) : page;
  };
  let next: Promise<ProductReading> | null = read(null);
  while (next) {
    const page: ProductReading = await next;
    const last = page.products.length < pageSize ? undefined : page.products.at(-1);
    next = last ? read(last.id) : null;
    // A failure while the caller writes is seen when the page is asked for, not before.
    next?.catch(() => undefined);
    if (page.products.length > 0) yield page;
  }
}
