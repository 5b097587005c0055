import type { CatalogReader } from '@green-apple/persistence';
import type { ProductIndex } from '@green-apple/search';
import type { ProductUpdater } from '../consume/product-updater.ts';
import { toSearchDocument } from '../project/to-search-document.ts';

export interface VerifyDependencies {
  readonly index: ProductIndex;
  readonly reader: CatalogReader;
  /** Given, whatever differs is written again. */
  readonly repairBy?: ProductUpdater;
  readonly now?: () => string;
  readonly pageSize?: number;
}

export interface VerifyResult {
  readonly checked: number;
  /** In the database, not in the index. */
  readonly missing: number;
  /** In both, but not the same. */
  readonly different: number;
  /** In the index, not for sale. */
  readonly extra: number;
  readonly repaired: number;
}

/**
 * Compares every document of the serving index with its product by hash. Changes on their way show up as
 * differences for a moment. Throws when there is no serving index.
 */
export async function verify(dependencies: VerifyDependencies): Promise<VerifyResult> {
  const { index, reader, repairBy, pageSize = 500 } = dependencies;
  const serving = await index.serving();
  if (!serving) throw new Error('there is no index yet');
  const counts = { checked: 0, missing: 0, different: 0, extra: 0, repaired: 0 };
  const repair = async (ids: readonly string[]): Promise<void> => {
    if (!repairBy || ids.length === 0) return;
    await repairBy.update(ids);
    counts.repaired += ids.length;
  };

  for (let after: string | null = null; ;) {
    const { products } = await reader.page(after, pageSize);
    const now = dependencies.now?.() ?? new Date().toISOString();
    const documents = products.flatMap((product) => toSearchDocument(product, now) ?? []);
    const hashes = await index.hashes(
      serving.index,
      documents.map(({ id }) => id),
    );
    const missing = documents.filter(({ id }) => !hashes.has(id));
    const different = documents.filter(({ id, hash }) => hashes.has(id) && hashes.get(id) !== hash);
    counts.checked += documents.length;
    counts.missing += missing.length;
    counts.different += different.length;
    await repair([...missing, ...different].map(({ id }) => id));
    if (products.length < pageSize) break;
    after = products.at(-1)?.id ?? null;
  }

  for (let after: string | null = null; ;) {
    const ids: string[] = await index.idsAfter(serving.index, after, pageSize);
    if (ids.length === 0) break;
    const now = dependencies.now?.() ?? new Date().toISOString();
    const { products } = await reader.byIds(ids);
    const sold = new Set(products.flatMap((product) => toSearchDocument(product, now)?.id ?? []));
    const extra = ids.filter((id) => !sold.has(id));
    counts.extra += extra.length;
    await repair(extra);
    after = ids.at(-1) ?? null;
  }
  return counts;
}
