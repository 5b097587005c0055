import {
  PRICE_RANGES,
  RATING_STEPS,
  attributeRanges,
  priceRangeValue,
  readShopperWords,
  type AttributeDefinition,
  type ShopperWords,
} from '@green-apple/domain-catalog';
import {
  all,
  alternativeFilters,
  attributeFacet,
  requirements,
  type Alternative,
  type AttributeFacet,
  type Json,
  type ListQuery,
} from './list-filters.ts';
import { UNTUNED, hiding, type Tuning } from './tuning.ts';
import { saysSomething, similarWord, textQuery, wordsOf, type Matching } from './text-query.ts';

/** All values of all attributes at once: one look, however many attributes there are. */
const EVERY_ATTRIBUTE = { terms: { field: 'attributes', size: 1_000 } };

const FACETS: Readonly<
  Record<Alternative | 'diet' | 'certificate' | 'without' | 'attribute', Json>
> = {
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
  attribute: EVERY_ATTRIBUTE,
};

/** Numbers are counted by the ranges their definition has now. */
const numberFacet = (definition: AttributeDefinition): Json => ({
  range: {
    field: `numbers.${definition.code}`,
    ranges: attributeRanges(definition).map(({ value, from, to }) => ({
      key: value,
      ...(from === null ? {} : { from }),
      ...(to === null ? {} : { to }),
    })),
  },
});

const isCounted = ({ kind, filterable, steps }: AttributeDefinition): boolean =>
  kind === 'number' && filterable && steps.length > 0;

/** Every facet there is by name. */
function facetsOf(attributes: readonly AttributeDefinition[]): Readonly<Record<string, Json>> {
  const numbers = attributes.filter(isCounted);
  return {
    ...FACETS,
    ...Object.fromEntries(numbers.map((one) => [attributeFacet(one.code), numberFacet(one)])),
  };
}

/** The facet of what was chosen: of an attribute that is no number, its own values alone. */
const facetOf = (facets: Readonly<Record<string, Json>>, name: string): Json =>
  facets[name] ?? {
    terms: { ...EVERY_ATTRIBUTE.terms, include: `${name.slice(name.indexOf(':') + 1)}:.*` },
  };

/** The facets in groups of equal context, so that no filter is evaluated twice. */
function facetAggregations(
  filters: ReadonlyMap<Alternative | AttributeFacet, Json>,
  attributes: readonly AttributeDefinition[],
): Json {
  const facets = facetsOf(attributes);
  if (filters.size === 0) return facets;
  const open = Object.entries(facets).filter(([name]) => !filters.has(name as Alternative));
  const own = [...filters.keys()].map((name) => {
    const others = [...filters].filter(([other]) => other !== name).map(([, filter]) => filter);
    return [name, { filter: all(others), aggs: { [name]: facetOf(facets, name) } }];
  });
  return {
    shown: { filter: all(filters.values()), aggs: Object.fromEntries(open) },
    ...Object.fromEntries(own),
  };
}

/** How many products a query finds, and nothing else. */
export function buildCountBody(query: ListQuery, matching: Matching, tuning: Tuning): Json {
  const words = query.q ? readShopperWords(query.q, query.locale) : null;
  const text =
    words && saysSomething(words) ? [textQuery(words, matching, false, tuning.instead)] : [];
  return {
    size: 0,
    track_total_hits: true,
    query: all([...text, ...requirements(query, words), ...hiding(tuning)]),
  };
}

/**
 * The request for the counts beside a list. It is the same for every order and page of the list, and
 * returns no product, so the engine keeps its answer until the index changes. Counts are exact at any size.
 */
export function buildFacetBody(
  query: ListQuery,
  matching: Matching = 'every-word',
  tuning: Tuning = UNTUNED,
  attributes: readonly AttributeDefinition[] = [],
): Json {
  const words = query.q ? readShopperWords(query.q, query.locale) : null;
  return {
    ...buildCountBody(query, matching, tuning),
    aggs: {
      ...facetAggregations(alternativeFilters(query), attributes),
      ...(matching === 'any-word' && words ? wordsHeard(words) : {}),
    },
  };
}

/** How many products each word brings, in their order, for telling which of them were left out. */
const wordsHeard = ({ about }: ShopperWords): Json => ({
  heard: { filters: { filters: wordsOf(about).map((word) => similarWord(word, undefined, [])) } },
});
