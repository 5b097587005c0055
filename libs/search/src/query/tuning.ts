import {
  otherWays,
  placementOf,
  type Placement,
  type SearchRules,
} from '@green-apple/domain-catalog';
import type { Json, ListQuery } from './list-filters.ts';
import { wordsOfQuery } from './words-of-query.ts';

/** What employees have said about one list. */
export interface Tuning {
  /** Other ways to say what was typed. */
  readonly instead: readonly string[];
  readonly placement: Placement;
}

export const UNTUNED: Tuning = {
  instead: [],
  placement: { pinned: [], boosted: [], buried: [], hidden: [] },
};

/** What holds for this list at `now` (ISO 8601). */
export function tuningOf(rules: SearchRules, query: ListQuery, now: string): Tuning {
  const about = wordsOfQuery(query)?.about ?? '';
  const placement = placementOf(rules, query, now);
  // A pin needs a place beside it, or the list could not go on.
  const first = [...new Set([...(query.scope?.pinned ?? []), ...placement.pinned])];
  const pinned = first.slice(0, Math.max(0, query.limit - 1));
  return {
    instead: about === '' ? [] : otherWays(about, rules.synonyms),
    placement: { ...placement, pinned },
  };
}

export const without = (ids: readonly string[]): Json[] =>
  ids.length === 0 ? [] : [{ bool: { must_not: [{ ids: { values: ids } }] } }];

export const hiding = ({ placement }: Tuning): Json[] => without(placement.hidden);

export const movesProducts = ({ placement }: Tuning): boolean =>
  placement.boosted.length > 0 || placement.buried.length > 0;

/** The order of a list without words, as a score. */
export const BY_POPULARITY: Json = {
  function_score: {
    query: { match_all: {} },
    field_value_factor: { field: 'popularity', missing: 4 },
    boost_mode: 'replace',
  },
};

/** Ten times the score stands above nearly everything, a twentieth below. */
const UP = 10;
const DOWN = 0.05;

export function moving(tuning: Tuning, query: Json): Json {
  if (!movesProducts(tuning)) return query;
  const { boosted, buried } = tuning.placement;
  const weighed = (ids: readonly string[], weight: number): Json[] =>
    ids.length === 0 ? [] : [{ filter: { ids: { values: ids } }, weight }];
  return {
    function_score: {
      query,
      functions: [...weighed(boosted, UP), ...weighed(buried, DOWN)],
      score_mode: 'multiply',
      boost_mode: 'multiply',
    },
  };
}
