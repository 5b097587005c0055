import type { Json } from '../query/list-filters.ts';

/** Columns of a hit that suggestions are made of; one for each would be unpacked at a price of its own. */
const SHOWN = { _source: false, stored_fields: '_none_', docvalue_fields: ['hint'] } as const;
/** An index of another release may have no hints. */
const SHOWN_APART = {
  ...SHOWN,
  docvalue_fields: ['card', 'phrases', 'categoryFacet', 'brandFacet'],
} as const;

/**
 * More than are offered, since completions, categories and brands are read off them too. Of twice as many one completion in
 * sixteen more would come, the last of its list, and each of them costs both servers something.
 */
const LOOKED_THROUGH = 16;

/** How closely a product is what is being typed; a wider step stands below the closer ones. */
export type SuggestStep = 'title' | 'names' | 'nearly';

const asTyped = (field: string, q: string): Json => ({
  match_bool_prefix: { [field]: { query: q, operator: 'and', analyzer: 'product' } },
});

const MATCHES: Readonly<Record<SuggestStep, (q: string) => readonly Json[]>> = {
  title: (q) => [asTyped('title', q), { term: { codes: { value: q } } }],
  names: (q) => [asTyped('names', q)],
  nearly: (q) => [
    {
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
  ],
};

/**
 * One step of the request behind the search box: the products of the highest standing, so that the engine can stop
 * at the first ones however many match.
 */
export const buildSuggestBody = (q: string, step: SuggestStep, isApart = false): Json => ({
  size: LOOKED_THROUGH,
  track_total_hits: false,
  ...(isApart ? SHOWN_APART : SHOWN),
  query: { bool: { minimum_should_match: 1, should: MATCHES[step](q) } },
  sort: [{ standing: 'desc' }, isApart ? { id: 'asc' } : { tie: 'asc' }],
});
