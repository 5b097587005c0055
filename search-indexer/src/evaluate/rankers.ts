import type { ElasticsearchProductSearch, SearchClient } from '@green-apple/search';
import { PLACES } from './gain.ts';
import type { Ranker } from './evaluate.ts';

/** Search as shoppers have it. */
export const shopRanker = (search: ElasticsearchProductSearch): Ranker => ({
  name: 'shop',
  rank: async (q) => {
    const { items } = await search.list({ q: q.trim(), limit: PLACES }, new Date().toISOString());
    return items.map(({ id }) => id);
  },
});

const FIELDS = [
  ...['title', 'subtitle', 'brandName', 'ingredients', 'categoryNames', 'keywords', 'summary'],
  'codes',
];

/** What everybody begins with: all fields alike, stemmed and folded, nothing else. The mark to beat. */
export const plainBody = (q: string) => ({
  size: PLACES,
  _source: false,
  query: { multi_match: { query: q, fields: FIELDS, analyzer: 'product' } },
});

export const plainRanker = (client: SearchClient, index: string): Ranker => ({
  name: 'plain multi_match',
  rank: async (q) => {
    const { hits } = await client.search({ index, ...plainBody(q) });
    return hits.hits.flatMap(({ _id }) => _id ?? []);
  },
});
