import { CARDS_ONLY } from './build-page-body.ts';
import type { Json } from './list-filters.ts';

/** The request behind the search box: products, categories and whole queries that begin with what is typed. */
export function buildSuggestBody(q: string): Json {
  return {
    size: 6,
    track_total_hits: false,
    ...CARDS_ONLY,
    query: {
      function_score: {
        query: {
          bool: {
            minimum_should_match: 1,
            should: [
              { match_bool_prefix: { names: { query: q, operator: 'and', boost: 4 } } },
              {
                match_bool_prefix: {
                  title: { query: q, operator: 'and', analyzer: 'product', boost: 8 },
                },
              },
              {
                constant_score: {
                  boost: 0.1,
                  filter: {
                    match: {
                      names: {
                        query: q,
                        operator: 'and',
                        fuzziness: 'AUTO:4,8',
                        prefix_length: 1,
                        max_expansions: 20,
                      },
                    },
                  },
                },
              },
              { term: { codes: { value: q, boost: 1000 } } },
            ],
          },
        },
        field_value_factor: { field: 'popularity', factor: 0.25, missing: 4 },
        boost_mode: 'multiply',
      },
    },
    aggs: {
      categories: { terms: { field: 'categoryFacet', size: 20 } },
      brands: { terms: { field: 'brandFacet', size: 20 } },
    },
    suggest: {
      queries: {
        prefix: q,
        completion: {
          field: 'phrases',
          size: 5,
          skip_duplicates: true,
          fuzzy: { fuzziness: 'AUTO', min_length: 4, prefix_length: 1 },
        },
      },
    },
  };
}
