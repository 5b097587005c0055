import type { ProductUpdater, Refusal } from '../consume/product-updater.ts';
import { compareRange, differing, type CompareDependencies } from './compare-range.ts';

export interface VerifyDependencies extends CompareDependencies {
  /** Given, whatever differs is written again. */
  readonly repairBy?: ProductUpdater;
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
  /** What the index does not take, with its reason. */
  readonly refused: readonly Refusal[];
}

/**
 * Compares every document of the serving index with its product by hash. Changes on their way show up as
 * differences for a moment. Throws when there is no serving index.
 */
export async function verify(dependencies: VerifyDependencies): Promise<VerifyResult> {
  const { index, repairBy } = dependencies;
  const serving = await index.serving();
  if (!serving) throw new Error('there is no index yet');
  const counts = { checked: 0, missing: 0, different: 0, extra: 0, repaired: 0 };
  const refused: Refusal[] = [];
  let after: string | null = null;
  do {
    const found = await compareRange(dependencies, serving.index, after);
    counts.checked += found.checked;
    counts.missing += found.missing.length;
    counts.different += found.different.length;
    counts.extra += found.extra.length;
    const ids = differing(found);
    if (repairBy && ids.length > 0) {
      const lost = await repairBy.updateAll(ids);
      refused.push(...lost);
      counts.repaired += ids.length - lost.length;
    }
    after = found.next;
  } while (after !== null);
  return { ...counts, refused };
}
