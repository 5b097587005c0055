import type { ListProductsQuery } from '@green-apple/contracts-http';
import {
  PRICE_RANGES,
  RATING_STEPS,
  priceRangeValue,
  readShopperWords,
  type ShopperWords,
} from '@green-apple/domain-catalog';
import {
  ALTERNATIVES,
  all,
  alternativeFilters,
  requirements,
  type Alternative,
  type Json,
} from './list-filters.ts';
import { UNTUNED, hiding, type Tuning } from './tuning.ts';
import { saysSomething, similarWord, textQuery, wordsOf, type Matching } from './text-query.ts';

const FACETS: Readonly<Record<Alternative | 'diet' | 'certificate' | 'without', Json>> = {
  category: { terms: { field: 'categoryFacet', size: 200 } },
  goal: { terms: { field: 'goal', size: 20 } },
  brand: { terms: { field: 'brandFacet', size: 60 } },
  form: { terms: { field: 'form', size: 20 } },
  price: {
    range: {
      field: 'price',
      ranges: PRICE_RANGES.map((range) => ({
        key: priceRangeValue(range),
        from: range.min,
        // The engine leaves the upper end out.
        ...(range.max === null ? {} : { to: range.max + 1 }),
      })),
    },
  },
  // Each step holds those above it, since a rating may be better than asked for.
  rating: {
    range: {
      field: 'rating',
      ranges: RATING_STEPS.map((step) => ({ key: String(step), from: step })),
    },
  },
  store: { terms: { field: 'storeFacet', size: 50 } },
  diet: { terms: { field: 'diets', size: 20 } },
  certificate: { terms: { field: 'certificates', size: 20 } },
  without: { terms: { field: 'allergens', size: 20 } },
};

/** The facets in groups of equal context, so that no filter is evaluated twice. */
function facetAggregations(filters: ReadonlyMap<Alternative, Json>): Json {
  if (filters.size === 0) return FACETS;
  const open = Object.entries(FACETS).filter(([name]) => !filters.has(name as Alternative));
  const own = ALTERNATIVES.filter((name) => filters.has(name)).map((name) => {
    const others = [...filters].filter(([other]) => other !== name).map(([, filter]) => filter);
    return [name, { filter: all(others), aggs: { [name]: FACETS[name] } }];
  });
  return {
    shown: { filter: all(filters.values()), aggs: Object.fromEntries(open) },
    ...Object.fromEntries(own),
  };
}

/**
 * The request for the counts beside a list. It is the same for every order and page of the list, and
 * returns no product, so the engine keeps its answer until the index changes. Counts are exact at any size.
 */
export function buildFacetBody(
  query: ListProductsQuery,
  matching: Matching = 'every-word',
  tuning: Tuning = UNTUNED,
): Json {
  const words = query.q ? readShopperWords(query.q) : null;
  const text =
    words && saysSomething(words) ? [textQuery(words, matching, false, tuning.instead)] : [];
  return {
    size: 0,
    track_total_hits: true,
    query: all([...text, ...requirements(query, words), ...hiding(tuning)]),
    aggs: {
      ...facetAggregations(alternativeFilters(query)),
      ...(matching === 'any-word' && words ? wordsHeard(words) : {}),
    },
  };
}

/** How many products each word brings, in their order, for telling which of them were left out. */
const wordsHeard = ({ about }: ShopperWords): Json => ({
  heard: { filters: { filters: wordsOf(about).map((word) => similarWord(word, undefined)) } },
});
