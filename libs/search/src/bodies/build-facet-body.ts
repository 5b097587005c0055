import {
  PRICE_RANGES,
  RATING_STEPS,
  attributeRanges,
  priceRangeValue,
  type AttributeDefinition,
} from '@green-apple/domain-catalog';
import { partName } from '../document/search-document.ts';
import {
  FACETS_TOGETHER,
  MOST_BRANDS,
  all,
  alternativeFilters,
  attributeFacet,
  hasOne,
  requirements,
  type Alternative,
  type AttributeFacet,
  type Json,
  type ListQuery,
  type PlainFacet,
} from '../query/list-filters.ts';
import { hasWord, saysSomething, textQuery, wordsOf, type Matching } from '../query/text-query.ts';
import { UNTUNED, hiding, type Tuning } from '../query/tuning.ts';
import { wordsOfQuery } from '../query/words-of-query.ts';

/** All values of all attributes at once: one look, however many attributes there are. */
const EVERY_ATTRIBUTE = { terms: { field: 'attributes', size: 1_000 } };

const FACETS: Readonly<Record<PlainFacet, Json>> = {
  category: { terms: { field: 'categoryFacet', size: 200 } },
  goal: { terms: { field: 'goal', size: 20 } },
  brand: { terms: { field: 'brandFacet', size: MOST_BRANDS } },
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

/** What is counted beside a list. */
export interface Counted {
  /** What can be said of products, as employees define it now. */
  readonly attributes: readonly AttributeDefinition[];
  /** An index of another release may have no column of all facets, or none that counts as this one does. */
  readonly isApart: boolean;
}
export const COUNTED: Counted = { attributes: [], isApart: false };

/** Ranges of the attributes that are numbers, by the name of their facet. */
const numberFacets = ({ attributes }: Counted): Readonly<Record<string, Json>> =>
  Object.fromEntries(
    attributes.filter(isCounted).map((one) => [attributeFacet(one.code), numberFacet(one)]),
  );

/** A facet costs the engine the same again whatever it counts: one counts the values of all of them. */
const TOGETHER = { [FACETS_TOGETHER]: { terms: { field: 'facets', size: 2_000 } } } as const;

/** Every facet there is. */
const everyFacet = (counted: Counted): Readonly<Record<string, Json>> => ({
  ...(counted.isApart ? FACETS : TOGETHER),
  ...numberFacets(counted),
});

/** The facet of what was chosen: of an attribute that is no number, its own values alone. */
const facetOf = (name: string, counted: Counted): Json =>
  FACETS[name as PlainFacet] ??
  numberFacets(counted)[name] ?? {
    terms: { ...EVERY_ATTRIBUTE.terms, include: `${name.slice(name.indexOf(':') + 1)}:.*` },
  };

/** What a facet's values are counted under: every choice, or all but its own. */
export type ContextName = 'shown' | Alternative | AttributeFacet;

type Filters = ReadonlyMap<Alternative | AttributeFacet, Json>;

/** The filters of a context beside what the words and requirements say. */
export const filtersUnder = (filters: Filters, name: ContextName): Json[] =>
  [...filters].filter(([other]) => other !== name).map(([, filter]) => filter);

/** The facets that are counted in a context: its own one, or all that nothing was chosen of. */
function facetsUnder(filters: Filters, name: ContextName, counted: Counted): Json {
  if (name !== 'shown') return { [name]: facetOf(name, counted) };
  return Object.fromEntries(
    Object.entries(everyFacet(counted)).filter(([facet]) => !filters.has(facet as Alternative)),
  );
}

/** The facets of what a list shows, to be counted with its page. */
export const facetsShown = (query: ListQuery, counted: Counted): Json =>
  facetsUnder(alternativeFilters(query), 'shown', counted);

/** The contexts that the facets of a list are counted in: one where nothing was chosen. */
export const contextsOf = (query: ListQuery): readonly ContextName[] => [
  'shown',
  ...alternativeFilters(query).keys(),
];

/** The facets in groups of equal context, so that no filter is evaluated twice. */
const facetContexts = (query: ListQuery, counted: Counted): Json => {
  const filters = alternativeFilters(query);
  return Object.fromEntries(
    contextsOf(query).map((name) => [
      name,
      {
        filter: all(filtersUnder(filters, name)),
        aggs: facetsUnder(filters, name, counted),
      },
    ]),
  );
};

/** The same contexts with nothing counted in them but their products. */
export const contextSizes = (query: ListQuery): Json => {
  const filters = alternativeFilters(query);
  return Object.fromEntries(
    contextsOf(query).map((name) => [name, { filter: all(filtersUnder(filters, name)) }]),
  );
};

/** Where nothing was chosen, the one context is all there is: its facets need no filter around them. */
const facetAggregations = (query: ListQuery, counted: Counted): Json =>
  alternativeFilters(query).size === 0 ? everyFacet(counted) : facetContexts(query, counted);

/** What matches words and requirements, whatever was chosen of the facets. */
export function matched(query: ListQuery, matching: Matching, tuning: Tuning): Json[] {
  const words = wordsOfQuery(query);
  return [
    ...(words && saysSomething(words) ? [textQuery(words, matching, false, tuning.instead)] : []),
    ...requirements(query, words),
    ...hiding(tuning),
  ];
}

/** How many products a query finds, and nothing else; not told beyond `most`. */
export const buildCountBody = (
  query: ListQuery,
  matching: Matching,
  tuning: Tuning,
  most: number | true = true,
): Json & { readonly query: Json } => ({
  size: 0,
  track_total_hits: most,
  query: all(matched(query, matching, tuning)),
});

/**
 * The request for the counts beside a list. It is the same for every order and page of the list, and
 * returns no product, so the engine keeps its answer until the index changes. Counts are exact at any size.
 */
export function buildFacetBody(
  query: ListQuery,
  matching: Matching = 'every-word',
  tuning: Tuning = UNTUNED,
  counted: Counted = COUNTED,
): Json {
  return {
    ...buildCountBody(query, matching, tuning),
    aggs: facetAggregations(query, counted),
  };
}

/** A context and the part of the catalogue that tells its counts; 1 is all of it. */
export interface CountedIn {
  readonly name: ContextName;
  readonly share: number;
}

/** What the products of a part have, and no others. */
export const ofPart = (share: number): Json[] =>
  share === 1 ? [] : [hasOne('parts', partName(share))];

/** The request for one context, counted in its part of the catalogue. All lists that differ in its choice alone share it. */
export function buildContextBody(
  query: ListQuery,
  { name, share }: CountedIn,
  options: {
    readonly matching: Matching;
    readonly tuning: Tuning;
    readonly counted: Counted;
  },
): Json {
  const chosen = alternativeFilters(query);
  return {
    size: 0,
    track_total_hits: true,
    query: all([
      ...matched(query, options.matching, options.tuning),
      ...filtersUnder(chosen, name),
      ...ofPart(share),
    ]),
    aggs: facetsUnder(chosen, name, options.counted),
  };
}

/** Whether each word that was typed brings any product as it stands. */
export interface HeardResponse {
  readonly aggregations?: {
    readonly heard: { readonly buckets: readonly { readonly doc_count: number }[] };
  };
}

/** The request for it; null where there is no word. */
export function buildHeardBody(query: ListQuery): Json | null {
  const words = wordsOfQuery(query);
  const typed = wordsOf(words?.about ?? '');
  if (typed.length === 0) return null;
  return {
    size: 0,
    track_total_hits: false,
    query: all(requirements(query, words)),
    aggs: { heard: { filters: { filters: typed.map(hasWord) } } },
  };
}

/** The same of each word by a request of its own, which ends at the first product: in a large catalogue words have many. */
export function buildHeardBodies(query: ListQuery): Json[] {
  const words = wordsOfQuery(query);
  return wordsOf(words?.about ?? '').map((word) => ({
    size: 0,
    track_total_hits: 1,
    query: all([hasWord(word), ...requirements(query, words)]),
  }));
}

/** In the order of the words. */
export const wordsHeard = ({ aggregations }: HeardResponse): boolean[] =>
  (aggregations?.heard.buckets ?? []).map(({ doc_count }) => doc_count > 0);
