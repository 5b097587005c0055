import type { CatalogReader, IndexAction } from '@green-apple/persistence';
import type { ProductIndex } from '@green-apple/search';
import type { ProductUpdater } from '../consume/product-updater.ts';
import type { IndexKeeper } from '../index/index-keeper.ts';
import { verify } from '../index/verify.ts';

export interface WorkDependencies {
  readonly index: ProductIndex;
  readonly writer: CatalogReader;
  readonly updater: ProductUpdater;
  readonly keeper: Pick<IndexKeeper, 'rebuildNow'>;
}

/** What employees may ask for, each with a sentence on how it went. */
export function indexWork({
  index,
  writer,
  updater,
  keeper,
}: WorkDependencies): Readonly<Record<IndexAction, () => Promise<string>>> {
  return {
    verify: async () => {
      const { checked, repaired, refused } = await verify({
        index,
        reader: writer,
        repairBy: updater,
      });
      const [first] = refused;
      if (first)
        return `${checked} compared; ${repaired} differed and were written again, ${refused.length} the index does not take: ${first.id}, ${first.reason}`.slice(
          0,
          300,
        );
      return repaired === 0
        ? `${checked} compared; nothing differed`
        : `${checked} compared; ${repaired} differed and were written again`;
    },
    rebuild: async () => {
      const result = await keeper.rebuildNow();
      return result
        ? `${result.documents} documents in a new index, which serves`
        : 'Another process is building already';
    },
  };
}
