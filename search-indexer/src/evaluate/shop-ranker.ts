import type { ElasticsearchProductSearch } from '@green-apple/search';
import type { Ranker } from './evaluate.ts';
import { PLACES } from './gain.ts';

/** Search as shoppers have it. */
export const shopRanker = (search: ElasticsearchProductSearch): Ranker => ({
  name: 'shop',
  rank: async (q) => {
    const now = new Date().toISOString();
    const { items, more } = await search.list({ q: q.trim(), limit: PLACES }, now);
    return [...items, ...more].map(({ id }) => id);
  },
});
