import type { CatalogReader } from '@green-apple/persistence';
import {
  ElasticsearchProductSearch,
  type ProductIndex,
  type Scale,
  type SearchClient,
  type SearchDocument,
} from '@green-apple/search';
import { toSearchDocument } from '../project/to-search-document.ts';
import { evaluate, type Evaluation } from './evaluate.ts';
import { JUDGEMENTS } from './judgements/index.ts';
import { withPlainRanker } from './plain-index.ts';
import { shopRanker } from './shop-ranker.ts';

export interface EvaluateDependencies {
  readonly client: SearchClient;
  readonly index: ProductIndex;
  readonly reader: CatalogReader;
  readonly pageSize?: number;
}

/** Every product on sale, as the index should have it. */
async function catalogue({ reader, pageSize = 500 }: EvaluateDependencies) {
  const now = new Date().toISOString();
  const documents: SearchDocument[] = [];
  for (let after: string | null = null; ;) {
    const { products, next } = await reader.page(after, pageSize);
    documents.push(...products.flatMap((product) => toSearchDocument(product, now) ?? []));
    if (next === null) return documents;
    after = next;
  }
}

/** Measures search as shoppers have it, and the plain search everybody begins with. `scale`: when a catalogue is large. */
export async function evaluateIndex(
  dependencies: EvaluateDependencies,
  scale?: Scale,
): Promise<{ readonly shop: Evaluation; readonly plain: Evaluation }> {
  const { client, index } = dependencies;
  const { alias } = index.names;
  const products = await catalogue(dependencies);
  return {
    shop: await evaluate(
      JUDGEMENTS,
      products,
      shopRanker(new ElasticsearchProductSearch(client, alias, scale ? { scale } : {})),
    ),
    plain: await withPlainRanker(client, products, (plain) =>
      evaluate(JUDGEMENTS, products, plain),
    ),
  };
}
