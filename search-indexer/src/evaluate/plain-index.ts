import { randomUUID } from 'node:crypto';
import { INDEX_DEFINITION, type SearchClient, type SearchDocument } from '@green-apple/search';
import type { Ranker } from './evaluate.ts';
import { PLACES } from './gain.ts';

const FIELDS = [
  ...['title', 'subtitle', 'brandName', 'ingredients', 'categoryNames', 'keywords', 'summary'],
  'codes',
] as const;

/** What everybody begins with: all fields alike, stemmed and folded, nothing else. The mark to beat. */
export const plainBody = (q: string) => ({
  size: PLACES,
  _source: false,
  query: { multi_match: { query: q, fields: [...FIELDS], analyzer: 'product' } },
});

/**
 * Ranks by a plain search over an index of its own, scored as the engine scores by itself (BM25), and takes the
 * index away again.
 */
export async function withPlainRanker<Result>(
  client: SearchClient,
  products: readonly SearchDocument[],
  work: (ranker: Ranker) => Promise<Result>,
): Promise<Result> {
  const index = `plain-${randomUUID()}`;
  const { analysis } = structuredClone(INDEX_DEFINITION.settings);
  const text = { type: 'text', analyzer: 'product' } as const;
  await client.indices.create({
    index,
    settings: { number_of_shards: 1, number_of_replicas: 0, analysis: analysis as object },
    mappings: { properties: Object.fromEntries(FIELDS.map((field) => [field, text])) },
  });
  try {
    for (let at = 0; at < products.length; at += 500)
      await client.bulk({
        index,
        refresh: true,
        operations: products
          .slice(at, at + 500)
          .flatMap((product) => [
            { index: { _id: product.id } },
            Object.fromEntries(FIELDS.map((field) => [field, product[field]])),
          ]),
      });
    return await work({
      name: 'plain multi_match',
      rank: async (q) => {
        const { hits } = await client.search({ index, ...plainBody(q) });
        return hits.hits.flatMap(({ _id }) => _id ?? []);
      },
    });
  } finally {
    await client.indices.delete({ index });
  }
}
