import type { Json } from './list-filters.ts';
import type { ShopperWords } from './shopper-words.ts';

/** How widely words are taken; each step is tried only when the one before found nothing. */
export type Matching = 'every-word' | 'similar' | 'any-word';

/** What has to be there, by step. Only the wider steps forgive typing, and they give it next to no weight. */
function mustMatch(wanted: string, matching: Matching): Json {
  const base = { query: wanted, zero_terms_query: 'all' };
  const fuzzy = { ...base, fuzziness: 'AUTO:4,8', prefix_length: 1, max_expansions: 40 };
  const lightly = (boost: number, filter: Json): Json => ({ constant_score: { boost, filter } });
  switch (matching) {
    case 'every-word':
      return { match: { text: { ...base, operator: 'and' } } };
    case 'similar':
      return {
        bool: {
          minimum_should_match: 1,
          should: [
            lightly(0.1, { match: { text: { ...fuzzy, operator: 'and' } } }),
            lightly(0.2, { match_bool_prefix: { names: { query: wanted, operator: 'and' } } }),
          ],
        },
      };
    case 'any-word':
      return lightly(0.1, {
        match: { text: { ...fuzzy, operator: 'or', minimum_should_match: '50%' } },
      });
  }
}

/** What makes one match better than another; each of these takes words exactly as typed. */
function preferences(wanted: string, matching: Matching): Json[] {
  return [
    ...(matching === 'every-word'
      ? []
      : [
          { match: { text: { query: wanted } } },
          // A title that is meant but typed wrong comes before a text that is.
          {
            match: {
              title: { query: wanted, fuzziness: 'AUTO:4,8', prefix_length: 1, boost: 0.5 },
            },
          },
        ]),
    { match: { title: { query: wanted, boost: 4 } } },
    { match_phrase: { title: { query: wanted, boost: 4, slop: 1 } } },
    { term: { 'title.exact': { value: wanted, boost: 20 } } },
    { match: { brandName: { query: wanted, boost: 3 } } },
    { match: { ingredients: { query: wanted, boost: 3 } } },
    { match: { keywords: { query: wanted, boost: 1.5 } } },
  ];
}

/**
 * The query for what a shopper typed. Scored, an exact match counts more than a similar one and a popular
 * product more than one nobody knows; unscored, it only tells what matches.
 */
export function textQuery(words: ShopperWords, matching: Matching, scored: boolean): Json {
  const must = mustMatch(words.wanted, matching);
  const text = scored
    ? {
        function_score: {
          query: { bool: { must: [must], should: preferences(words.wanted, matching) } },
          field_value_factor: { field: 'popularity', factor: 0.25, missing: 4 },
          boost_mode: 'multiply',
        },
      }
    : must;
  if (words.code === null) return text;
  return {
    bool: {
      minimum_should_match: 1,
      should: [text, { term: { codes: { value: words.code, boost: 1000 } } }],
    },
  };
}
