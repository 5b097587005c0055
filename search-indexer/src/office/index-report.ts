import { DEFINITION_HASH, type ProductIndex } from '@green-apple/search';
import type { Freshness } from '../consume/freshness.ts';
import type { DriftWatch } from '../index/drift-watch.ts';
import type { IndexKeeper } from '../index/index-keeper.ts';

export interface ReportDependencies {
  readonly index: ProductIndex;
  /** How many products the shop shows. */
  readonly published: () => Promise<number>;
  readonly keeper: Pick<IndexKeeper, 'ready' | 'lastBuild'>;
  readonly freshness: Pick<Freshness, 'report'>;
  readonly drift: Pick<DriftWatch, 'report'>;
}

/** The state of the index, as the back office shows it. Throws while the engine is away. */
export async function indexReport({
  index,
  published,
  ...parts
}: ReportDependencies): Promise<object> {
  const serving = await index.serving();
  return {
    ready: parts.keeper.ready(),
    index: serving?.index ?? null,
    definitionCurrent: serving?.definition === DEFINITION_HASH,
    documents: serving ? await index.count(serving.index) : 0,
    published: await published(),
    kept: (await index.all()).map((one) => one.index).filter((name) => name !== serving?.index),
    freshness: parts.freshness.report(),
    drift: parts.drift.report(),
    lastBuild: parts.keeper.lastBuild(),
  };
}
